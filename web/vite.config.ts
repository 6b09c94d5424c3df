import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Built by scripts/ensure.mjs to dist/web and served by Kontor itself; `server.proxy` is for `npx vite web` while designing. */
export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0, // a data: script or font would be refused by the Content-Security-Policy
    emptyOutDir: true,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 900,
  },
  server: { proxy: { '/v1': 'http://localhost:8080' } },
})
