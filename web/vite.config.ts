import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))

/** Built by scripts/ensure.mjs to dist/web and served by Kontor itself; `server.proxy` is for `npx vite web` while designing. */
export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2022',
    // Two pages of their own: whoever opens a customer's link loads nothing of the app of those who work here.
    rolldownOptions: { input: [here('index.html'), here('customer.html')] },
    manifest: true, // which script loads which: what a page weighs is counted from it
    assetsInlineLimit: 0, // a data: script or font would be refused by the Content-Security-Policy
    emptyOutDir: true,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 900,
  },
  server: { proxy: { '/v1': 'http://localhost:8080' } },
})
