import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

// Each desk that a test opens starts a worker thread, which reads the core anew: compiled once, it is read from here.
process.env['NODE_COMPILE_CACHE'] ??= fileURLToPath(new URL('node_modules/.cache/node', import.meta.url))

const project = (name: string, options: object = {}) => ({
  extends: true as const,
  test: { name, include: [`tests/${name}/**/*.test.{ts,tsx}`], ...options },
})

/** One browser at a time: two would make each other's keys come too early. */
const browser = {
  testTimeout: 180_000,
  hookTimeout: 120_000,
  fileParallelism: false,
  expect: { poll: { timeout: 10_000 } },
}

/** One project per kind of proof; `npx vitest run --project unit` chooses one. */
export default defineConfig({
  test: {
    alias: { electron: new URL('./tests/support/no-electron.ts', import.meta.url).pathname },
    projects: [
      project('unit'),
      project('contract', { testTimeout: 30_000 }),
      project('integration', { testTimeout: 60_000 }),
      project('faults', { testTimeout: 300_000, fileParallelism: false }),
      project('security', { testTimeout: 30_000 }),
      project('desktop', {
        testTimeout: 120_000,
        hookTimeout: 120_000,
        fileParallelism: false,
        server: { deps: { external: [/native-import\.mjs$/] } },
      }),
      // pieces of the interface and sheets of paper, each on a page of its own
      project('pages', browser),
      project('e2e', browser),
    ],
  },
})
