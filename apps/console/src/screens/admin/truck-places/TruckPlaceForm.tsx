import type { AreaGeometry, TruckPlace, TruckPlaceInput } from '@watchfloor/shared'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SelectInput, TextInput } from '../../../parts/Field.js'
import { truckPlaces } from '../../../store/facts.js'
import { RowForm } from '../RowForm.js'
import { ShapeField } from '../shape/ShapeField.js'
import { useChange } from '../use-change.js'

/** A site or a dump: its outline, and from when to when it is one. */
export function TruckPlaceForm({ place, onDone }: { place: TruckPlace | null; onDone: () => void }) {
  const { t } = useTranslation()
  const { busy, run } = useChange('truck-places')
  const [name, setName] = useState(place?.name ?? '')
  const [use, setUse] = useState<TruckPlaceInput['use']>(place?.use ?? 'site')
  const [geometry, setGeometry] = useState<AreaGeometry | null>(place?.geometry ?? null)
  const [validFrom, setFrom] = useState(place?.validFrom ?? '')
  const [validTo, setTo] = useState(place?.validTo ?? '')
  const { data } = useQuery(truckPlaces.all)
  const others = useMemo(() => (data?.items ?? []).filter(({ id }) => id !== place?.id).map((other) => other.geometry), [data, place])
  const backward = validFrom !== '' && validTo !== '' && validFrom > validTo
  const save = async (): Promise<void> => {
    if (geometry === null) return
    const input: TruckPlaceInput = { name: name.trim(), use, geometry, ...(validFrom ? { validFrom } : {}), ...(validTo ? { validTo } : {}) }
    const done = place ? await run(() => truckPlaces.replace(place.id, input), t('admin.saved'), () => truckPlaces.replace(place.id, inputOf(place))) : await run(() => truckPlaces.create(input), t('admin.created', { name: input.name }))
    if (done) onDone()
  }
  return (
    <RowForm label={t('truckPlaces.create')} submit={place ? t('action.save') : t('action.create')} ready={name.trim() !== '' && geometry !== null && !backward} busy={busy} onSubmit={() => void save()} onCancel={onDone}>
      <TextInput label={t('truckPlaces.name')} value={name} onChange={setName} maxLength={120} autoFocus required />
      <SelectInput label={t('truckPlaces.use')} value={use} onChange={setUse} choices={(['site', 'dump'] as const).map((value) => ({ value, label: t(`truckPlaces.${value}`) }))} />
      <TextInput type="date" label={t('valid.from')} value={validFrom} onChange={setFrom} />
      <TextInput type="date" label={t('valid.to')} value={validTo} onChange={setTo} error={backward ? t('valid.backward') : undefined} />
      <ShapeField label={t('masks.shape')} geometry={geometry} others={others} onGeometry={setGeometry} />
    </RowForm>
  )
}

/** A place as it was, to be put back. */
const inputOf = ({ id: _id, ...input }: TruckPlace): TruckPlaceInput => input
