import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { SelectInput, TextArea } from '../../../parts/Field.js'
import { Notice } from '../../../parts/Notice.js'
import { Skeleton } from '../../../parts/Skeleton.js'
import { connection } from '../../../store/connection.js'
import { draftOf, dropDraft, keepDraft } from '../../../store/decide/drafts.js'
import { handOver } from '../../../store/hand-over.js'
import { reference } from '../../../store/reference.js'
import { session } from '../../../store/session.js'
import { useChange } from '../../admin/use-change.js'
import { errorKey } from '../../error-key.js'
import { useStore } from '../../use-store.js'
import { Emergency } from './Emergency.js'
import { Offered } from './Offered.js'
import { Sheet } from './Sheet.js'
import './hand-over.css'

const DRAFT = 'hand-over'
const KEEP_AFTER_MS = 800

/** Both sides of a change of shift: what I leave behind, with a note; what a colleague leaves to me, taken over item by item. `gate` = it stands in place of the queue until that is done. */
export function HandOver({ gate = false }: { gate?: boolean }) {
  const { t } = useTranslation()
  const me = useStore(session, (state) => state.user?.id)
  const offline = useStore(connection, (state) => state.state === 'down')
  const change = useChange('hand-over')
  const due = useQuery(handOver.due)
  const list = useQuery(handOver.list)
  const [written, setNote] = useState<string | null>(() => draftOf(DRAFT)['note'] ?? null)
  const note = written ?? due.data?.note ?? ''
  // The hub keeps the word while it is written: it must not go with the window.
  useEffect(() => {
    if (written === null) return
    const timer = setTimeout(() => void handOver.note(written.trim()).catch(() => undefined), KEEP_AFTER_MS)
    return () => clearTimeout(timer)
  }, [written])
  const [to, setTo] = useState('')
  const { data: people } = useQuery(reference.colleagues)
  const takers = (people?.items ?? []).filter(({ id, role }) => id !== me && role !== 'officer' && role !== 'admin')
  const write = (text: string): void => {
    setNote(text)
    keepDraft(DRAFT, { note: text })
  }
  const offer = async (): Promise<void> => {
    const text = note.trim()
    const send = async () => { await handOver.note(text); return handOver.offer({ note: text, ...(to === '' ? {} : { toUser: to }) }) }
    if (!await change.run(send, t('handOver.offered'))) return
    dropDraft(DRAFT)
    setNote(null)
  }
  const error = due.error ?? list.error
  if (error && !due.data) return <Notice tone="error" title={t('state.error')} action={<Button onPress={() => { void due.refetch(); void list.refetch() }}>{t('action.retry')}</Button>}>{t(errorKey(error))}</Notice>
  if (!due.data || !list.data) return <Skeleton rows={12} />
  const open = list.data.items.filter(({ acceptedAt }) => acceptedAt === null)
  const mine = open.find(({ fromUser }) => fromUser === me)
  const others = open.filter(({ fromUser }) => fromUser !== me)
  return (
    <div className={`hand-over ${offline ? 'hatched' : ''}`} data-gate={gate || undefined}>
      {gate && <header className="hand-over-gate" role="status"><strong>{t('handOver.gate')}</strong><span>{t('handOver.gateText')}</span></header>}
      <section aria-label={t('handOver.leave')}>
        <h1>{t('handOver.leave')}</h1>
        {due.data.due && <p className="hand-over-due" role="status">{'\u25c6'} {t('handOver.due', { n: due.data.owed })}</p>}
        {mine && <p role="status">{t('handOver.waiting', { done: mine.items.filter(({ acceptedAt }) => acceptedAt !== null).length, all: mine.items.length })}</p>}
        <TextArea label={t('handOver.note')} className="action-note" value={note} maxLength={4000} onChange={write} />
        <SelectInput label={t('handOver.to')} value={to} onChange={setTo} choices={[{ value: '', label: t('handOver.anybody') }, ...takers.map(({ id, name, role }) => ({ value: id, label: `${name} \u00b7 ${t(`role.${role}`)}` }))]} />
        <Button look="primary" busy={change.busy} isDisabled={offline} onPress={() => void offer()}>{mine ? t('handOver.offerAgain') : t('handOver.offer')}</Button>
        <Sheet items={mine?.items ?? due.data.items} />
        {due.data.due && <Emergency offline={offline} />}
      </section>
      <section aria-label={t('handOver.take')}>
        <h1>{t('handOver.take')}</h1>
        {others.length === 0 && <Notice title={t('handOver.nothing')}>{t('handOver.nothingText')}</Notice>}
        {others.map((one) => <Offered key={one.id} offer={one} offline={offline} change={change} />)}
      </section>
    </div>
  )
}
