const PARTS = /^(?=\d)(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+(?:\.\d+)?)s)?$/
const UNIT_MS = [86_400_000, 3_600_000, 60_000, 1000] as const

/** A length of time as MediaMTX's configuration writes it (`1d`, `168h`, `10m0s`), in ms; null for another text. */
export function durationMs(text: string): number | null {
  const parts = PARTS.exec(text)
  return parts && parts.slice(1).reduce((sum, part, i) => sum + Number(part ?? 0) * UNIT_MS[i]!, 0)
}
