import { fileURLToPath } from 'node:url'
import sirv from 'sirv'
import type { Pages } from './server.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** The built interface; every path without a file is a page of the single-page app. */
export function builtPages(): Pages {
  return sirv(`${root}out/renderer`, { single: true, dev: false, etag: true })
}

/** Hot reload needs a script in the page and a socket of its own; only ever while developing. */
const developmentPolicy = [
  "default-src 'self' data: blob:",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "connect-src 'self' ws://127.0.0.1:*",
].join('; ')

/** The interface from source with hot reload. Answers the handler and what to stop at the end. */
export async function developmentPages(): Promise<{ pages: Pages; close: () => Promise<void> }> {
  const { createServer } = await import('vite')
  const { default: react } = await import('@vitejs/plugin-react')
  const vite = await createServer({
    configFile: false,
    logLevel: 'warn', // standard output carries the address and nothing else
    root: `${root}renderer`,
    plugins: [react()],
    resolve: { alias: { '#shared': `${root}shared` } },
    server: { middlewareMode: true, hmr: { host: '127.0.0.1' } },
    appType: 'spa',
  })
  const pages: Pages = (request, response) => {
    response.setHeader('content-security-policy', developmentPolicy)
    vite.middlewares(request, response)
  }
  return { pages, close: () => vite.close() }
}
