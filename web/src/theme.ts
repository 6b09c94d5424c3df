import { createTheme, type MantineColorsTuple } from '@mantine/core'

const harbor: MantineColorsTuple = [
  '#e9f6f5',
  '#d3eae8',
  '#a5d5d1',
  '#74bfb9',
  '#4cada5',
  '#31a299',
  '#168077',
  '#0d6c65',
  '#075a54',
  '#004842',
]

/** How Kontor looks: one colour for what can be done, the rest is paper and ink. */
export const theme = createTheme({
  primaryColor: 'harbor',
  primaryShade: 7,
  colors: { harbor },
  defaultRadius: 'md',
  fontFamily: 'Inter, ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  headings: { fontWeight: '650', sizes: { h1: { fontSize: '1.5rem' }, h2: { fontSize: '1.05rem' } } },
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
})
