import type { TimelineLine } from '@watchfloor/shared'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { coordinates, dateTime } from '../../../parts/format.js'
import type { Names } from '../../cases/use-names.js'

/** One thing that a line of the story tells beside who and what; `caseId` = the other incident that it names. */
export interface LineFact { readonly text: string; readonly caseId?: string }

const AMENDED = ['category', 'priority', 'address', 'description'] as const

/** What was chosen, for whom, from what to what: everything that a line keeps, in words. */
export function useLineFacts(names: Names): (line: TimelineLine) => readonly LineFact[] {
  const { t, i18n } = useTranslation()
  return useCallback(({ action, about }: TimelineLine) => {
    const text = (key: string): string | null => (typeof about[key] === 'string' && about[key] !== '' ? about[key] : null)
    const number = (key: string): number | null => (typeof about[key] === 'number' ? about[key] : null)
    const units = (key: string): string => (Array.isArray(about[key]) ? about[key] : []).map(names.unit).join(', ')
    const word = (key: string): string | null => (i18n.exists(key) ? t(key as 'incidentAction.file') : null)
    const facts: LineFact[] = []
    const say = (fact: string | null | undefined, caseId?: string | null): void => { if (fact) facts.push({ text: fact, ...(caseId ? { caseId } : {}) }) }
    const named = (id: string | null): string | null => id && (names.person(id) ?? '\u2026')
    const value = (key: (typeof AMENDED)[number], given: unknown): string => (given === null || given === undefined || given === '' ? t('timeline.nothing') : key === 'category' ? names.category(String(given)) : String(given))

    say(text('assignee') && t('looker.sent', { name: named(text('assignee')) }))
    say(text('to') && t('timeline.handedTo', { name: named(text('to')) }))
    say(text('into') && t('timeline.into', { number: text('into') }), text('intoId'))
    say(text('child') && t(action === 'part' ? 'timeline.parted' : 'timeline.joined', { number: text('child') }), text('childId'))
    say(action === 'split' ? t('timeline.outOf', { number: text('fromNumber') ?? t('timeline.other') }) : null, text('from'))
    say(text('target') && t('timeline.target', { number: text('target'), state: word(`incidentState.${text('state')}`) ?? '' }), text('targetId'))
    if (action === 'file' && !('category_before' in about)) say(text('category') && names.category(text('category')!))
    for (const key of AMENDED) if (`${key}_before` in about) say(t('timeline.changed', { what: t(`timeline.of_${key}`), from: value(key, about[`${key}_before`]), to: value(key, about[key]) }))
    const [lat, lon, latBefore, lonBefore] = [number('lat'), number('lon'), number('lat_before'), number('lon_before')]
    if (lat !== null && lon !== null && latBefore !== null && lonBefore !== null) say(t('timeline.changed', { what: t('facts.place'), from: coordinates(latBefore, lonBefore), to: coordinates(lat, lon) }))
    say(units('units'))
    if (about['overridden'] === true) say(t('timeline.overridden', { units: units('proposed'), why: text('override') ?? t('timeline.noReason') }))
    else if (text('override')) say(t('facts.override', { why: text('override') }))
    say(text('unit') && names.unit(text('unit')!))
    say(text('clock') && word(`clockKind.${text('clock')}`))
    if (typeof about['real'] === 'boolean') say(t(about['real'] ? 'ask.real.yes' : 'ask.real.no'))
    if (typeof about['passed'] === 'boolean') say(t(about['passed'] ? 'ask.passed.yes' : 'ask.passed.no'))
    if (typeof about['granted'] === 'boolean') say(t(about['granted'] ? 'ask.granted.yes' : 'ask.granted.no'))
    say(text('outcome') && word(`outcome.${text('outcome')}`))
    say(text('until') && t('handOver.until', { time: dateTime(Date.parse(text('until')!)) }))
    say(text('undone') && word(`incidentAction.${text('undone')}`))
    return facts
  }, [t, i18n, names])
}
