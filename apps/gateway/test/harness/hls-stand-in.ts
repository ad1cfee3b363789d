import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What MediaMTX asks its authentication hook of a reader by HLS. */
export interface HlsQuestion { user: string; password: string; token: string; ip: string; action: string; path: string; protocol: string; id: string; query: string }
export interface HlsStandIn { url: string; asked: HlsQuestion[]; served: string[]; close(): Promise<void> }
interface Conduct {
  /** A file of a path as it is now; null = not there. */
  read: (file: string, path: string) => Promise<Buffer | null>
  judge: (question: HlsQuestion) => Promise<boolean>
  /** Newer ones ask once and know the reader by a session, in a cookie or else in every address of their playlists; older ones ask of every request. */
  sessions: boolean
  /** Whether a refusal asks for a password, as MediaMTX does; the hub takes that out, for a browser would ask its user. */
  challenges: boolean
  /** What has nothing to do with HLS. */
  besides?: (request: IncomingMessage, response: ServerResponse) => boolean
}

/** MediaMTX's HLS server as its sources have it behave (internal/servers/hls): the redirect by which it looks for cookies, sessions, the hook. The pictures come from `read`. */
export async function startHlsStandIn({ read, judge, sessions, challenges, besides }: Conduct): Promise<HlsStandIn> {
  const standIn = { url: '', asked: [] as HlsQuestion[], served: [] as string[] }
  const known = new Set<string>()
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url!, 'http://x')
    const cookies = new Map((request.headers.cookie ?? '').split('; ').map((pair) => pair.split('=') as [string, string]))
    const [, path, file] = /^\/(.+)\/([^/]+\.(?:m3u8|mp4|m4s))$/.exec(pathname) ?? []
    if (request.method !== 'GET' || path === undefined || file === undefined) { response.writeHead(404).end(); return }
    const asks = !sessions || file === 'index.m3u8'
    if (sessions && asks && searchParams.get('cookieCheck') !== '1') {
      searchParams.set('cookieCheck', '1')
      response.writeHead(302, { 'Set-Cookie': 'cookieCheck=1', 'Location': `${pathname}?${searchParams}` }).end()
      return
    }
    searchParams.delete('cookieCheck')
    const question = { user: '', password: '', token: /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '', ip: '127.0.0.1', action: 'read', path, protocol: 'hls', id: 'x', query: searchParams.toString() }
    if (asks) standIn.asked.push(question)
    const mayRead = asks ? await judge(question) : known.has(searchParams.get('session') ?? cookies.get('session') ?? '')
    if (!mayRead) { response.writeHead(401, challenges ? { 'WWW-Authenticate': 'Basic realm="mediamtx"' } : {}).end(); return }
    const found = await read(file, path)
    if (found === null) { response.writeHead(404).end(); return }
    standIn.served.push(file)
    const headers: Record<string, string> = { 'Content-Type': file.endsWith('.m3u8') ? 'application/vnd.apple.mpegurl' : 'video/mp4', 'Cache-Control': 'no-cache' }
    if (sessions && asks) {
      const session = randomUUID()
      known.add(session)
      if (cookies.has('cookieCheck')) headers['Set-Cookie'] = `session=${session}`
      else searchParams.set('session', session)
    }
    response.writeHead(200, headers).end(file.endsWith('.m3u8') && searchParams.size > 0 ? withQuery(found.toString(), searchParams.toString()) : found)
  }
  const server = createServer((request, response) => { if (!besides?.(request, response)) void answer(request, response) })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  standIn.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return Object.assign(standIn, { close: () => new Promise<void>((resolve) => { server.closeAllConnections(); server.close(() => resolve()) }) })
}

/** Every address in a playlist with a query behind it. */
const withQuery = (playlist: string, query: string): string => playlist.split('\n').map((line) => line.startsWith('#') ? line.replace(/URI="([^"]+)"/, `URI="$1?${query}"`) : line === '' ? '' : `${line}?${query}`).join('\n')
