import type { z } from 'zod'

const PREFIX = 'watchfloor.'

/** What this browser remembered under a name, or the fallback when there is nothing readable (private windows have no storage at all). */
export function recall<T>(name: string, schema: z.ZodType<T>, fallback: T): T {
  try {
    const text = globalThis.localStorage?.getItem(PREFIX + name)
    if (text == null) return fallback
    const read = schema.safeParse(JSON.parse(text))
    return read.success ? read.data : fallback
  } catch {
    return fallback
  }
}

/** Keeps a value in this browser; a full or forbidden storage costs the memory, never the action. */
export function remember(name: string, value: unknown): void {
  try {
    globalThis.localStorage?.setItem(PREFIX + name, JSON.stringify(value))
  } catch {
    return
  }
}
