import { alarmRate } from './alarm-rate.js'
import type { AlarmRate } from './alarm-rate.js'
import { FLOOD } from './flood.js'

/** One telling of an alarm; `seatId` null = to everybody who sat there then. */
export interface Telling { readonly atMs: number; readonly seatId: string | null }
/** A time in which somebody sat at a seat. */
export interface SeatStay { readonly seatId: string; readonly fromMs: number; readonly toMs: number }
/** What one seat was told while somebody sat there. */
export interface SeatRate extends AlarmRate { readonly seatId: string; readonly told: number; readonly seatedMs: number }

/** The rate of each seat that was taken at any time, by what that seat itself was told and for as long as it was taken; the most loaded first. */
export function seatRates(tellings: readonly Telling[], stays: readonly SeatStay[], fromMs: number, toMs: number): SeatRate[] {
  const bySeat = new Map<string, SeatStay[]>()
  for (const stay of stays) {
    const cut = { ...stay, fromMs: Math.max(stay.fromMs, fromMs), toMs: Math.min(stay.toMs, toMs) }
    if (cut.toMs > cut.fromMs) bySeat.set(stay.seatId, [...bySeat.get(stay.seatId) ?? [], cut])
  }
  const rates = [...bySeat].map(([seatId, its]): SeatRate => {
    const seatedMs = its.reduce((sum, stay) => sum + stay.toMs - stay.fromMs, 0)
    const told = tellings.filter((telling) => telling.seatId === seatId || (telling.seatId === null && its.some((stay) => telling.atMs >= stay.fromMs && telling.atMs <= stay.toMs))).map(({ atMs }) => atMs)
    // Ten minutes are the least by which a rate is measured: the first alarm of a shift is no flood.
    const hours = Math.max(seatedMs, FLOOD.windowMs) / 3_600_000
    return { ...alarmRate(told, fromMs, toMs, 1, hours), seatId, told: told.length, seatedMs }
  })
  return rates.sort((a, b) => b.perHour - a.perHour || a.seatId.localeCompare(b.seatId))
}
