import { build } from 'vite'

// One module of the console with all that it imports, as browsers load it: node console-module.mjs <entry> <folder>. In a process of its own, for the bundler is no guest of Jest's sandbox.
const [entry, outDir] = process.argv.slice(2)
await build({ configFile: false, logLevel: 'error', publicDir: false, build: { outDir, minify: false, lib: { entry, formats: ['es'], fileName: 'module' } } })
