import { SOURCE_CLAIMS } from '@watchfloor/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { Button } from '../../../parts/Button.js'
import { SelectInput, TextArea, TextInput } from '../../../parts/Field.js'
import { coordinates } from '../../../parts/format.js'
import { connection } from '../../../store/connection.js'
import { newActionId } from '../../../store/decide/decide.js'
import { draftOf, dropDraft, keepDraft } from '../../../store/decide/drafts.js'
import { lastReport, newReport } from '../../../store/decide/report-drafts.js'
import { readPlace, report } from '../../../store/report.js'
import { session } from '../../../store/session.js'
import { say } from '../../../store/toasts.js'
import { CategoryField } from '../../cases/CategoryField.js'
import { useNames } from '../../cases/use-names.js'
import { errorKey } from '../../error-key.js'
import { useStore } from '../../use-store.js'
import { Likely } from './Likely.js'
import { Drafts } from './Drafts.js'
import { Pictures } from './Pictures.js'
import { PlaceMap } from './PlaceMap.js'
import './report.css'

/** A new report. What was typed outlives a reload, and another report that comes between; what may be the same matter is shown before it is sent. */
export function Report() {
  const { t } = useTranslation()
  const names = useNames()
  const go = useNavigate()
  const offline = useStore(connection, (state) => state.state === 'down')
  // Rules and cameras report by themselves: whom one may name is for the role to say.
  const sources = SOURCE_CLAIMS[useStore(session, (state) => state.user?.role) ?? 'seat']
  const [key, setKey] = useState(lastReport)
  const [fields, setFields] = useState<Readonly<Record<string, string>>>(() => draftOf(key))
  const [asked, setAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  // The same report again, after an answer that did not come, is one report.
  const [actionId, setActionId] = useState(newActionId)
  const set = (more: Record<string, string>): void => setFields((before) => {
    const after = { ...before, ...more }
    keepDraft(key, after)
    return after
  })
  const turnTo = (other: string): void => {
    setKey(other)
    setFields(draftOf(other))
    setActionId(newActionId())
    setAsked(false)
    setError(null)
  }
  const of = (name: string): string => fields[name] ?? ''
  const place = readPlace(of('place'))
  const pictures = of('evidence').split(',').filter(Boolean)
  const missing = { category: of('category') === '', place: place === null, description: of('description').trim() === '' }

  const send = async (): Promise<void> => {
    setAsked(true)
    if (!place || missing.category || missing.description) return
    setBusy(true)
    setError(null)
    try {
      const made = await report.send({
        actionId, category: of('category'), ...place, description: of('description').trim(), source: sources.find((source) => source === of('source')) ?? 'seat',
        ...(of('address').trim() ? { address: of('address').trim() } : {}), ...(of('reportedBy').trim() ? { reportedBy: of('reportedBy').trim() } : {}), ...(pictures.length > 0 ? { evidence: pictures } : {}),
      })
      dropDraft(key)
      setActionId(newActionId())
      say('done', t('report.done', { number: made.number }))
      void go(`/dispatch?case=${made.id}`)
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="report">
      <form className="report-form" onSubmit={(event) => { event.preventDefault(); void send() }}>
        <h1>{t('report.title')}</h1>
        <Drafts openKey={key} names={names} onOpen={turnTo} />
        <CategoryField label={t('report.category')} names={names} value={of('category')} error={asked && missing.category ? t('report.needCategory') : undefined} onChange={(category) => set({ category })} />
        <TextArea label={t('report.description')} className="action-note" value={of('description')} maxLength={2000} error={asked && missing.description ? t('report.needDescription') : undefined} onChange={(description) => set({ description })} />
        <TextInput label={t('report.place')} hint={t('report.placeHint')} value={of('place')} error={asked && missing.place ? t('report.needPlace') : undefined} onChange={(text) => set({ place: text })} />
        <TextInput label={t('report.address')} value={of('address')} maxLength={200} onChange={(address) => set({ address })} />
        <div className="report-two">
          <SelectInput label={t('desk.source')} value={of('source') || 'seat'} onChange={(source) => set({ source })} choices={sources.map((source) => ({ value: source as string, label: t(`incidentSource.${source}`) }))} />
          <TextInput label={t('report.reportedBy')} value={of('reportedBy')} maxLength={120} onChange={(reportedBy) => set({ reportedBy })} />
        </div>
        <Pictures ids={pictures} at={place} onIds={(ids) => set({ evidence: ids.join(',') })} />
        {error != null && <p className="field-error" role="alert">{t(errorKey(error))}{error instanceof Error && <span className="dim"> {error.message}</span>}</p>}
        {offline && <p className="case-offline" role="note">{t('report.offline')}</p>}
        <footer>
          <Button type="submit" look="primary" busy={busy} isDisabled={offline}>{t('report.send')}</Button>
          <Button look="quiet" onPress={() => turnTo(newReport())}>{t('report.another')}</Button>
        </footer>
      </form>
      <div className="report-side">
        <PlaceMap place={place} onPlace={({ lat, lon }) => set({ place: coordinates(lat, lon) })} />
        {place && of('category') !== '' && <Likely category={of('category')} lat={place.lat} lon={place.lon} own={pictures[0] ?? null} names={names} />}
      </div>
    </div>
  )
}
