import { cpus, release, totalmem } from 'node:os'

export const title = (text: string): void => { console.log(`\n== ${text}`) }
export const line = (text: string): void => { console.log(text) }
/** A number with thousands set apart. */
export const count = (value: number): string => Math.round(value).toLocaleString('en-US').padStart(7)
export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
/** Value below which `share` of the sorted values lie. */
export const quantile = (sorted: readonly number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
/** The machine, as figures need it beside them. */
export const machine = (): string => `${cpus().length} × ${cpus()[0]?.model ?? 'processor'}, ${(totalmem() / 2 ** 30).toFixed(0)} GB, Linux ${release()}, Node ${process.version}`
