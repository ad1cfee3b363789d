import { z } from 'zod'

/** P1 life and officer safety · P2 act now · P3 candidate for a case · P4 journal. The smaller the word the more urgent: they sort as text. */
export const PRIORITIES = ['P1', 'P2', 'P3', 'P4'] as const
export const Priority = z.enum(PRIORITIES)
export type Priority = z.infer<typeof Priority>

/** Whether the first is more urgent than the second. */
export const isMoreUrgent = (a: Priority, b: Priority): boolean => a < b

/** How long an alarm of this priority may be put aside, ms; 0 = never (DOMAIN §6.1: P2 half an hour, P3 one shift). */
const MINUTE = 60_000
const SHIFT_MS = 8 * 60 * MINUTE

/** What a priority promises and allows. Times in ms since the alarm was stored; null = nothing promised. */
export interface ServiceTarget {
  /** Somebody said that they saw it. */
  acknowledgeMs: number | null
  /** A unit was told to go. */
  assignMs: number | null
  /** Rings, at consoles where sound was armed. */
  sound: boolean
  /** Whether it opens an incident without a hand. */
  opensIncident: boolean
  /** Longest shelving, ms; 0 = may not be shelved. */
  maxShelfMs: number
  /** Whether effects wait for a possible undo. */
  undo: boolean
}

/** Service clocks and rights of each priority (DOMAIN §6.1, §6.4; DESIGN §5). */
export const SERVICE_TARGETS: Readonly<Record<Priority, ServiceTarget>> = {
  P1: { acknowledgeMs: 15_000, assignMs: 60_000, sound: true, opensIncident: true, maxShelfMs: 0, undo: false },
  P2: { acknowledgeMs: 60_000, assignMs: 5 * MINUTE, sound: false, opensIncident: true, maxShelfMs: 30 * MINUTE, undo: true },
  P3: { acknowledgeMs: 15 * MINUTE, assignMs: null, sound: false, opensIncident: false, maxShelfMs: SHIFT_MS, undo: true },
  P4: { acknowledgeMs: null, assignMs: null, sound: false, opensIncident: false, maxShelfMs: 24 * 60 * MINUTE, undo: true },
}
