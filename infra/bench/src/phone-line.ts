import { FieldNews } from '@watchfloor/shared'
import type { FieldNotice, IncidentDetail } from '@watchfloor/shared'

/** A task's way to an officer: when the hub released it, when the open page heard of it, when it had the task itself to show. ms. */
export interface Told { releasedMs: number; heardMs: number; shownMs: number | null }

/** An officer's open page as it is to the hub: the line by which it is told, and the one call that it makes when it hears of a task. */
export class PhoneLine {
  /** By incident; more than one = told twice. */
  readonly told = new Map<string, Told[]>()
  private readonly hangUp = new AbortController()
  private constructor(private readonly url: string, private readonly token: string) {}

  static async open(url: string, token: string): Promise<PhoneLine> {
    const line = new PhoneLine(url, token)
    const response = await fetch(`${url}/api/notices/stream`, { headers: { Authorization: `Bearer ${token}`, Accept: 'text/event-stream' }, signal: line.hangUp.signal })
    if (!response.ok || !response.body) throw new Error(`/api/notices/stream: ${response.status}`)
    const text = response.body.pipeThrough(new TextDecoderStream()).getReader()
    const first = await text.read()
    void line.listen(text, first.value ?? '').catch((error: Error) => { if (!line.hangUp.signal.aborted) throw error })
    return line
  }

  close(): void { this.hangUp.abort() }

  private async listen(reader: { read: () => Promise<{ done: boolean; value?: string }> }, first: string): Promise<void> {
    let text = first
    for (;;) {
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const [, name, news] = /^event: (\w+)\ndata: (.*)$/.exec(text.slice(0, end)) ?? []
        if (name === 'notice') this.hear(FieldNews.notice.parse(JSON.parse(news!)))
        text = text.slice(end + 2)
      }
      const { done, value } = await reader.read()
      if (done) throw new Error('the hub closed the phone’s line')
      text += value
    }
  }

  private hear({ action, incidentId, at }: FieldNotice): void {
    if (action !== 'dispatch' || incidentId === null) return
    const told: Told = { releasedMs: Date.parse(at), heardMs: Date.now(), shownMs: null }
    this.told.set(incidentId, [...this.told.get(incidentId) ?? [], told])
    void fetch(`${this.url}/api/incidents/${incidentId}`, { headers: { Authorization: `Bearer ${this.token}` } }).then(async (answer) => {
      const task = await answer.json() as IncidentDetail
      if (answer.ok && task.id === incidentId) told.shownMs = Date.now()
    })
  }
}
