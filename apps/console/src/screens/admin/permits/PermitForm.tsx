import type { TruckPermit, TruckPermitInput } from '@watchfloor/shared'
import { plateKind, plainPlate } from '@watchfloor/domain'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { SelectInput, TextInput } from '../../../parts/Field.js'
import { Icon } from '../../../parts/Icon.js'
import { truckPlaces, permits } from '../../../store/facts.js'
import { RowForm } from '../RowForm.js'
import { readHours, sayHours } from '../hours-text.js'
import { useChange } from '../use-change.js'

const MOST_KG = 100_000

/** One permit as its paper says it. */
export function PermitForm({ permit, onDone }: { permit: TruckPermit | null; onDone: () => void }) {
  const { t } = useTranslation()
  const { busy, run } = useChange('permits')
  const { data } = useQuery(truckPlaces.all)
  const [plate, setPlate] = useState(permit?.plate ?? '')
  const [number, setNumber] = useState(permit?.number ?? '')
  const [validFrom, setFrom] = useState(permit?.validFrom ?? '')
  const [validTo, setTo] = useState(permit?.validTo ?? '')
  const [hours, setHours] = useState(sayHours(permit?.hours))
  const [placeIds, setPlaces] = useState<readonly string[]>(permit?.placeIds ?? [])
  const [load, setLoad] = useState(permit?.maxLoadKg === undefined ? '' : String(permit.maxLoadKg))
  const windows = readHours(hours)
  const kg = load.trim() === '' ? undefined : Number(load)
  const wrongLoad = kg !== undefined && !(kg > 0 && kg <= MOST_KG)
  const backward = validFrom !== '' && validTo !== '' && validFrom > validTo
  const ready = plate.trim() !== '' && validFrom !== '' && validTo !== '' && !backward && windows !== null && !wrongLoad
  const nameOf = (id: string): string => data?.items.find((place) => place.id === id)?.name ?? id.slice(0, 8)
  const save = async (): Promise<void> => {
    if (windows === null) return
    const input: TruckPermitInput = {
      plate: plainPlate(plate), validFrom, validTo, ...(number.trim() ? { number: number.trim() } : {}), ...(windows.length > 0 ? { hours: windows } : {}), ...(placeIds.length > 0 ? { placeIds: [...placeIds] } : {}), ...(kg === undefined ? {} : { maxLoadKg: kg }),
    }
    const done = permit ? await run(() => permits.replace(permit.id, input), t('admin.saved'), () => permits.replace(permit.id, inputOf(permit))) : await run(() => permits.create(input), t('admin.created', { name: input.number ?? input.plate }))
    if (done) onDone()
  }
  return (
    <RowForm label={t('permits.create')} submit={permit ? t('action.save') : t('action.create')} ready={ready} busy={busy} onSubmit={() => void save()} onCancel={onDone}>
      <TextInput label={t('permits.plate')} value={plate} onChange={setPlate} maxLength={20} hint={plate.trim() !== '' && plateKind(plate) === null ? t('permits.plateOdd') : undefined} autoFocus required spellCheck={false} />
      <TextInput label={t('permits.number')} value={number} onChange={setNumber} maxLength={60} spellCheck={false} />
      <TextInput type="date" label={t('valid.from')} value={validFrom} onChange={setFrom} required />
      <TextInput type="date" label={t('valid.to')} value={validTo} onChange={setTo} error={backward ? t('valid.backward') : undefined} required />
      <TextInput label={t('contacts.hours')} value={hours} onChange={setHours} hint={t('hours.hint')} error={windows === null ? t('hours.rule') : undefined} spellCheck={false} />
      <TextInput label={t('permits.loadKg')} value={load} onChange={setLoad} inputMode="numeric" error={wrongLoad ? t('rules.between', { min: 1, max: MOST_KG }) : undefined} />
      <div className="field">
        <SelectInput label={t('permits.places')} value="" onChange={(id) => { if (id && !placeIds.includes(id)) setPlaces([...placeIds, id]) }} choices={[{ value: '', label: placeIds.length === 0 ? t('permits.anyPlace') : t('permits.addPlace') }, ...(data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))]} />
        {placeIds.length > 0 && (
          <ul className="chips">
            {placeIds.map((id) => <li key={id}>{nameOf(id)}<Button look="quiet" square className="button-small" aria-label={t('routing.leaveOut', { name: nameOf(id) })} onPress={() => setPlaces(placeIds.filter((other) => other !== id))}><Icon name="close" size={12} /></Button></li>)}
          </ul>
        )}
      </div>
    </RowForm>
  )
}

/** A permit as it was, to be put back. */
const inputOf = ({ id: _id, ...input }: TruckPermit): TruckPermitInput => input
