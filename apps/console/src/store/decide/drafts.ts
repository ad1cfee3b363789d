import { z } from 'zod'
import { createStore } from 'zustand/vanilla'
import { recall, remember } from '../remember.js'

/** So many unfinished texts are kept; the oldest goes first. */
const KEPT = 30
/** `at`: when it was typed last, ms. */
const Drafts = z.array(z.object({ key: z.string(), fields: z.record(z.string(), z.string()), at: z.number().default(0) })).max(KEPT)
type Draft = z.infer<typeof Drafts>[number]

/** What was typed and not yet sent, by what it was typed for: it outlives a change of version, a lost line, another screen and a reload. */
export const drafts = createStore<{ items: readonly Draft[] }>(() => ({ items: recall('drafts', Drafts, []) }))
drafts.subscribe(({ items }) => remember('drafts', items))

export const draftOf = (key: string): Readonly<Record<string, string>> => drafts.getState().items.find((item) => item.key === key)?.fields ?? {}

/** Keeps what is typed; empty fields are not worth keeping. */
export function keepDraft(key: string, fields: Readonly<Record<string, string>>): void {
  const written = Object.fromEntries(Object.entries(fields).filter(([, text]) => text !== ''))
  drafts.setState(({ items }) => {
    const others = items.filter((item) => item.key !== key)
    return { items: Object.keys(written).length === 0 ? others : [...others, { key, fields: written, at: Date.now() }].slice(-KEPT) }
  })
}
export const dropDraft = (key: string): void => keepDraft(key, {})
