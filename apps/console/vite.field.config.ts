import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { mergeConfig } from 'vite'
import type { Plugin } from 'vite'
import consoleConfig from './vite.config.js'

/**
 * A schema of zod can write itself as JSON Schema and carries the code for that wherever it goes. The phone only reads by its schemas, so every
 * name those files export writes nothing there.
 */
const withoutJsonSchema: Plugin = {
  name: 'without-json-schema',
  enforce: 'pre',
  load(id) {
    if (!/zod\/v4\/core\/(to-json-schema|json-schema-processors)\.js$/.test(id)) return null
    const names = [...readFileSync(id, 'utf8').matchAll(/^export (?:const|function|class) (\w+)/gm)].map((found) => found[1])
    return `const none = () => () => undefined\n${names.map((name) => `export const ${name} = none`).join('\n')}\n`
  },
}

/** The words of zod's own for what is wrong, which the phone never shows, and its watch over values that contain themselves, which no JSON does. */
const withoutUnneeded: Plugin = {
  name: 'without-unneeded-zod',
  enforce: 'pre',
  load(id) {
    if (/zod\/v4\/locales\/en\.js$/.test(id)) return 'export default () => ({ localeError: () => undefined })\n'
    if (/zod\/v4\/core\/memoizer\.js$/.test(id)) return 'export class $ZodCyclicError extends Error {}\nexport const memoizer = () => undefined\nexport const isBackEdge = () => false\nexport const isRecursiveSchema = () => false\n'
    return null
  },
}

/** Says in the page which files its later screens are, so that the worker keeps them with it (public/field-sw.js). */
const nameScreens: Plugin = {
  name: 'name-screens',
  transformIndexHtml: {
    order: 'post',
    handler(_html, { bundle }) {
      const files = Object.values(bundle ?? {}).filter((one) => one.type === 'chunk' && !one.isEntry).map(({ fileName }) => `/${fileName}`)
      return [{ tag: 'meta', attrs: { name: 'screens', content: files.join(' ') }, injectTo: 'head' }]
    },
  },
}

/** The officer's phone page: built by itself, so that it carries only what it uses (a chunk shared with the console would carry what that one needs). */
export default mergeConfig(consoleConfig, {
  plugins: [withoutJsonSchema, withoutUnneeded, nameScreens],
  build: {
    emptyOutDir: false,
    // The page names what it needs at once; its later screens are fetched together after the first picture, so there is nothing to preload for them.
    modulePreload: { polyfill: false, resolveDependencies: (_file, files, { hostType }) => (hostType === 'html' ? files : []) },
    rolldownOptions: { treeshake: { manualPureFunctions: ['z'] }, input: fileURLToPath(new URL('field.html', import.meta.url)) },
  },
})
