/** The years 1 to 9999: what a timestamptz and an ISO string of four-digit years both hold. */
export const FIRST_MS = -62_135_596_800_000
export const LAST_MS = 253_402_300_799_999

/** A moment as PostgreSQL takes it: in UTC, for it knows no offset beyond 15:59, and inside the year 1, for it has no year 0 and readers begin a millisecond earlier. */
export const storableMs = (iso: string): number => Math.max(FIRST_MS + 1, Math.min(LAST_MS, Date.parse(iso)))
