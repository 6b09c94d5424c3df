import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import '@mantine/spotlight/styles.css'
import './styles.css'
import './narrow.css'
import { Center, Loader, MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider, useQuery } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { setNonce } from 'get-nonce'
import { createRoot } from 'react-dom/client'
import { queries } from './api.ts'
import { Failed } from './parts/states.tsx'
import { router } from './router.tsx'
import { Login } from './session/login.tsx'
import { sessionQuery } from './session/session.ts'
import { theme } from './theme.ts'
import { speak } from './words/words.ts'

// Styles that scripts make are let through with this only; the server says it anew in each page.
const nonce = document.querySelector('meta[name="kontor-nonce"]')?.getAttribute('content') ?? ''
setNonce(nonce)

/** The login where nobody is logged in, at whatever address: after it one is where one wanted to be. */
function App() {
  const session = useQuery(sessionQuery)
  if (session.isError && session.data === undefined)
    return <Failed error={session.error} again={() => void session.refetch()} />
  if (session.isPending)
    return (
      <Center mih="100vh">
        <Loader />
      </Center>
    )
  return session.data ? <RouterProvider router={router} /> : <Login />
}

await speak()
const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <QueryClientProvider client={queries}>
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={() => nonce}>
      <Notifications position="bottom-right" />
      <App />
    </MantineProvider>
  </QueryClientProvider>,
)
