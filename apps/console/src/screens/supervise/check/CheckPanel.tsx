import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../../parts/Notice.js'
import { checkQuery, checksQuery } from '../../../store/supervise/checks.js'
import { replay } from '../../../store/supervise/replay.js'
import { useHubClock } from '../../use-store.js'
import type { WatchState } from '../use-watch.js'
import { CheckRow } from './CheckRow.js'
import { Decided } from './Decided.js'
import { VerdictForm } from './VerdictForm.js'

/** The open check with its verdict form, a decided one with what became of it, else the list of one's own. */
export function CheckPanel({ watch: { checkId, showCheck, setCheckId } }: { watch: WatchState }) {
  const { t } = useTranslation()
  const now = useHubClock()
  const queries = useQueryClient()
  const list = useQuery(checksQuery)
  const one = useQuery({ ...checkQuery(checkId ?? ''), enabled: checkId !== null })
  const check = checkId === null ? undefined : one.data
  // What the hub noted as seen decides whether a verdict counts: asked again as soon as something was opened.
  useEffect(() => replay.subscribe((is, was) => { if (is.state !== was.state && is.state === 'ready') void queries.invalidateQueries({ queryKey: ['supervise', 'check'] }) }), [queries])
  return (
    <aside className="check-panel" aria-label={t('supervise.checks')}>
      {check && (
        <section className="check-open">
          <header><b>{check.person}</b> <span className="dim clip">{check.squadName} {'\u00b7'} {check.shift}</span><button type="button" className="button button-quiet button-small" onClick={() => setCheckId(null)}>{t('action.close')}</button></header>
          <p className="dim" title={check.seed}>{t('supervise.drawnFrom', { n: check.candidates, seed: check.seed.slice(0, 12) })}</p>
          {check.verdict === null ? <VerdictForm key={check.id} check={check} /> : <Decided check={check} now={now} />}
        </section>
      )}
      <h2 className="check-title">{t('supervise.checks')}</h2>
      {list.data?.items.length === 0 && <Notice title={t('supervise.noChecks')}>{t('supervise.noChecksText')}</Notice>}
      <ul className="check-list">{list.data?.items.map((item) => <CheckRow key={item.id} check={item} now={now} open={item.id === checkId} onOpen={() => showCheck(item)} />)}</ul>
    </aside>
  )
}
