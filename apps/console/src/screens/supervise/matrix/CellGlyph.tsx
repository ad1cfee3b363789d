import type { CellState } from '@watchfloor/shared'

const GLYPH: Readonly<Record<CellState, string>> = { idle: '', on_post: '', unplaced: '?', still: '\u25b2', gap: '\u25cc', outside: '\u25c6', offline: '\u2715', left: '\u25c1', jump: '\u21af' }

/** The shape of a state, so that no colour stands alone. */
export const CellGlyph = ({ state }: { state: CellState }) => <span className="cell-glyph" aria-hidden="true">{GLYPH[state]}</span>
