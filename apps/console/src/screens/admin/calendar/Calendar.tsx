import { useQuery } from '@tanstack/react-query'
import { WorkCalendar } from '@watchfloor/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { TextInput } from '../../../parts/Field.js'
import { Icon } from '../../../parts/Icon.js'
import { Notice } from '../../../parts/Notice.js'
import { Skeleton } from '../../../parts/Skeleton.js'
import { day } from '../../../parts/format.js'
import { calendar } from '../../../store/calendar.js'
import { errorKey } from '../../error-key.js'
import { useHubClock } from '../../use-store.js'
import { useChange } from '../use-change.js'
import { Year } from './Year.js'
import { dayKind, readSessions, saySessions, weekdayName } from './calendar-days.js'
import './calendar.css'

/** When people work: sessions of a day, free days of the week, holidays and the days worked in exchange. Clocks of working time go by it. */
export function Calendar() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(calendar.now)
  if (error) return <div className="admin-scroll"><Notice tone="error" title={t('state.error')} action={<Button onPress={() => void refetch()}>{t('action.retry')}</Button>}>{t(errorKey(error))}</Notice></div>
  return data ? <Editor key={JSON.stringify(data)} saved={data} /> : <Skeleton rows={12} />
}

function Editor({ saved }: { saved: WorkCalendar }) {
  const { t, i18n } = useTranslation()
  const { busy, run } = useChange('calendar')
  const today = day(useHubClock())
  const [year, setYear] = useState(Number(today.slice(0, 4)))
  const [draft, setDraft] = useState(saved)
  const [sessions, setSessions] = useState(saySessions(saved.sessions))
  const read = readSessions(sessions)
  const whole = read && WorkCalendar.safeParse({ ...draft, sessions: read })
  const changed = whole?.success === true && JSON.stringify(whole.data) !== JSON.stringify(saved)
  const save = (): void => {
    if (whole?.success) void run(() => calendar.replace(whole.data), t('calendar.saved'), () => calendar.replace(saved))
  }
  const weekday = (at: number): void => setDraft((now) => ({ ...now, weekend: now.weekend.includes(at) ? now.weekend.filter((one) => one !== at) : [...now.weekend, at].sort() }))
  const ofYear = (days: readonly string[]): number => days.filter((one) => one.startsWith(`${year}-`)).length
  return (
    <>
      <div className="admin-bar calendar-bar">
        <Button look="quiet" square aria-label={t('calendar.before')} onPress={() => setYear(year - 1)}><Icon name="fold" /></Button>
        <b className="calendar-year">{year}</b>
        <Button look="quiet" square aria-label={t('calendar.after')} onPress={() => setYear(year + 1)}><Icon name="unfold" /></Button>
        <span className="dim">{t('calendar.holidays', { n: ofYear(draft.holidays) })} · {t('calendar.makeUpDays', { n: ofYear(draft.makeUpDays) })}</span>
        <span className="admin-bar-rest">
          {changed && <span className="dim">{t('calendar.unsaved')}</span>}
          <Button isDisabled={!changed && sessions === saySessions(saved.sessions)} onPress={() => { setDraft(saved); setSessions(saySessions(saved.sessions)) }}>{t('calendar.discard')}</Button>
          <Button look="primary" busy={busy} isDisabled={!changed} onPress={save}>{t('action.save')}</Button>
        </span>
      </div>
      <div className="admin-scroll calendar">
        {ofYear(draft.holidays) === 0 && <p className="calendar-hint" role="status">{t('calendar.noHolidays', { year })}</p>}
        <div className="calendar-rules">
          <TextInput label={t('calendar.sessions')} value={sessions} onChange={setSessions} hint={t('calendar.sessionsHint')} error={whole?.success ? undefined : t('calendar.sessionsRule')} spellCheck={false} />
          <fieldset>
            <legend className="field-label">{t('calendar.weekend')}</legend>
            {[1, 2, 3, 4, 5, 6, 0].map((at) => <Button key={at} className="button-small" aria-pressed={draft.weekend.includes(at)} isDisabled={!draft.weekend.includes(at) && draft.weekend.length >= 6} onPress={() => weekday(at)}>{weekdayName(at, i18n.language, 'short')}</Button>)}
          </fieldset>
          <ul className="calendar-legend">{(['work', 'weekend', 'holiday', 'makeup'] as const).map((kind) => <li key={kind}><span className={`calendar-day calendar-${kind}`} aria-hidden="true">{kind === 'holiday' ? t('calendar.mark.holiday') : kind === 'makeup' ? t('calendar.mark.makeup') : ''}</span>{t(`calendar.kind.${kind}`)}</li>)}</ul>
        </div>
        <p className="dim">{t('calendar.press')}</p>
        <Year year={year} today={today} kindOf={(one) => dayKind(draft, one)} calendar={draft} onChange={setDraft} />
      </div>
    </>
  )
}
