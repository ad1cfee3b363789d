import { Injectable } from '@nestjs/common'
import type { AnswerReport } from '@watchfloor/domain'

/** Who waits for an answer, by the device that will answer and the correlation that its adapter gave. */
@Injectable()
export class CommandAnswers {
  private readonly waiting = new Map<string, (status: AnswerReport['status'], text: string | null) => void>()

  /** Calls back with every answer until the way to stop, which is given back, is taken. */
  expect(deviceNo: number, correlation: string, listener: (status: AnswerReport['status'], text: string | null) => void): () => void {
    const key = `${deviceNo}/${correlation}`
    this.waiting.set(key, listener)
    return () => {
      if (this.waiting.get(key) === listener) this.waiting.delete(key)
    }
  }

  /** An answer came in; one that nobody waits for (too late, twice) says nothing new. */
  take(deviceNo: number, correlation: string, status: AnswerReport['status'], text: string | null): void {
    this.waiting.get(`${deviceNo}/${correlation}`)?.(status, text)
  }

  get size(): number { return this.waiting.size }
}
