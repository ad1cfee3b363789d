import type { NestExpressApplication } from '@nestjs/platform-express'
import { json, text } from 'express'
import type { RequestHandler } from 'express'
import type { Settings } from '../config/settings.js'
import { ApiErrorFilter } from './api-error.filter.js'
import { inputPipe } from './input.pipe.js'
import { serveOpenApi } from './openapi.js'
import { securityHeaders } from './security-headers.js'
import { staticFiles } from './static-files.js'

/** Bodies of single calls are small, so they are read before anybody knows who calls. */
const USUAL_BODY = '1mb'
/** Read behind the guard, by the controllers: what imports a city's borders or all its devices, a device's message, a table in GBK, a photograph. */
const RAW_PATHS = ['/api/areas/import', '/api/masks/import', '/api/truck-places/import', '/api/permits/import', '/api/imports/', '/api/evidence', '/owntracks', '/traccar', '/open311']
const TEXT_BODIES = ['text/csv', 'text/plain']

/** Everything around the controllers: headers, limits, static files, input, errors, documentation. */
export function prepareHttp(app: NestExpressApplication, settings: Settings): void {
  app.set('trust proxy', settings.TRUST_PROXY)
  app.disable('x-powered-by')
  app.use(securityHeaders(settings))
  app.use(staticFiles(settings))
  app.use(unlessRaw(json({ limit: USUAL_BODY })))
  app.use(unlessRaw(text({ limit: USUAL_BODY, type: TEXT_BODIES })))
  app.useGlobalPipes(inputPipe())
  app.useGlobalFilters(new ApiErrorFilter())
  serveOpenApi(app)
}

const unlessRaw = (parse: RequestHandler): RequestHandler => (request, response, next) => RAW_PATHS.some((path) => request.path.startsWith(path)) ? next() : parse(request, response, next)
