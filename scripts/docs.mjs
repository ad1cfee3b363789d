import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './lib/paths.mjs'
import { prepare } from './lib/prepare.mjs'
import { say } from './lib/say.mjs'

/** Writes what is made from the source: .env.example, docs/config.md, docs/openapi.json. Tests check that they are current. */
await prepare()
const server = (path) => import(pathToFileURL(join(root, 'apps/server/dist', path)).href)
const { configPage, envExample } = await server('platform/config/settings-docs.js')
const { describeApi } = await server('describe-api.js')
mkdirSync(join(root, 'docs'), { recursive: true })
for (const [path, text] of [['.env.example', envExample()], ['docs/config.md', configPage()], ['docs/openapi.json', await describeApi()]]) {
  writeFileSync(join(root, path), text)
  say(`wrote ${path}`)
}
process.exit(0)
