import { spawn } from 'node:child_process'
import { createReadStream, existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import type { Browser, Page } from 'playwright-core'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const PAGES = join(ROOT, 'apps/console/bench/dist')
const CITY = join(ROOT, 'packages/city/dist/city.geojson')
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css', '.geojson': 'application/geo+json' }

/** Software rendering, so that every machine measures the same thing; the rest keeps the browser from asking the network, and whoever asks it fails. */
export const FLAGS = ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--enable-precise-memory-info', '--js-flags=--expose-gc',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1']

export interface BenchPage { page: Page; browser: Browser; errors: string[]; close(): Promise<void> }

/** Builds the pages of apps/console/bench as the console is built, serves them with the drawn city, and opens one in Chromium. */
export async function openBenchPage(name: 'map' | 'mapbox', { width = 1366, height = 768, build = true, pixelRatio = 1 } = {}): Promise<BenchPage> {
  if (build) await run([join(ROOT, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'error', '--config', 'bench/vite.config.ts'], join(ROOT, 'apps/console'))
  if (!existsSync(CITY)) throw new Error('packages/city is not built: run `npm run build -w @watchfloor/city` first')
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://x').pathname)
    const file = path === '/basemap/city.geojson' ? CITY : join(PAGES, path)
    if (file !== CITY && !(file.startsWith(PAGES + sep) && existsSync(file))) {
      response.writeHead(404).end()
      return
    }
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' })
    createReadStream(file).pipe(response)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: FLAGS })
  const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: pixelRatio })
  const errors: string[] = []
  page.on('console', (message) => { if (message.type() === 'error') errors.push(message.text()) })
  page.on('pageerror', (error) => errors.push(error.message))
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/${name}.html`)
  return {
    page, browser, errors,
    async close() {
      await browser.close()
      await new Promise((closed) => server.close(closed))
    },
  }
}

function run(args: string[], cwd: string): Promise<void> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, args, { cwd, stdio: 'inherit' })
    child.on('error', failed)
    child.on('exit', (code) => (code === 0 ? done() : failed(new Error(`${args[0] ?? ''} ended with ${String(code)}`))))
  })
}
