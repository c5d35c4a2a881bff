import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import react from '@vitejs/plugin-react'
import { createServer } from 'vite'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The gallery of the interface kit on a loopback address, served by Vite; `close` ends it and removes its cache. */
export async function serveKit(): Promise<{ url: string; close: () => Promise<void> }> {
  // Vite hands this on to what it bundles: under a test runner antd gives all dialogs the same id.
  process.env['NODE_ENV'] = 'development'
  const cacheDir = await mkdtemp(join(tmpdir(), 'kit-'))
  const server = await createServer({
    configFile: false,
    root: at('.'),
    cacheDir,
    logLevel: 'error',
    plugins: [react()],
    resolve: { alias: { '#shared': at('../../../shared') } },
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null, fs: { allow: [at('../../..')] } },
    optimizeDeps: { entries: ['gallery.tsx'] },
  })
  await server.listen()
  const url = server.resolvedUrls?.local[0]
  if (url === undefined) throw new Error('the gallery has no address')
  return {
    url,
    close: async () => {
      await server.close()
      await rm(cacheDir, { recursive: true, force: true })
    },
  }
}
