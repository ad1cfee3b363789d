import { FIGURE_GROUPS, FIGURE_LEVELS } from '@watchfloor/shared'
import type { FigureGroup } from '@watchfloor/shared'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { SelectInput, TextInput } from '../../parts/Field.js'
import { figures } from '../../store/figures.js'
import { prefs } from '../../store/prefs.js'
import { reference } from '../../store/reference.js'
import { useStore } from '../use-store.js'
import { SET_NAMES, SETS } from './figure-sets.js'
import type { SetName } from './figure-sets.js'
import { STRETCHES, nameOfStretch, namedStretch } from './stretches.js'
import type { StretchName } from './stretches.js'
import type { FigureAddress, useFigureAddress } from './use-figure-address.js'

const GROUPS = FIGURE_GROUPS.filter((name) => name !== 'all')
const LEVELS: ReadonlySet<string> = new Set(FIGURE_LEVELS)

/** Which days, by what, which figures; and the same as a file. */
export function FigureBar({ address: { stretch, today, groupBy, set }, go, updated }: { address: FigureAddress; go: ReturnType<typeof useFigureAddress>[1]; updated: string | null }) {
  const { t } = useTranslation()
  const language = useStore(prefs, (state) => state.language) === 'en' ? 'en' : 'zh'
  // A city that has drawn no street is not asked for figures by street.
  const drawn = new Set<string>(useQuery(reference.areas).data?.items.map(({ level }) => level))
  const groups = GROUPS.filter((name) => name === groupBy || !LEVELS.has(name) || drawn.has(name))
  const named = nameOfStretch(stretch, today)
  const file = (format: 'csv' | 'xlsx'): string => figures.file({ ...stretch, groupBy, kpi: SETS[set] }, format, language)
  // A date field tells nothing while it is half typed.
  const day = (change: Partial<typeof stretch>): void => { const next = { ...stretch, ...change }; if (next.from && next.to && next.from <= next.to) go({ stretch: next }) }
  return (
    <div className="figure-bar">
      <div className="figure-stretches" role="group" aria-label={t('figures.stretch')}>
        {STRETCHES.map((name: StretchName) => <button key={name} type="button" className="button button-quiet" aria-pressed={named === name} onClick={() => go({ stretch: namedStretch(name, today) })}>{t(`figures.stretch_${name}`)}</button>)}
      </div>
      <TextInput bare type="date" label={t('figures.from')} value={stretch.from} max={stretch.to} onChange={(from) => day({ from })} />
      <span className="dim" aria-hidden="true">{t('figures.to')}</span>
      <TextInput bare type="date" label={t('figures.to')} value={stretch.to} min={stretch.from} onChange={(to) => day({ to })} />
      <SelectInput<FigureGroup> bare label={t('figures.group')} value={groupBy} onChange={(next) => go({ groupBy: next })} choices={groups.map((value) => ({ value, label: `${t('figures.by')} ${t(`figures.by_${value}`)}` }))} />
      <SelectInput<SetName> bare label={t('figures.columns')} value={set} onChange={(next) => go({ set: next })} choices={SET_NAMES.map((value) => ({ value, label: t(`figures.set_${value}`) }))} />
      <span className="figure-bar-rest">
        {updated !== null && <span className="dim">{t('figures.updated', { time: updated })}</span>}
        <a className="button" href={file('csv')} download>{t('figures.export')} {t('figures.csv')}</a>
        <a className="button" href={file('xlsx')} download>{t('figures.xlsx')}</a>
      </span>
    </div>
  )
}
