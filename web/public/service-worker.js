// Keeps the shell of the store screen, so that a reload without a line shows what waits to be sent. No answer of the API
// is kept here: what is shown without a line, the page itself has kept and says how old it is.

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate' && /^\/store(\/|$)/.test(pathname)) event.respondWith(page(request))
  else if (pathname.startsWith('/assets/') || pathname === '/icon.svg') event.respondWith(asset(request))
})

/** The newest page where there is a line, else the one that the screen has put aside. */
async function page(request) {
  try {
    return await fetch(request)
  } catch (error) {
    const kept = await caches.match('/store')
    if (kept) return kept
    throw error
  }
}

/** An asset is named by its content: the kept one is the right one. */
async function asset(request) {
  return (await caches.match(request.url)) ?? fetch(request)
}
