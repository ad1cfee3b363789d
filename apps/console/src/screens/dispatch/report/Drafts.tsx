import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { shortTime } from '../../../parts/format.js'
import { drafts, dropDraft } from '../../../store/decide/drafts.js'
import { newReport, reportsOf, restoreReport } from '../../../store/decide/report-drafts.js'
import type { ReportDraft } from '../../../store/decide/report-drafts.js'
import { say } from '../../../store/toasts.js'
import type { Names } from '../../cases/use-names.js'
import { useStore } from '../../use-store.js'

interface DraftsProps { openKey: string; names: Names; onOpen: (key: string) => void }

/** Reports that were begun and not sent: each can be taken up again, or discarded, which can be taken back. */
export function Drafts({ openKey, names, onOpen }: DraftsProps) {
  const { t } = useTranslation()
  const begun = reportsOf(useStore(drafts, ({ items }) => items))
  // The one that is open stands below already.
  if (begun.every(({ key }) => key === openKey)) return null
  const drop = (draft: ReportDraft): void => {
    dropDraft(draft.key)
    if (draft.key === openKey) onOpen(newReport())
    say('done', t('report.draftDropped'), { undo: () => restoreReport(draft) })
  }
  return (
    <section className="report-drafts" aria-label={t('report.drafts', { n: begun.length })}>
      <h2>{t('report.drafts', { n: begun.length })}</h2>
      <ul>
        {begun.map((draft) => {
          const { category, address, place, description } = draft.fields
          const words = [category ? names.category(category) : '', address || place, description].filter(Boolean).join(' \u00b7 ')
          return (
            <li key={draft.key}>
              <span className="dim">{shortTime(draft.at, Date.now())}</span>
              <span className="clip" title={words}>{words || t('report.draftBlank')}</span>
              {draft.key === openKey ? <span className="dim">{t('report.draftHere')}</span> : <Button className="button-small" onPress={() => onOpen(draft.key)}>{t('report.draftOpen')}</Button>}
              <Button look="quiet" className="button-small" onPress={() => drop(draft)}>{t('report.draftDrop')}</Button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
