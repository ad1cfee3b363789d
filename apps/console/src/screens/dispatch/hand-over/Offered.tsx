import type { HandOver } from '@watchfloor/shared'
import { useTranslation } from 'react-i18next'
import { dateTime } from '../../../parts/format.js'
import { handOver } from '../../../store/hand-over.js'
import type { Change } from '../../admin/use-change.js'
import { Sheet } from './Sheet.js'

const HEADS = { offered: 'handOver.from', left: 'handOver.left', vanished: 'handOver.vanished' } as const

/** A colleague's shift: each matter is taken by its own press, for a list that is taken as a whole is a list that nobody read. */
export function Offered({ offer, offline, change }: { offer: HandOver; offline: boolean; change: Change }) {
  const { t } = useTranslation()
  const accept = (id: string): void => { if (!offline) void change.run(() => handOver.accept(offer.id, [id]), t('handOver.taken')) }
  return (
    <article className="offered">
      <h2>{t(HEADS[offer.kind], { name: offer.fromName, time: dateTime(Date.parse(offer.offeredAt)) })}</h2>
      {offer.reason && <p className="offered-note">{t('handOver.reason', { why: offer.reason })}</p>}
      <Sheet items={offer.items} busy={change.busy || offline} onAccept={accept} />
    </article>
  )
}
