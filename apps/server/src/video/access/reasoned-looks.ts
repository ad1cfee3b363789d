import { Injectable } from '@nestjs/common'

/** What was on show may be looked back at for as long as it is kept, also after the picture was closed for that. */
const AFTER_MS = 60_000
/** A connection that breaks is made anew with a leave of its own; the old ones end by themselves. */
const MOST_READINGS = 16
const CAMERA_PATH = /^cam\/([0-9a-f-]{36})\//

interface Look { untilMs: number; readings: Set<string> }

/**
 * Looks at cameras that ask for a reason, from the leave that was audited until a minute after the picture was closed. Whoever is looking may take pictures of what he sees
 * without saying again why; nobody else may. In memory only: with the hub its gateway ends, and with that all that is open.
 */
@Injectable()
export class ReasonedLooks {
  private readonly looks = new Map<string, Look>()

  /** A leave was given and its reason is on record. @param untilMs when it is over unless it is used */
  begin(deviceId: string, userId: string, untilMs: number): void {
    const key = keyOf(deviceId, userId)
    const before = this.looks.get(key)
    this.looks.set(key, { untilMs: Math.max(before?.untilMs ?? 0, untilMs), readings: before?.readings ?? new Set() })
  }

  /** The gateway let somebody in. @param reading the gateway's own name for it */
  opened(path: string, userId: string, reading: string): void {
    const readings = this.looks.get(keyOf(CAMERA_PATH.exec(path)?.[1] ?? '', userId))?.readings
    if (!readings || reading === '') return
    readings.add(reading)
    for (const old of readings) if (readings.size > MOST_READINGS) readings.delete(old)
  }

  isRunning(deviceId: string, userId: string, nowMs: number): boolean { return (this.looks.get(keyOf(deviceId, userId))?.untilMs ?? 0) > nowMs }

  get size(): number { return this.looks.size }

  /** What the gateway still sends goes on; what it ended has its minute left. */
  goOn(isRead: (reading: string) => boolean, nowMs: number): void {
    for (const [key, look] of this.looks) {
      for (const reading of look.readings) if (isRead(reading)) look.untilMs = Math.max(look.untilMs, nowMs + AFTER_MS)
      if (look.untilMs <= nowMs) this.looks.delete(key)
    }
  }
}

const keyOf = (deviceId: string, userId: string): string => `${deviceId} ${userId}`
