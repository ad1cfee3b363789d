import { readdirSync } from 'node:fs'
import { basename, extname, join, normalize, sep } from 'node:path'
import type { RequestHandler } from 'express'
import express, { Router } from 'express'
import type { Settings } from '../config/settings.js'
import { installRoot } from '../config/version.js'
import { CompressedFiles } from './compressed-file.js'

const TEXT_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml', '.json': 'application/json', '.geojson': 'application/geo+json', '.webmanifest': 'application/manifest+json',
}
/** Vite names files under assets/ by their content. */
const FOR_EVER = 'public, max-age=31536000, immutable'
const ASK_EACH_TIME = 'no-cache'
/** The officer's phone page has its own small bundle. */
const FIELD_PAGE = /^\/field(\/|$)/
/** The citizens' page too. */
const REPORT_PAGE = /^\/report\/?$/
/** Everything else a browser navigates to is a page of the console, whose router knows it. */
const NOT_A_PAGE = /^\/(api|socket\.io|health|ready|metrics|basemap|assets|owntracks|traccar|open311|media)(\/|$)/

/** The PMTiles file that serves as base map, or null: the one named, or the first in the data folder. */
export function pmtilesFile(settings: Settings): string | null {
  const named = settings.BASEMAP_PMTILES
  const found = named ? basename(named) : readdirSync(settings.DATA_DIR).filter((name) => name.endsWith('.pmtiles')).sort()[0]
  return found ? join(settings.DATA_DIR, found) : null
}

/** The console, the demo city's streets and a base map dropped into the data folder. */
export function staticFiles(settings: Settings): RequestHandler {
  const files = new CompressedFiles()
  const console = join(installRoot, 'apps/console/dist')
  const city = join(installRoot, 'packages/city/dist/city.geojson')
  const router = Router()
  router.get('/basemap/city.geojson', async (request, response, next) => { if (!await files.send(request, response, city, TEXT_TYPES['.geojson']!, ASK_EACH_TIME)) next() })
  router.get('/basemap/tiles.pmtiles', (_request, response, next) => {
    const file = pmtilesFile(settings)
    // sendFile answers byte ranges, by which a PMTiles reader takes single tiles out of the file.
    if (file) response.sendFile(file, { maxAge: 0, dotfiles: 'allow' }, (error) => { if (error && !response.headersSent) next() }); else next()
  })
  router.use(async (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') { next(); return }
    const inside = insideOf(console, request.path)
    const type = inside && TEXT_TYPES[extname(inside)]
    if (inside && type && await files.send(request, response, inside, type, request.path.startsWith('/assets/') ? FOR_EVER : ASK_EACH_TIME)) return
    next()
  })
  router.use(express.static(console, { index: false, setHeaders: (response, path) => { if (path.includes(`${sep}assets${sep}`)) response.set('Cache-Control', FOR_EVER) } }))
  router.use(async (request, response, next) => {
    const page = request.method === 'GET' && !NOT_A_PAGE.test(request.path) && request.accepts(['json', 'html']) === 'html'
    if (page && await files.send(request, response, join(console, pageOf(request.path)), TEXT_TYPES['.html']!, ASK_EACH_TIME)) return
    next()
  })
  return router
}

const pageOf = (path: string): string => (FIELD_PAGE.test(path) ? 'field.html' : REPORT_PAGE.test(path) ? 'report.html' : 'index.html')

/** The file a path means, if it lies in the folder. */
function insideOf(folder: string, path: string): string | null {
  let plain: string
  try { plain = decodeURIComponent(path) } catch { return null }
  if (plain.includes('\0')) return null
  const file = normalize(join(folder, plain))
  return file.startsWith(folder + sep) ? file : null
}
