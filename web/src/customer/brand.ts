/** Ink on a colored ground: black or white, whichever is read more easily. One of them always has a contrast above 4.5. */
export function inkOn(color: string): '#000000' | '#ffffff' {
  const light = luminance(color)
  const onBlack = (light + 0.05) / 0.05
  const onWhite = 1.05 / (light + 0.05)
  return onBlack >= onWhite ? '#000000' : '#ffffff'
}

/** Relative luminance as WCAG 2 defines it. @param color `#rrggbb` */
export function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Has the page wear the color of the brand. By script, since a style in the markup is not let through. */
export function wear(color: string | null): void {
  if (color === null || !/^#[0-9a-f]{6}$/i.test(color)) return
  document.documentElement.style.setProperty('--brand', color)
  document.documentElement.style.setProperty('--brand-ink', inkOn(color))
}
