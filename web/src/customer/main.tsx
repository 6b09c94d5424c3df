import './styles.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { queries } from './api.ts'
import { Page } from './page.tsx'
import { speak } from './words/words.ts'

await speak()
const root = document.getElementById('root')
if (!root) throw new Error('customer.html has no #root')
createRoot(root).render(
  <QueryClientProvider client={queries}>
    <Page />
  </QueryClientProvider>,
)
