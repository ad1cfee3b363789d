/** A priority by its shape, for eyes that do not tell colours. */
export const MARKS = { P1: '■', P2: '◆', P3: '▲', P4: '·' } as const
