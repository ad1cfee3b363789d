/** What an HTTP call gave back. */
export interface Answer<T> { status: number; body: T; headers: Headers }

/** Calls the hub over a real port, as a program with a token would. */
export class Caller {
  constructor(readonly baseUrl: string, readonly token: string | null) {}

  get<T = unknown>(path: string): Promise<Answer<T>> { return this.call('GET', path) }
  post<T = unknown>(path: string, body?: unknown): Promise<Answer<T>> { return this.call('POST', path, body) }
  put<T = unknown>(path: string, body: unknown): Promise<Answer<T>> { return this.call('PUT', path, body) }
  patch<T = unknown>(path: string, body: unknown): Promise<Answer<T>> { return this.call('PATCH', path, body) }
  delete<T = unknown>(path: string): Promise<Answer<T>> { return this.call('DELETE', path) }

  /** A string is sent as it is (set its type in `headers`), anything else as JSON. */
  async call<T = unknown>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer<T>> {
    const response = await fetch(this.baseUrl + path, {
      method, redirect: 'manual',
      headers: { ...(this.token ? { Authorization: `Bearer ${this.token}` } : {}), ...(body === undefined || typeof body === 'string' ? {} : { 'Content-Type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    const json = /json/.test(response.headers.get('content-type') ?? '')
    return { status: response.status, headers: response.headers, body: (json && text ? JSON.parse(text) : text) as T }
  }
}
