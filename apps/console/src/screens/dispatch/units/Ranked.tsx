import type { IncidentDetail, RankedUnit } from '@watchfloor/shared'
import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { TextInput } from '../../../parts/Field.js'
import { Notice } from '../../../parts/Notice.js'
import { Skeleton } from '../../../parts/Skeleton.js'
import { Toggle } from '../../../parts/Toggle.js'
import { connection } from '../../../store/connection.js'
import { useReasonOptions } from '../../cases/reason-options.js'
import type { Names } from '../../cases/use-names.js'
import { errorKey } from '../../error-key.js'
import { useStore } from '../../use-store.js'
import type { Acting } from '../incident/use-acting.js'
import { Choices } from '../incident/Choices.js'
import { useReasonWords } from './reason-words.js'
import type { Picking } from './use-picking.js'

/** Where the pick key puts the hand: numbers toggle, Enter sends, Esc goes back to the suggestion. */
export const focusRanked = (): void => document.querySelector<HTMLElement>('[data-ranked]')?.focus()

/** Who should go and why, all that could, the best first; any choice is possible, another lead needs a reason. */
export function Ranked({ incident, names, picking, acting }: { incident: IncidentDetail; names: Names; picking: Picking; acting: Acting }) {
  const { t } = useTranslation()
  const root = useRef<HTMLElement>(null)
  const offline = useStore(connection, (state) => state.state === 'down')
  const [asking, setAsking] = useState(false)
  useEffect(() => setAsking(false), [incident.id])
  const { proposal, picked, suggested, listed, asksWhy } = picking
  const chosen = picked ?? suggested
  const whys = useReasonOptions()('override')
  const send = (why?: string): void => { if (!picking.send(why)) setAsking(asksWhy) }
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const typing = (event.target as HTMLElement).tagName === 'INPUT'
    if (event.key === 'Enter' && (event.target as HTMLElement).tagName !== 'BUTTON') send()
    else if (event.key === 'Escape') {
      picking.clear()
      setAsking(false)
      root.current?.blur()
    } else if (!typing && /^[1-9]$/.test(event.key)) {
      const at = Number(event.key) - 1
      if (asking && whys[at]) {
        picking.setWhy(whys[at].value)
        send(whys[at].value)
      } else if (!asking && listed[at]) picking.toggle(listed[at].unitId)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <section ref={root} data-ranked tabIndex={-1} className="ranked" aria-label={t('units.title')} onKeyDown={press}>
      <h2>{t('units.title')}</h2>
      {picking.loading && <Skeleton rows={5} />}
      {picking.error != null && <p className="field-error ranked-plan" role="alert">{t(errorKey(picking.error))}</p>}
      {proposal && (
        <>
          {proposal.plan && <p className="ranked-plan"><span className="dim">{t('units.plan')}</span> {proposal.plan}</p>}
          {proposal.by === null && <p className="ranked-plan dim">{t('units.noRoute')}</p>}
          {proposal.contact && <p className="ranked-plan"><span className="dim">{t('units.contact')}</span> {proposal.contact.name} {proposal.contact.phone}</p>}
          {listed.length === 0 && <Notice title={t('units.none')}>{t('units.noneText')}</Notice>}
          <ol className="ranked-list">
            {listed.map((unit, index) => (
              <RankedRow
                key={unit.unitId} unit={unit} number={index + 1} suggested={suggested.includes(unit.unitId)} chosen={chosen.includes(unit.unitId)} leads={chosen[0] === unit.unitId} joint={chosen.length > 1}
                onToggle={() => picking.toggle(unit.unitId)} onLead={() => picking.lead(unit.unitId)}
              />
            ))}
          </ol>
          <div className="ranked-act">
            {(asking || asksWhy) && (
              <div className="ranked-why">
                <Choices label={t('units.why')} options={whys} chosen={picking.why} numbered={asking} onChoose={(why) => { picking.setWhy(why); send(why) }} />
                <TextInput label={t('ask.reason.own')} value={picking.why} maxLength={500} onChange={picking.setWhy} />
              </div>
            )}
            {incident.priority !== 'P1' && <Toggle row on={picking.sendNow} onChange={picking.setSendNow}>{t('units.sendNow')}</Toggle>}
            <footer className="ranked-foot">
              <Button look="primary" busy={acting.busy} isDisabled={offline || chosen.length === 0} onPress={() => send()}>
                {picked === null ? t('units.accept', { names: chosen.map(names.unit).join(' + ') }) : t('units.send', { names: chosen.map(names.unit).join(' + ') })}<kbd aria-hidden="true">{picked === null ? 'D' : '\u23ce'}</kbd>
              </Button>
              <Button look="quiet" onPress={focusRanked}>{t('units.pick')}<kbd aria-hidden="true">P</kbd></Button>
            </footer>
          </div>
        </>
      )}
    </section>
  )
}

interface RankedRowProps { unit: RankedUnit; number: number; suggested: boolean; chosen: boolean; leads: boolean; joint: boolean; onToggle: () => void; onLead: () => void }

function RankedRow({ unit, number, suggested, chosen, leads, joint, onToggle, onLead }: RankedRowProps) {
  const { t } = useTranslation()
  const reason = useReasonWords()
  return (
    <li className={`ranked-row ${unit.eligible ? '' : 'ranked-not'}`} data-chosen={chosen || undefined}>
      <button type="button" className="ranked-name" aria-pressed={chosen} onClick={onToggle}>
        <kbd aria-hidden="true" data-none={number > 9 || undefined}>{number > 9 ? '' : number}</kbd>
        <span className="ranked-who">{unit.name}</span>
        {chosen && leads && joint ? <span className="ranked-tag ranked-lead">{t('units.leads')}</span> : suggested && <span className="ranked-tag">{t('units.suggested')}</span>}
        {unit.lat !== null && <span className="ranked-minutes">{t('units.minutes', { n: Math.round(unit.minutes) })}</span>}
      </button>
      <p className="ranked-reasons dim">
        {told(unit).map(reason).join(' \u00b7 ')}
        {chosen && !leads && <button type="button" className="ranked-make-lead" onClick={onLead}>{t('units.makeLead')}</button>}
      </p>
    </li>
  )
}

/** Who is not qualified is told that alone: nothing else would make a difference. */
const told = ({ reasons }: RankedUnit): RankedUnit['reasons'] => {
  const unqualified = reasons.filter(({ factor }) => factor === 'qualification')
  return unqualified.length > 0 ? unqualified : reasons
}
