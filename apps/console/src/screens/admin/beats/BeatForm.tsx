import type { Beat, BeatInput, BeatPlace } from '@watchfloor/shared'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SelectInput, TextInput } from '../../../parts/Field.js'
import { beatFaultOf } from '../../../store/beat-fault.js'
import type { BeatFault } from '../../../store/beat-fault.js'
import { beats } from '../../../store/beats.js'
import { polygonOf } from '../../../store/sketch.js'
import { circleOf } from '../../../map/layers/sketch-shape.js'
import { RowForm } from '../RowForm.js'
import { useChange } from '../use-change.js'
import { useSquads } from '../use-squads.js'
import { BeatPlaceField } from './BeatPlaceField.js'

/** A beat: what rosters call it, whose it is, and where. What the hub refuses is said at the field and marked on the map. */
export function BeatForm({ beat, onDone }: { beat: Beat | null; onDone: () => void }) {
  const { t } = useTranslation()
  const squads = useSquads()
  const { busy, run } = useChange('beats', 'duty')
  const [name, setName] = useState(beat?.name ?? '')
  const [squadId, setSquad] = useState(beat?.squadId ?? '')
  const [place, setPlace] = useState<BeatPlace | null>(beat?.place ?? null)
  const [fault, setFault] = useState<BeatFault | null>(null)
  const { data } = useQuery(beats.all)
  const others = useMemo(() => (data?.items ?? []).filter(({ id }) => id !== beat?.id).flatMap((other) => shapeOf(other.place) ?? []), [data, beat])
  const refused = useMemo(() => (fault?.field === 'place' ? { said: fault.said ?? t('error.beat.outside_city'), at: fault.at } : null), [fault, t])

  const save = async (): Promise<void> => {
    if (place === null) return
    const input: BeatInput = { name: name.trim(), squadId: squadId || null, place }
    const telling = async (work: Promise<Beat>): Promise<Beat> => work.catch((error: unknown) => { setFault(beatFaultOf(error)); throw error })
    const done = beat
      ? await run(() => telling(beats.change(beat.id, input)), t('admin.saved'), () => beats.change(beat.id, { name: beat.name, squadId: beat.squadId, place: beat.place }))
      : await run(() => telling(beats.make(input)), t('admin.created', { name: input.name }))
    if (done) onDone()
  }
  return (
    <RowForm label={t('beats.create')} submit={beat ? t('action.save') : t('action.create')} ready={name.trim() !== '' && place !== null} busy={busy} onSubmit={() => void save()} onCancel={onDone}>
      <TextInput label={t('beats.name')} value={name} onChange={(value) => { setFault(null); setName(value) }} maxLength={80} hint={t('beats.nameHint')} error={fault?.field === 'name' ? t('beats.nameTaken') : undefined} autoFocus required />
      <SelectInput label={t('duty.squad')} value={squadId} onChange={setSquad} choices={squads.choices(t('beats.anySquad'))} />
      <BeatPlaceField place={place} others={others} refused={refused} onPlace={(next) => { setFault(null); setPlace(next) }} />
    </RowForm>
  )
}

/** What another beat looks like on the map: a post by its circle. */
const shapeOf = (place: BeatPlace) => (place.type === 'area' ? place.geometry : polygonOf(circleOf([place.lon, place.lat], place.radiusM)))
