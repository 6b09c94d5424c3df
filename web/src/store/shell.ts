const SHELL = 'kontor-shell'

/**
 * Has the store screen start without a line: puts what the page has loaded aside, for the service worker to give out.
 * What an older version has put aside goes.
 */
export async function keepShell(): Promise<void> {
  if (!('serviceWorker' in navigator) || !navigator.onLine) return
  await navigator.serviceWorker.register('/service-worker.js')
  const loaded = performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => name.startsWith(`${location.origin}/assets/`) || name === `${location.origin}/icon.svg`)
  const cache = await caches.open(SHELL)
  const wanted = new Set([...loaded, `${location.origin}/store`])
  for (const request of await cache.keys())
    if (!wanted.has(request.url) && !(await isOfThisVersion(request.url))) await cache.delete(request)
  await cache.addAll([...wanted])
}

/** Parts that were loaded on an earlier visit belong to this version when the server still has them. */
async function isOfThisVersion(url: string): Promise<boolean> {
  const { ok } = await fetch(url, { method: 'HEAD' })
  return ok
}
