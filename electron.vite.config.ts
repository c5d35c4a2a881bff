import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const alias = {
  '#shared': new URL('./shared', import.meta.url).pathname,
  '#core': new URL('./electron/core', import.meta.url).pathname,
}

/**
 * Four bundles: main (with the core and its jobs as further entries), the CommonJS preload, and the renderer,
 * which the loopback host serves as well.
 */
export default defineConfig({
  main: {
    resolve: { alias },
    build: {
      outDir: 'out/main',
      rolldownOptions: {
        input: {
          main: 'electron/main/main.ts',
          core: 'electron/host-desktop/core.ts',
          jobs: 'electron/core/jobs/entry.ts',
        },
      },
    },
  },
  preload: {
    resolve: { alias },
    build: {
      outDir: 'out/preload',
      rolldownOptions: {
        input: { preload: 'electron/preload/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    resolve: { alias },
    plugins: [react()],
    build: { outDir: 'out/renderer', rolldownOptions: { input: 'renderer/index.html' } },
  },
})
