import { setTimeout as sleep } from 'node:timers/promises'
import { HttpException } from '@nestjs/common'
import { liveTrouble } from '@watchfloor/domain'
import type { ApiError, Command, PushState, PushTrouble } from '@watchfloor/shared'

/** What asking a device for its picture needs of the world. */
export interface PushWays {
  /** What stands in the way before anything is asked, or what to ask for. */
  ready(): { videoId: string } | { trouble: PushTrouble }
  start(videoId: string): Promise<Command>
  stop(videoId: string): Promise<unknown>
  ended(commandId: string, withinMs: number): Promise<Command>
  /** Its pictures come. */
  sending(): boolean
  /** Somebody wants them, or will after a restart: then a start that is on its way is let be. */
  wanted(): boolean
}
/** How patient one is. */
export interface PushPatience { readonly answerMs: number; readonly lateMs: number; readonly pictureMs: number; readonly betweenMs: readonly number[]; readonly lookMs: number }

/** A dock needs some tries after a take-off (PROTOCOLS \u00a71; a field report tells of ten in vain, five seconds apart), and some seconds from its yes to the first picture. */
export const PATIENCE: PushPatience = { answerMs: 8000, lateMs: 60_000, pictureMs: 15_000, betweenMs: [1500, 2000, 3000, 5000, 5000, 8000], lookMs: 250 }

/** One device is asked until its picture comes, or it is given up. The picture is what counts: an answer that is lost on the way does no harm. */
export class PushRun {
  state: PushState = { step: 'asking', tries: 0, trouble: null, code: null }
  /** A start that was told and of which nobody knows yet what became. */
  private open: { videoId: string; commandId: string } | null = null

  constructor(private readonly ways: PushWays, private readonly signal: AbortSignal, private readonly patience: PushPatience = PATIENCE) {}

  /** True when the picture comes. */
  async run(): Promise<boolean> {
    const { betweenMs } = this.patience
    for (let i = 0; !this.signal.aborted; i++) {
      const again = await this.attempt().catch((error: unknown) => this.failed(error))
      if (this.ways.sending()) return true
      if (!again || i >= betweenMs.length) break
      await this.until(betweenMs[i]!)
    }
    if (this.signal.aborted) await this.endLate()
    this.state = { ...this.state, step: 'failed' }
    return false
  }

  /** Given up while a start was on its way: a dock that says yes to it afterwards would send to nobody for hours, and the end it was told before meant nothing to it. */
  private async endLate(): Promise<void> {
    if (this.open === null || this.ways.wanted()) return
    const { videoId, commandId } = this.open
    const command = await Promise.race([this.ways.ended(commandId, this.patience.lateMs).catch(() => null), sleep(this.patience.lateMs, null, { ref: false })])
    if (command?.status !== 'failed' && command?.status !== 'rejected' && !this.ways.wanted()) await this.ways.stop(videoId).catch(() => undefined)
  }

  /** False when asking again is of no use now. */
  private async attempt(): Promise<boolean> {
    const ready = this.ways.ready()
    if ('trouble' in ready) {
      this.state = { ...this.state, trouble: ready.trouble, code: null }
      return false
    }
    const { videoId } = ready
    this.state = { ...this.state, step: 'asking', tries: this.state.tries + 1 }
    const { id } = await this.ways.start(videoId)
    this.open = { videoId, commandId: id }
    const command = await Promise.race([this.ways.ended(id, this.patience.answerMs), this.until(this.patience.answerMs).then(() => null)])
    if (command !== null && isOver(command) && !this.signal.aborted) this.open = null
    if (this.ways.sending() || this.signal.aborted) return true
    if (command?.status === 'done' || command?.status === 'accepted') {
      this.state = { ...this.state, step: 'answered', trouble: null, code: null }
      if (await this.until(this.patience.pictureMs)) return true
      this.state = { ...this.state, step: 'asking', trouble: 'no_picture' }
      // It believes to send: told to end, it can be asked again.
      await this.ways.stop(videoId).catch(() => undefined)
      return true
    }
    if (command?.status !== 'failed' && command?.status !== 'rejected') {
      this.state = { ...this.state, trouble: 'no_answer', code: null }
      return true
    }
    const { trouble, code, again } = liveTrouble(command.answer)
    this.state = { ...this.state, trouble, code }
    // To an address of earlier, perhaps: a hub that was started anew does not know.
    if (trouble === 'busy') await this.ways.stop(videoId).catch(() => undefined)
    return again
  }

  /** The order did not leave. */
  private failed(error: unknown): boolean {
    const code = error instanceof HttpException ? (error.getResponse() as ApiError).code : null
    this.state = { ...this.state, trouble: code === 'device.offline' ? 'offline' : code === 'device.no_command' ? 'refused' : 'no_answer', code: null }
    return code !== 'device.offline' && code !== 'device.no_command'
  }

  /** Waits so long, less when the picture comes: whether it does. */
  private async until(ms: number): Promise<boolean> {
    for (const endMs = Date.now() + ms; !this.ways.sending() && !this.signal.aborted && Date.now() < endMs;) await sleep(this.patience.lookMs, undefined, { signal: this.signal }).catch(() => undefined)
    return this.ways.sending()
  }
}

const isOver = ({ status }: Command): boolean => status === 'done' || status === 'accepted' || status === 'failed' || status === 'rejected'
