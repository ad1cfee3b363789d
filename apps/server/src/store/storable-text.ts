/** Text as PostgreSQL keeps it: it refuses U+0000, and unpaired surrogates where it reads JSON (PostgreSQL documentation, "JSON Types"). */
export const storable = (text: string): string => text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\ufffd')

/** Free text that may be missing, as a text column accepts it. */
export const storableText = (text: string | null): string | null => (text === null ? null : storable(text))

/** A value as JSON text that a jsonb column accepts. */
export const storableJson = (value: unknown): string => JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? storable(part) : part))
