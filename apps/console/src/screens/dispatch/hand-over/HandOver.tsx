import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
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
import { Offered } from './Offered.js'
import { Sheet } from './Sheet.js'
import './hand-over.css'

const DRAFT = 'hand-over'

/** Both sides of a change of shift: what I leave behind, with a note; what a colleague leaves to me, taken over item by item. */
export function HandOver() {
  const { t } = useTranslation()
  const me = useStore(session, (state) => state.user?.id)
  const offline = useStore(connection, (state) => state.state === 'down')
  const change = useChange('hand-over')
  const due = useQuery(handOver.due)
  const list = useQuery(handOver.list)
  const [note, setNote] = useState(() => draftOf(DRAFT)['note'] ?? '')
  const [to, setTo] = useState('')
  const { data: people } = useQuery(reference.colleagues)
  const takers = (people?.items ?? []).filter(({ id, role }) => id !== me && role !== 'officer' && role !== 'admin')
  const write = (text: string): void => {
    setNote(text)
    keepDraft(DRAFT, { note: text })
  }
  const offer = async (): Promise<void> => {
    if (!await change.run(() => handOver.offer({ note: note.trim(), ...(to === '' ? {} : { toUser: to }) }), t('handOver.offered'))) return
    dropDraft(DRAFT)
    setNote('')
  }
  const error = due.error ?? list.error
  if (error && !due.data) return <Notice tone="error" title={t('state.error')} action={<Button onPress={() => { void due.refetch(); void list.refetch() }}>{t('action.retry')}</Button>}>{t(errorKey(error))}</Notice>
  if (!due.data || !list.data) return <Skeleton rows={12} />
  const open = list.data.items.filter(({ acceptedAt }) => acceptedAt === null)
  const mine = open.find(({ fromUser }) => fromUser === me)
  const others = open.filter(({ fromUser }) => fromUser !== me)
  return (
    <div className={`hand-over ${offline ? 'hatched' : ''}`}>
      <section aria-label={t('handOver.leave')}>
        <h1>{t('handOver.leave')}</h1>
        {due.data.due && <p className="hand-over-due" role="status">{'\u25c6'} {t('handOver.due')}</p>}
        {mine && <p role="status">{t('handOver.waiting', { done: mine.items.filter(({ acceptedAt }) => acceptedAt !== null).length, all: mine.items.length })}</p>}
        <TextArea label={t('handOver.note')} className="action-note" value={note} maxLength={4000} onChange={write} />
        <SelectInput label={t('handOver.to')} value={to} onChange={setTo} choices={[{ value: '', label: t('handOver.anybody') }, ...takers.map(({ id, name, role }) => ({ value: id, label: `${name} \u00b7 ${t(`role.${role}`)}` }))]} />
        <Button look="primary" busy={change.busy} isDisabled={offline} onPress={() => void offer()}>{mine ? t('handOver.offerAgain') : t('handOver.offer')}</Button>
        <Sheet items={mine?.items ?? due.data.items} />
      </section>
      <section aria-label={t('handOver.take')}>
        <h1>{t('handOver.take')}</h1>
        {others.length === 0 && <Notice title={t('handOver.nothing')}>{t('handOver.nothingText')}</Notice>}
        {others.map((one) => <Offered key={one.id} offer={one} offline={offline} change={change} />)}
      </section>
    </div>
  )
}
