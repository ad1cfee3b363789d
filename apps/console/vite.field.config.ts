import { fileURLToPath } from 'node:url'
import { mergeConfig } from 'vite'
import consoleConfig from './vite.config.js'

/** The officer's phone page: built by itself, so that it carries only what it uses (a chunk shared with the console would carry what that one needs). */
export default mergeConfig(consoleConfig, {
  build: { emptyOutDir: false, rolldownOptions: { input: fileURLToPath(new URL('field.html', import.meta.url)) } },
})
