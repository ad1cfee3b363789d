import type { FigureGroup, KpiAnswer } from '@watchfloor/shared'
import type { Stretch } from '@watchfloor/domain'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../parts/Button.js'
import { SelectInput } from '../../parts/Field.js'
import { prefs } from '../../store/prefs.js'
import type { BehindAsk } from '../../store/figures.js'
import { useNames } from '../cases/use-names.js'
import { useStore } from '../use-store.js'
import { BehindIncidents } from './BehindIncidents.js'
import { BehindNotices } from './BehindNotices.js'
import { groupText } from './figure-text.js'
import type { Opened } from './use-figure-address.js'

type Part = BehindAsk['part']

/** What lies behind one number: what was counted, what it is divided by, or what lacks. */
export function Behind({ opened, answer, stretch, groupBy, onClose }: { opened: Opened; answer: KpiAnswer; stretch: Stretch; groupBy: FigureGroup; onClose: () => void }) {
  const { t } = useTranslation()
  const names = useNames()
  const locale = useStore(prefs, (state) => state.language)
  const [part, setPart] = useState<Part>('numerator')
  const words = answer.kpis.find(({ key }) => key === opened.kpi)
  const row = opened.group === undefined ? null : answer.rows.find(({ key }) => (key ?? '') === opened.group) ?? { key: opened.group || null, name: null }
  const language = locale === 'en' ? 'en' : 'zh'
  const ask: BehindAsk = { kpi: opened.kpi, ...stretch, groupBy: opened.group === undefined ? 'all' : groupBy, group: opened.group, part: words?.denominator == null ? 'numerator' : part }
  const choice = words?.denominator != null && <SelectInput<Part> bare label={t('figures.formula')} value={part} onChange={setPart} choices={(['numerator', 'denominator', 'rest'] as const).map((value) => ({ value, label: t(`figures.part_${value}`) }))} />
  return (
    <aside className="figure-behind" aria-label={t('figures.behind')}>
      <header>
        <h2>{t('figures.behindOf', { name: words?.name[language] ?? opened.kpi, group: row === null ? t('figures.all') : groupText(groupBy, row, names.category, t) })}</h2>
        <Button look="quiet" onPress={onClose}>{t('action.close')}</Button>
      </header>
      <p className="dim">{words?.formula[language]}</p>
      {words?.denominator === 'notices' ? <BehindNotices ask={ask}>{choice}</BehindNotices> : <BehindIncidents ask={ask}>{choice}</BehindIncidents>}
    </aside>
  )
}
