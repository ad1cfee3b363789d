import { z } from 'zod'
import { durationMs } from '../record/duration.js'
import type { MediaPath, PathConfig } from '../stream/media-path.js'
import { PATH_NAME } from '../stream/paths.js'
import type { Paths } from '../stream/paths.js'
import { Refusal } from './answer.js'
import type { Answer, Request } from './answer.js'

/** The part of MediaMTX's control API (v3) that the hub uses, with its paths, its JSON and its errors, so that one client serves both gateways. */

/** What is not named here (MediaMTX has more than a hundred settings) is taken and ignored. */
const Source = z.string().refine((source) => source === 'publisher' || /^rtsps?:\/\//i.test(source) && URL.canParse(source) && new URL(source).hostname !== '', { error: 'a source is “publisher” or an rtsp:// or rtsps:// address' })
const Duration = z.string().refine((text) => durationMs(text) !== null, { error: 'a length of time like 10m, 168h or 1h30m0s' })
const Patch = z.object({ source: Source.optional(), sourceOnDemand: z.boolean().optional(), transcode: z.boolean().optional(), record: z.boolean().optional(), recordSegmentDuration: Duration.optional(), recordDeleteAfter: Duration.optional() })

const DEFAULTS: PathConfig = { source: 'publisher', sourceOnDemand: false, transcode: false, record: false }
const DONE: Answer = { status: 200, body: { status: 'ok' } }

export async function configRoute(paths: Paths, action: string, name: string, request: Request): Promise<Answer> {
  const way = `${request.method} ${action}`
  if (way === 'GET list') return { status: 200, body: page(paths.configured().map(configOf), request.query) }
  if (!PATH_NAME.test(name)) throw new Refusal(400, `invalid path name: ${name}`)
  const known = paths.isConfigured(name)
  if (way === 'POST add') {
    if (known) throw new Refusal(400, 'path already exists')
    paths.configure(name, { ...DEFAULTS, ...await bodyOf(request) })
    return DONE
  }
  if (way === 'POST replace') {
    paths.configure(name, { ...DEFAULTS, ...await bodyOf(request) })
    return DONE
  }
  if (!known) throw new Refusal(404, 'path configuration not found')
  const path = paths.get(name)!
  if (way === 'GET get') return { status: 200, body: configOf(path) }
  if (way === 'PATCH patch') {
    paths.configure(name, { ...path.config, ...await bodyOf(request) })
    return DONE
  }
  if (way === 'DELETE delete') {
    paths.remove(name)
    return DONE
  }
  throw new Refusal(404, 'not found')
}

export function pathsRoute(paths: Paths, action: string, name: string, request: Request): Answer {
  if (request.method === 'GET' && action === 'list') return { status: 200, body: page(paths.all().map((path) => pathOf(path, paths)), request.query) }
  if (request.method !== 'GET' || action !== 'get') throw new Refusal(404, 'not found')
  const path = paths.get(name)
  if (!path) throw new Refusal(404, 'path not found')
  return { status: 200, body: pathOf(path, paths) }
}

const configOf = (path: MediaPath): object => ({ name: path.name, ...path.config })

const pathOf = (path: MediaPath, paths: Paths): object => ({
  name: path.name, confName: paths.isConfigured(path.name) ? path.name : 'all_others',
  source: path.publisher ? { type: path.publisher.type, id: path.publisher.id } : path.pulling ? { type: 'rtspSource', id: '' } : null,
  ready: path.ready, readyTime: path.readyTime === null ? null : new Date(path.readyTime).toISOString(),
  tracks: path.ready && path.stream.sets ? ['H264'] : [],
  bytesReceived: path.bytesReceived, bytesSent: path.stream.bytesSent,
  // What the recorder takes is nobody's watching.
  readers: [...path.stream.readers.values()].filter(({ type }) => type !== 'recorder').map(({ type, id }) => ({ type, id })),
})

async function bodyOf(request: Request): Promise<Partial<PathConfig>> {
  let value: unknown
  try { value = JSON.parse(await request.text() || '{}') } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal(400, 'the body is no JSON')
  }
  const parsed = Patch.safeParse(value)
  if (!parsed.success) throw new Refusal(400, parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '))
  return Object.fromEntries(Object.entries(parsed.data).filter(([, said]) => said !== undefined))
}

const PAGE = 100

function page(items: readonly object[], query: URLSearchParams): object {
  const size = wholeNumber(query.get('itemsPerPage'), PAGE, 1)
  const number = wholeNumber(query.get('page'), 0, 0)
  return { itemCount: items.length, pageCount: Math.ceil(items.length / size), items: items.slice(number * size, (number + 1) * size) }
}

function wholeNumber(text: string | null, fallback: number, least: number): number {
  const value = text === null ? fallback : Number(text)
  if (!Number.isInteger(value) || value < least) throw new Refusal(400, 'invalid pagination')
  return value
}
