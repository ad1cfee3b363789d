import { setTimeout as wait } from 'node:timers/promises'
import { MatrixAnswer } from '@watchfloor/shared'

/** A supervisor at the API. */
export class Desk {
  constructor(private readonly url: string, private readonly token: string) {}

  /** The whole matrix of the last eight hours: how long until its last byte was here, and what it was. */
  async open(): Promise<{ ms: number; bytes: number; answer: MatrixAnswer }> {
    const began = performance.now()
    const text = await this.text('')
    const ms = performance.now() - began
    return { ms, bytes: text.length, answer: MatrixAnswer.parse(JSON.parse(text)) }
  }

  /** What an open console does: asks every five seconds for what changed. */
  async watch(seconds: number): Promise<{ asked: number; rows: number }> {
    let { revision } = (await this.open()).answer
    let [asked, rows] = [0, 0]
    for (const end = performance.now() + seconds * 1000; performance.now() < end; asked += 1) {
      await wait(Math.min(AGAIN_MS, Math.max(0, end - performance.now())))
      const answer = MatrixAnswer.parse(JSON.parse(await this.text(`?since=${revision}`)))
      revision = answer.revision
      rows += answer.rows.length
    }
    return { asked, rows }
  }

  /** Asks for what changed so often, one after the other. */
  async press(times: number): Promise<void> {
    let { revision } = (await this.open()).answer
    for (let n = 0; n < times; n++) revision = (JSON.parse(await this.text(`?since=${revision}`)) as MatrixAnswer).revision
  }

  /** Until the matrix holds so many shifts, and all that was stored of them was judged. */
  async until(shifts: number): Promise<number> {
    const began = performance.now()
    while ((await this.open()).answer.duties.length !== shifts) await wait(200)
    return performance.now() - began
  }

  private async text(query: string): Promise<string> {
    const response = await fetch(`${this.url}/api/supervision/matrix${query}`, { headers: { Authorization: `Bearer ${this.token}` } })
    const text = await response.text()
    if (!response.ok) throw new Error(`the matrix: ${response.status} ${text}`)
    return text
  }
}
const AGAIN_MS = 5000
