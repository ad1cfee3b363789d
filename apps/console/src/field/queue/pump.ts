import type { IncidentDetail } from '@watchfloor/shared'
import { HubError } from '../../link/http.js'
import { fieldCalls } from '../link/field-calls.js'
import { me, signedOut } from '../store/me.js'
import { takeTask } from '../store/tasks.js'
import { isNew } from './entry.js'
import type { Entry } from './entry.js'
import { dispatchVersion, ready } from './lanes.js'
import { mayRebase, since, stillPossible } from './meanwhile.js'
import { keep, markSent, outbox } from './outbox.js'
import { PhotoRefused, tell } from './send.js'
import { verdictOf } from './verdict.js'

const SOONEST_MS = 2000
const LATEST_MS = 60_000
let waitMs = SOONEST_MS
let timer: ReturnType<typeof setTimeout> | undefined
let again = false

/** Tells the hub whatever can be told now; asked again later by itself while something waits. Two pages at once do no harm: the hub knows the actions by their ids. */
export async function pump(): Promise<void> {
  if (outbox.getState().sending) { again = true; return }
  clearTimeout(timer)
  outbox.setState({ sending: true })
  try {
    let calm = true
    for (let entry = next(); entry !== undefined && calm; entry = next()) calm = await tellOne(entry)
    waitMs = calm ? SOONEST_MS : Math.min(LATEST_MS, waitMs * 2)
    if (!calm) timer = setTimeout(() => void pump(), waitMs)
  } finally {
    outbox.setState({ sending: false })
  }
  if (again) { again = false; await pump() }
}

/** There is reason to hope: the network is back, or somebody pressed the button. */
export function pumpNow(): void { waitMs = SOONEST_MS; void pump() }

const next = (): Entry | undefined => {
  const { user, status } = me.getState()
  return user && status === 'signed-in' ? ready(outbox.getState().entries, user.id)[0] : undefined
}

/** False: no use in going on now. */
async function tellOne(entry: Entry): Promise<boolean> {
  try {
    const told = await tell(entry)
    await markSent(entry, told)
    if (told.incident) await takeTask(told.incident)
    return true
  } catch (error) {
    if (error instanceof PhotoRefused) { await keep({ ...entry, state: 'refused', problem: { code: 'photo', message: `${error.photo.name}: ${error.message}` } }); return true }
    switch (verdictOf(error)) {
      case 'later': return false
      case 'signed-out': signedOut(); return false
      case 'refused': await refused(entry, error as HubError); return true
      case 'stale': return stale(entry, error as HubError)
    }
  }
}

async function refused(entry: Entry, { code, message }: HubError): Promise<void> {
  const detail = await fresh(entry).catch(() => null)
  await keep({ ...entry, state: 'refused', problem: { code, message }, ...(detail ? news(entry, detail) : {}), stillPossible: false })
}

/** The version moved on. Where nothing of it touches this, it goes again at once; else a person looks. */
async function stale(entry: Entry, { code, message }: HubError): Promise<boolean> {
  try {
    const detail = await fresh(entry)
    if (!detail) return false
    await takeTask(detail)
    const moved: Entry = { ...entry, version: versionIn(detail, entry), after: null }
    await keep(mayRebase(entry, detail, entry.seenState) ? moved : { ...entry, state: 'conflict', problem: { code, message }, ...news(entry, detail) })
    return true
  } catch { return false }
}

const fresh = async (entry: Entry): Promise<IncidentDetail | null> => (isNew(entry.errand) ? null : fieldCalls.task(entry.lane))
const versionIn = (detail: IncidentDetail, { errand }: Entry): number => (errand.kind === 'dispatch' ? dispatchVersion(detail, errand.dispatchId) ?? 1 : detail.version)

function news(entry: Entry, detail: IncidentDetail): Pick<Entry, 'meanwhile' | 'stillPossible'> {
  const { user, unitIds } = me.getState()
  return { meanwhile: since(detail, entry.seenLine), stillPossible: user !== null && stillPossible(entry, detail, { id: user.id, unitIds }) }
}

/** The person has seen what changed and wants it told all the same. */
export async function sendAnyway(entry: Entry): Promise<void> {
  const detail = await fresh(entry)
  if (detail) await takeTask(detail)
  await keep({ ...entry, state: 'waiting', problem: null, meanwhile: [], after: null, ...(detail ? { version: versionIn(detail, entry), seenLine: detail.timeline.at(-1)?.id ?? null, ...news(entry, detail), meanwhile: [] } : {}) })
  pumpNow()
}

/** What cannot be done any more is told as a note, so that text and photographs reach the case. */
export async function sendAsNote(entry: Entry, note: string): Promise<void> {
  const detail = await fieldCalls.task(entry.lane)
  await keep({ ...entry, errand: { kind: 'incident', input: { action: 'note', note } }, state: 'waiting', problem: null, meanwhile: [], after: null, version: detail.version, stillPossible: true })
  pumpNow()
}

/** A first offence that turned out to be none goes as a notice, with the same photographs. */
export async function sendAsNotice(entry: Entry): Promise<void> {
  if (entry.errand.kind !== 'notice') return
  await keep({ ...entry, errand: { kind: 'notice', input: { ...entry.errand.input, outcome: 'notice' } }, state: 'waiting', problem: null })
  pumpNow()
}
