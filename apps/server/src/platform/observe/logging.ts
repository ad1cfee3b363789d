import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Params } from 'nestjs-pino'
import pino from 'pino'
import pretty from 'pino-pretty'
import type { Settings } from '../config/settings.js'

/** Everything that could let somebody in, wherever it turns up in a log object. */
const SECRETS = [
  'req.headers.authorization', 'req.headers.cookie', 'res.headers["set-cookie"]',
  ...['password', 'token', 'secret', 'passwordHash', 'secretHash'].flatMap((name) => [name, `*.${name}`]),
]
const QUIET_PATHS = new Set(['/health', '/ready', '/metrics'])

/** One logger for all: JSON lines on standard output, or lines for the eye where LOG_FORMAT says so. Written at once, so that nothing is lost at the end. */
export function loggerOf(settings: Settings): pino.Logger {
  const out = settings.LOG_FORMAT === 'pretty' ? pretty({ sync: true, singleLine: true, ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss' }) : pino.destination({ fd: 1, sync: true })
  return pino({ level: settings.LOG_LEVEL, redact: { paths: SECRETS, censor: '…' }, base: { role: settings.ROLE }, hooks: { logMethod: quieten } }, out)
}

/** Nest tells of each module and route at each start; that is for somebody who looks for it. */
const CHATTER = new Set(['NestFactory', 'NestApplication', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'WebSocketsController'])
const INFO = 30

function quieten(this: pino.Logger, args: Parameters<pino.LogFn>, method: pino.LogFn, level: number): void {
  const context = (args[0] as { context?: string } | undefined)?.context
  if (level > INFO || !context || !CHATTER.has(context)) method.apply(this, args)
  else if (this.isLevelEnabled('trace')) method.apply(this, args)
}

/** Requests get an id that the answer repeats; what goes well is logged at `debug` only. */
export const requestLogging = (logger: pino.Logger): Params => ({
  pinoHttp: {
    logger,
    genReqId: (request: IncomingMessage, response: ServerResponse) => {
      const given = request.headers['x-request-id']
      const id = typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID()
      response.setHeader('X-Request-Id', id)
      return id
    },
    // An answer of 500 and more was told by the error filter already, with its reason.
    customLogLevel: (request, response, error) => error ? 'error' : response.statusCode >= 500 ? 'debug' : response.statusCode >= 400 ? 'info' : QUIET_PATHS.has(request.url ?? '') ? 'trace' : 'debug',
    serializers: { req: (request: { id: string; method: string; url: string; remoteAddress: string }) => ({ id: request.id, method: request.method, path: request.url.split('?')[0], address: request.remoteAddress }), res: (response: { statusCode: number }) => ({ status: response.statusCode }) },
  },
})
