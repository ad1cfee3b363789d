import { setTimeout as sleep } from 'node:timers/promises'

/** An answer of the hub's that is no success. `code` is from the hub's closed list. */
export class HubRefusal extends Error {
  constructor(readonly status: number, readonly code: string, message: string) {
    super(message)
  }
}

/** The hub's HTTP door, signed in. */
export class HubClient {
  private token = ''

  constructor(private readonly url: string, private readonly username: string, private readonly password: string, private readonly signal?: AbortSignal) {}

  /** Signs in, waiting for a hub that is still starting: `told` hears each second try why not. */
  async signIn(told: (why: string) => void = () => undefined, tries = Infinity): Promise<void> {
    for (let n = 1; ; n++) {
      try {
        const answer = await this.call('POST', '/api/auth/login', { username: this.username, password: this.password })
        this.token = (answer as { token: string }).token
        return
      } catch (error) {
        // Wrong credentials do not get better by waiting; too many attempts, a starting hub and no hub at all do.
        if (this.signal?.aborted || n >= tries || (error instanceof HubRefusal && (error.status === 401 || error.status === 403))) throw error
        if (n % 2 === 0) told(error instanceof Error ? error.message : String(error))
        await sleep(Math.min(5000, 250 * n), undefined, { signal: this.signal })
      }
    }
  }

  get(path: string): Promise<unknown> { return this.call('GET', path) }
  post(path: string, body: unknown): Promise<unknown> { return this.call('POST', path, body) }
  put(path: string, body: unknown): Promise<unknown> { return this.call('PUT', path, body) }
  patch(path: string, body: unknown): Promise<unknown> { return this.call('PATCH', path, body) }
  /** A file as it is; what is told about it stands in the path. */
  postFile(path: string, file: Uint8Array<ArrayBuffer>, type: string): Promise<unknown> { return this.call('POST', path, file, type) }
  postCsv(path: string, csv: string): Promise<unknown> { return this.call('POST', path, csv, 'text/csv; charset=utf-8') }

  /** All pages of a list. */
  async all<T>(path: string): Promise<T[]> {
    const items: T[] = []
    for (let cursor: string | undefined; ; ) {
      const page = (await this.get(`${path}${path.includes('?') ? '&' : '?'}limit=1000${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`)) as { items: T[]; next?: string }
      items.push(...page.items)
      if (!page.next) return items
      cursor = page.next
    }
  }

  private async call(method: string, path: string, body?: unknown, type = 'application/json'): Promise<unknown> {
    const response = await fetch(new URL(path, this.url), {
      method, signal: this.signal ? AbortSignal.any([this.signal, AbortSignal.timeout(60_000)]) : AbortSignal.timeout(60_000),
      headers: { ...(this.token ? { authorization: `Bearer ${this.token}` } : {}), ...(body === undefined ? {} : { 'content-type': type }) },
      ...(body === undefined ? {} : { body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body) }),
    }).catch((error: Error) => {
      // fetch says only that it failed; why stands in the cause.
      const { code } = (error.cause ?? {}) as { code?: string }
      throw code === undefined ? error : new Error(`${this.url} does not answer (${code})`)
    })
    const text = await response.text()
    const answer = parse(text)
    if (response.ok) return answer
    const { code = 'internal', message = text.slice(0, 300), details } = (answer ?? {}) as { code?: string; message?: string; details?: unknown }
    throw new HubRefusal(response.status, code, `${method} ${path}: ${response.status} ${code}: ${message}${details ? ` ${JSON.stringify(details).slice(0, 600)}` : ''}`)
  }
}

function parse(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}
