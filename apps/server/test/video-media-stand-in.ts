import { createServer } from 'node:http'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * MediaMTX as far as the hub speaks to it, made from its published OpenAPI (paths of the control API, WHEP, the HTTP authentication hook, playback). Its control API,
 * its playback server and its WHEP door are one port here.
 */
export interface MediaStandIn { url: string; paths: Map<string, Record<string, unknown>>; readers: Map<string, number>; hookUrl: string; asked: Record<string, unknown>[]; close(): Promise<void> }

export async function startMediaStandIn(): Promise<MediaStandIn> {
  const paths: MediaStandIn['paths'] = new Map()
  const readers: MediaStandIn['readers'] = new Map()
  const standIn = { url: '', paths, readers, hookUrl: '', asked: [] as Record<string, unknown>[] }
  const server = createServer((request, response) => {
    void (async () => {
      const answer = (status: number, body?: unknown, headers: Record<string, string> = {}): void => { response.writeHead(status, headers).end(body === undefined ? undefined : JSON.stringify(body)) }
      const { pathname, search } = new URL(request.url!, 'http://x')
      const body = await bodyOf(request)
      const config = /^\/v3\/config\/paths\/(add|replace|patch|delete)\/(.+)$/.exec(pathname)
      if (config) {
        const [, verb, name] = config as unknown as [string, string, string]
        if (verb === 'delete') return answer(paths.delete(name) ? 200 : 404, {})
        if (verb === 'add' && paths.has(name)) return answer(400, { error: 'path already exists' })
        paths.set(name, JSON.parse(body) as Record<string, unknown>)
        return answer(200)
      }
      if (pathname === '/v3/paths/list') return answer(200, { itemCount: paths.size, pageCount: 1, items: [...paths.keys()].map((name) => ({ name, ready: (readers.get(name) ?? 0) > 0, readers: Array.from({ length: readers.get(name) ?? 0 }, () => ({ type: 'webRTCSession', id: '' })) })) })
      // Its playback server, here on the same port: one minute of film, whatever is asked for.
      const asked = new URLSearchParams(search)
      if (pathname === '/list') return answer(200, [{ start: '2026-03-01T08:00:00+08:00', duration: 60, url: 'http://x' }])
      if (pathname === '/get') { response.writeHead(200, { 'Content-Type': 'video/mp4' }).end(`${asked.get('path')} ${asked.get('start')} ${asked.get('duration')}`); return }
      const whep = /^\/(.+)\/(whep|whip)(\/.+)?$/.exec(pathname)
      if (!whep) return answer(404)
      const [, path, door, session] = whep as unknown as [string, string, string, string | undefined]
      if (session) return answer(request.method === 'DELETE' ? 200 : 204)
      const question = { user: '', password: '', token: /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '', ip: '127.0.0.1', action: door === 'whip' ? 'publish' : 'read', path, protocol: 'webrtc', id: 'x', query: search.slice(1) }
      standIn.asked.push(question)
      const judged = await fetch(standIn.hookUrl, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(question) })
      if (!judged.ok) return answer(401, undefined, { 'WWW-Authenticate': 'Basic realm="mediamtx"' })
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
