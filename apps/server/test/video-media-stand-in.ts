import { createServer } from 'node:http'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'

/**
 * MediaMTX as far as the hub speaks to it, made from its published OpenAPI (paths of the control API, WHEP, the HTTP authentication hook, playback). Its control API,
 * its playback server and its WHEP door are one port here. It asks the hook about all of them, as infra/media/mediamtx.yml has it (`authHTTPExclude: []`), once it has one.
 */
/** `PathConf`, as far as the hub fills it in: any other field, and any other type, is refused as MediaMTX refuses what it does not know. */
const PathConf = z.strictObject({
  source: z.string().regex(/^(publisher|rtsps?:\/\/.+)$/), sourceOnDemand: z.boolean(), record: z.boolean(), recordSegmentDuration: z.string().regex(/^\d+[smh]$/), recordDeleteAfter: z.string().regex(/^\d+[smh]$/),
}).partial()
/** What a source gives: a track of `PathTrack`. */
export interface StandInTrack { codec: string; codecProps: Record<string, string | number | boolean> | null }
export interface MediaStandIn { url: string; paths: Map<string, Record<string, unknown>>; sources: Map<string, StandInTrack[]>; readers: Map<string, number>; hookUrl: string; asked: Record<string, unknown>[]; close(): Promise<void> }

const H264: StandInTrack = { codec: 'H264', codecProps: { width: 640, height: 360, profile: 'Main', level: '3' } }
const OK = { status: 'ok' }
const failed = (error: string): object => ({ status: 'error', error })

export async function startMediaStandIn(): Promise<MediaStandIn> {
  const paths: MediaStandIn['paths'] = new Map()
  const readers: MediaStandIn['readers'] = new Map()
  const sources: MediaStandIn['sources'] = new Map()
  const standIn = { url: '', paths, sources, readers, hookUrl: '', asked: [] as Record<string, unknown>[] }
  /** `Path`, every field of it. Pictures come where somebody watches or where they are fetched all the time, from a source that gives any. */
  const pathOf = (name: string): object => {
    const [conf, watched] = [paths.get(name)!, readers.get(name) ?? 0]
    const fetched = conf['source'] !== 'publisher' && (watched > 0 || conf['sourceOnDemand'] === false)
    const tracks = watched > 0 || fetched ? sources.get(String(conf['source'])) ?? (watched > 0 ? [H264] : null) : null
    const [since, bytes] = [tracks ? '2026-03-01T08:00:00+08:00' : null, tracks ? 51_200 : 0]
    return {
      name, confName: name, source: fetched ? { type: 'rtspSource', id: '' } : null, available: tracks !== null, availableTime: since, online: tracks !== null, onlineTime: since, ready: tracks !== null, readyTime: since,
      tracks: (tracks ?? []).map(({ codec }) => codec), tracks2: tracks ?? [], bytesReceived: bytes, inboundBytes: bytes, inboundFramesInError: 0, bytesSent: 0, outboundBytes: 0,
      readers: Array.from({ length: watched }, () => ({ type: 'webRTCSession', id: '' })),
    }
  }
  const server = createServer((request, response) => {
    void (async () => {
      const answer = (status: number, body?: unknown, headers: Record<string, string> = {}): void => { response.writeHead(status, headers).end(body === undefined ? undefined : JSON.stringify(body)) }
      const { pathname, search } = new URL(request.url!, 'http://x')
      const asked = new URLSearchParams(search)
      const body = await bodyOf(request)
      /** Asks the hook as its `auth.Manager` does; refused, it answers 401, with a challenge where nothing was brought. */
      const refused = async (action: string, path: string, protocol: string): Promise<boolean> => {
        const header = request.headers.authorization ?? ''
        const [user, password] = /^Basic /.test(header) ? Buffer.from(header.slice(6), 'base64').toString().split(':') : []
        const question = { ip: '127.0.0.1', user: user ?? '', password: password ?? '', token: /^Bearer (.+)$/.exec(header)?.[1] ?? '', action, path, protocol, id: protocol ? 'x' : null, query: search.slice(1) }
        standIn.asked.push(question)
        const judged = await fetch(standIn.hookUrl, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(question) })
        if (!judged.ok) answer(401, undefined, header === '' ? { 'WWW-Authenticate': 'Basic realm="mediamtx"' } : {})
        return !judged.ok
      }
      if (standIn.hookUrl !== '' && pathname.startsWith('/v3/') && await refused('api', '', '')) return
      if (['/list', '/get'].includes(pathname) && await refused('playback', asked.get('path') ?? '', '')) return
      const config = /^\/v3\/config\/paths\/(add|replace|patch|delete)\/(.+)$/.exec(pathname)
      if (config) {
        const [, verb, name] = config as unknown as [string, string, string]
        if (request.method !== { add: 'POST', replace: 'POST', patch: 'PATCH', delete: 'DELETE' }[verb]) return answer(404)
        if (verb === 'delete') return paths.delete(name) ? answer(200, OK) : answer(404, failed('path not found'))
        if (verb === 'add' && paths.has(name)) return answer(400, failed('path already exists'))
        const read = PathConf.safeParse(JSON.parse(body))
        if (!read.success) return answer(400, failed(read.error.message))
        paths.set(name, { ...(verb === 'patch' ? paths.get(name) : {}), ...read.data })
        return answer(200, OK)
      }
      const got = /^\/v3\/paths\/get\/(.+)$/.exec(pathname)?.[1]
      if (got) return paths.has(got) ? answer(200, pathOf(got)) : answer(404, failed('path not found'))
      if (pathname === '/v3/paths/list') {
        const [size, page] = [Number(asked.get('itemsPerPage') ?? 100), Number(asked.get('page') ?? 0)]
        return answer(200, { itemCount: paths.size, pageCount: Math.ceil(paths.size / size), items: [...paths.keys()].slice(page * size, (page + 1) * size).map(pathOf) })
      }
      // Its playback server, here on the same port: one minute of film, whatever is asked for.
      if (pathname === '/list') return answer(200, [{ start: '2026-03-01T08:00:00+08:00', duration: 60, url: 'http://x' }])
      if (pathname === '/get') { response.writeHead(200, { 'Content-Type': 'video/mp4' }).end(`${asked.get('path')} ${asked.get('start')} ${asked.get('duration')}`); return }
      const whep = /^\/(.+)\/(whep|whip)(\/.+)?$/.exec(pathname)
      if (!whep) return answer(404)
      const [, path, door, session] = whep as unknown as [string, string, string, string | undefined]
      if (session) return answer(request.method === 'DELETE' ? 200 : 204)
      if (await refused(door === 'whip' ? 'publish' : 'read', path, 'webrtc')) return
      if (!paths.has(path)) return answer(404)
      response.writeHead(201, { 'Content-Type': 'application/sdp', Location: `/${path}/${door}/5d1b`, ETag: '*' }).end(`answer to ${body}`)
    })()
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  standIn.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return Object.assign(standIn, { close: () => new Promise<void>((resolve) => { server.closeAllConnections(); server.close(() => resolve()) }) })
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request as AsyncIterable<Buffer>) body += chunk.toString()
  return body
}
