/** Between the bench and the process that plays the consoles. */
export type ConsoleAsk = { kind: 'begin'; url: string; token: string; consoles: number } | { kind: 'reset' } | { kind: 'report'; reset?: boolean }
/** Figures of all consoles together since the last reset; delays in ms from the device's clock to the console, of alarms those announced. */
export interface ConsoleReport { fixes: number; frames: number; bytes: number; gaps: number; delaysMs: number[]; meanMs: number; alarmDelaysMs: number[] }
export type ConsoleTell = { kind: 'ready' } | { kind: 'least'; fixes: number } | ({ kind: 'report' } & ConsoleReport) | { kind: 'failed'; why: string }
