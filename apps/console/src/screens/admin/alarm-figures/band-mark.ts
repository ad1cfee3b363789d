/** A band of the alarm rate by its shape, so that colour is never the only code. */
export const BAND_MARK = { ok: '\u25cf', manageable: '\u25b2', too_many: '\u25c6', flood: '\u25a0' } as const
