import type { PatrolOffer, PatrolSession } from '@watchfloor/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Button } from '../../../parts/Button.js'
import { TextInput } from '../../../parts/Field.js'
import { count, lasting, shortTime } from '../../../parts/format.js'
import { leavePatrol, patrol, resumePatrol } from '../../../store/video/patrol.js'
import { useScreenKeys } from '../../keys.js'
import { useHubClock, useStore } from '../../use-store.js'
import { Progress } from './Progress.js'

const WORK: Record<PatrolOffer['kind'], string> = { verify: '/dispatch?state=reported', check: '/dispatch?state=handled', alarms: '/live' }

/** A round that stands still: called away, or resting between two blocks with other work on offer. */
export function Standstill({ session }: { session: PatrolSession }) {
  const { t } = useTranslation()
  const now = useHubClock()
  const busy = useStore(patrol, (state) => state.busy)
  const [reason, setReason] = useState('')
  const restMs = session.block.restUntil === null ? 0 : Date.parse(session.block.restUntil) - now
  const mustRest = restMs > 0
  const excused = reason.trim().length >= 2
  const goOn = (): void => { if (!mustRest || excused) void resumePatrol(session.id, mustRest ? reason.trim() : undefined) }
  useScreenKeys([{ key: 'p', label: 'patrol.keys.pause', run: () => { if (!mustRest) goOn() } }])
  return (
    <>
      <header className="patrol-head">
        <h2 className="clip">{session.roundName}</h2>
        <span className="dim">{t('patrol.stop', { stop: session.stop + 1, stops: session.stops })}</span>
      </header>
      <section className="patrol-part" role="status">
        {session.interruption && <p>{t(`patrol.interrupted.${session.interruption.cause}`)} <span className="dim">{t('patrol.interruptedSince', { time: shortTime(Date.parse(session.interruption.since), now) })}</span></p>}
        {session.block.restUntil !== null && <>
          <h3>{t('patrol.restTitle')}</h3>
          <p>{mustRest ? t('patrol.restText', { time: lasting(restMs) }) : t('patrol.restDone')}</p>
        </>}
        <ul className="patrol-offers">
          {session.offers.filter(({ waiting }) => waiting > 0).map(({ kind, waiting }) => <li key={kind}><Link className="button" to={WORK[kind]}>{t(`patrol.offer.${kind}`, { n: count(waiting) })}</Link></li>)}
        </ul>
      </section>
      {mustRest ? (
        <form className="patrol-part" onSubmit={(event) => { event.preventDefault(); goOn() }}>
          <TextInput label={t('patrol.goOnWhy')} hint={t('patrol.goOnHint')} value={reason} onChange={setReason} maxLength={300} />
          <Button type="submit" busy={busy} isDisabled={!excused}>{t('patrol.goOn')}</Button>
        </form>
      ) : <div className="patrol-part patrol-acts"><Button look="primary" busy={busy} onPress={goOn}>{t('patrol.resume')} <kbd>P</kbd></Button></div>}
      <section className="patrol-part"><Progress session={session} /></section>
      <div className="patrol-part patrol-row"><Button look="quiet" isDisabled={busy} onPress={() => void leavePatrol(session.id)}>{t('patrol.leave')}</Button></div>
    </>
  )
}
