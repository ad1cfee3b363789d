import { FieldNews } from '@watchfloor/shared'
import { until } from './harness/until.js'

/** One event as it came over the wire, read by the contract. */
export type HeardNews = { [K in keyof FieldNews]: { name: K; news: FieldNews[K]; at: number } }[keyof FieldNews]

/** An officer's open page as far as the hub sees it: server-sent events over a real connection. */
export class PhoneLine {
  readonly heard: HeardNews[] = []
  /** Whether the hub ended it. */
  over = false
  private constructor(readonly response: Response, private readonly hangUp: AbortController) {}

  static async open(baseUrl: string, token: string | null): Promise<PhoneLine> {
    const hangUp = new AbortController()
    const response = await fetch(`${baseUrl}/api/notices/stream`, { headers: { Accept: 'text/event-stream', ...(token ? { Authorization: `Bearer ${token}` } : {}) }, signal: hangUp.signal })
    const line = new PhoneLine(response, hangUp)
    if (response.ok) {
      void line.read().catch(() => undefined).finally(() => { line.over = true })
      await until(() => line.heard.length > 0)
    }
    return line
  }

  /** The officer closes the page. */
  close(): void { this.hangUp.abort() }

  of<K extends keyof FieldNews>(name: K): FieldNews[K][] { return this.heard.flatMap((one) => (one.name === name ? [one.news as FieldNews[K]] : [])) }

  private async read(): Promise<void> {
    let text = ''
    for await (const chunk of this.response.body!.pipeThrough(new TextDecoderStream())) {
      text += chunk
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const [, name, data] = /^event: (\w+)\ndata: (.*)$/.exec(text.slice(0, end))!
        this.heard.push({ name, news: FieldNews[name as keyof FieldNews].parse(JSON.parse(data!)), at: Date.now() } as HeardNews)
        text = text.slice(end + 2)
      }
    }
  }
}
