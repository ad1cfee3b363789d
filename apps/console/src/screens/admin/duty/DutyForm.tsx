import { DUTY_KINDS, LONGEST_DUTY_H } from '@watchfloor/shared'
import type { Duty, DutyInput, DutyKind } from '@watchfloor/shared'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SelectInput, TextInput } from '../../../parts/Field.js'
import { dateTime, fromInput, toInput } from '../../../parts/format.js'
import { hubNow } from '../../../store/connection.js'
import { beats } from '../../../store/beats.js'
import { duty } from '../../../store/duty.js'
import { clashOf } from '../../../store/duty-clash.js'
import type { DutyClash } from '../../../store/duty-clash.js'
import { reference } from '../../../store/reference.js'
import { RowForm } from '../RowForm.js'
import { useChange } from '../use-change.js'
import { useSquads } from '../use-squads.js'

/** Every officer of the centre can be chosen; who has no account is named. */
const NOBODY = ''

/** One person's duty. Whose duty or camera stands in the way is said in words. */
export function DutyForm({ row, day, onDone }: { row: Duty | null; day: string; onDone: () => void }) {
  const { t } = useTranslation()
  const { busy, run } = useChange('duty')
  const squads = useSquads()
  const { data: people } = useQuery(reference.colleagues)
  const { data: cameras } = useQuery(duty.bodycams)
  const { data: places } = useQuery(beats.all)
  const { data: vehicles } = useQuery(duty.vehicles)
  const [squadId, setSquad] = useState(row?.squadId ?? '')
  const [userId, setUser] = useState(row?.userId ?? NOBODY)
  const [person, setPerson] = useState(row && row.userId === null ? row.person : '')
  const [deviceId, setDevice] = useState(row?.deviceId ?? '')
  const [vehicleId, setVehicle] = useState(row?.vehicleId ?? '')
  const [shift, setShift] = useState(row?.shift ?? '')
  const [kind, setKind] = useState<DutyKind>(row?.kind ?? 'day')
  const [beatId, setBeat] = useState(row?.beatId ?? '')
  const [starts, setStarts] = useState(row ? toInput(Date.parse(row.startsAt)) : `${day} 08:00`)
  const [ends, setEnds] = useState(row ? toInput(Date.parse(row.endsAt)) : `${day} 16:00`)
  const [clash, setClash] = useState<DutyClash | null>(null)
  const [startMs, endMs] = [fromInput(starts, hubNow()), fromInput(ends, hubNow())]
  const backward = startMs >= endMs
  const tooLong = endMs - startMs > LONGEST_DUTY_H * 3_600_000
  const ready = squadId !== '' && (userId !== NOBODY || person.trim() !== '') && shift.trim() !== '' && !Number.isNaN(startMs) && !Number.isNaN(endMs) && !backward && !tooLong
  const officers = (people?.items ?? []).filter(({ role }) => role === 'officer')
  const touch = <T,>(set: (value: T) => void) => (value: T): void => { setClash(null); set(value) }

  const save = async (): Promise<void> => {
    const account = people?.items.find(({ id }) => id === userId)
    const input: DutyInput = {
      squadId, userId: userId || null, person: account?.name ?? person.trim(), deviceId: deviceId || null, vehicleId: vehicleId || null, shift: shift.trim(), kind, beatId: beatId || null, startsAt: new Date(startMs).toISOString(), endsAt: new Date(endMs).toISOString(),
    }
    const telling = async (work: Promise<Duty>): Promise<Duty> => work.catch((error: unknown) => { setClash(clashOf(error)); throw error })
    const done = row
      ? await run(() => telling(duty.patch(row.id, input)), t('admin.saved'), () => duty.patch(row.id, inputOf(row)))
      : await run(() => telling(duty.create(input)), t('admin.created', { name: input.person! }))
    if (done) onDone()
  }
  const choices = (none: string, items: readonly { id: string; name: string }[] | undefined) => [{ value: '', label: none }, ...(items ?? []).map(({ id, name }) => ({ value: id, label: name }))]
  return (
    <RowForm label={t('duty.create')} submit={row ? t('action.save') : t('action.create')} ready={ready} busy={busy} onSubmit={() => void save()} onCancel={onDone}>
      <SelectInput label={t('duty.squad')} value={squadId} onChange={touch(setSquad)} choices={squads.choices(t('routing.chooseUnit'))} />
      <SelectInput label={t('duty.account')} value={userId} onChange={touch(setUser)} choices={choices(t('duty.noAccount'), officers)} />
      {userId === NOBODY && <TextInput label={t('duty.person')} value={person} onChange={touch(setPerson)} maxLength={80} required />}
      <TextInput label={t('duty.shift')} value={shift} onChange={touch(setShift)} maxLength={40} hint={t('duty.shiftHint')} required />
      <SelectInput label={t('duty.kind')} value={kind} onChange={touch(setKind)} choices={DUTY_KINDS.map((value) => ({ value, label: t(`duty.kinds.${value}`) }))} />
      <SelectInput label={t('duty.beat')} value={beatId} onChange={touch(setBeat)} choices={choices(t('duty.noBeat'), places?.items.filter((one) => one.squadId === null || one.squadId === squadId || one.id === beatId))} />
      <TextInput label={t('duty.starts')} value={starts} onChange={touch(setStarts)} error={Number.isNaN(startMs) ? t('duty.timeRule') : undefined} />
      <TextInput label={t('duty.ends')} value={ends} onChange={touch(setEnds)} error={Number.isNaN(endMs) ? t('duty.timeRule') : backward ? t('duty.backward') : tooLong ? t('duty.tooLong') : undefined} />
      <SelectInput label={t('duty.camera')} value={deviceId} onChange={touch(setDevice)} choices={choices(t('duty.noCamera'), cameras?.items)} />
      <SelectInput label={t('duty.vehicle')} value={vehicleId} onChange={touch(setVehicle)} choices={choices(t('admin.none'), vehicles?.items)} />
      {clash && (
        <p className="wide field-error" role="alert">
          {t(clash.what === 'person' ? 'duty.clashPerson' : 'duty.clashDevice', { person: clash.person, device: clash.device ?? t(`duty.${clash.what}`), from: dateTime(Date.parse(clash.startsAt)).slice(0, 16), to: dateTime(Date.parse(clash.endsAt)).slice(0, 16) })}
        </p>
      )}
    </RowForm>
  )
}

/** A duty as it was, to be put back. */
const inputOf = ({ squadId, userId, person, deviceId, vehicleId, shift, kind, beatId, startsAt, endsAt }: Duty): DutyInput => ({ squadId, userId, person, deviceId, vehicleId, shift, kind, beatId, startsAt, endsAt })
