import { fileURLToPath } from 'node:url'
import { defineConfig, mergeConfig } from 'vite'
import console from '../vite.config.js'

const here = fileURLToPath(new URL('.', import.meta.url))

/** The map alone on a page, built as the console is built; infra/bench and the tests in e2e drive it. */
export default mergeConfig(console, defineConfig({
  root: here,
  build: {
    outDir: fileURLToPath(new URL('./dist', import.meta.url)),
    sourcemap: false,
    rolldownOptions: { input: { map: `${here}map.html`, mapbox: `${here}mapbox.html` } },
  },
}))
