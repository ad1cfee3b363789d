import type { AreaGeometry, Mask, MaskInput } from '@watchfloor/shared'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextInput } from '../../../parts/Field.js'
import { masks } from '../../../store/facts.js'
import { useNames } from '../../cases/use-names.js'
import { CategoriesField } from '../CategoriesField.js'
import { RowForm } from '../RowForm.js'
import { readHours, sayHours } from '../hours-text.js'
import { ShapeField } from '../shape/ShapeField.js'
import { useChange } from '../use-change.js'

const MOST_CATEGORIES = 50

/** What is allowed where, at which hours, from when to when, and by which permit. */
export function MaskForm({ mask, onDone }: { mask: Mask | null; onDone: () => void }) {
  const { t } = useTranslation()
  const names = useNames()
  const { busy, run } = useChange('masks')
  const [name, setName] = useState(mask?.name ?? '')
  const [categories, setCategories] = useState<readonly string[]>(mask?.categories ?? [])
  const [geometry, setGeometry] = useState<AreaGeometry | null>(mask?.geometry ?? null)
  const [hours, setHours] = useState(sayHours(mask?.hours))
  const [validFrom, setFrom] = useState(mask?.validFrom ?? '')
  const [validTo, setTo] = useState(mask?.validTo ?? '')
  const [permit, setPermit] = useState(mask?.permit ?? '')
  const { data } = useInfiniteQuery(masks.pages(''))
  const others = useMemo(() => (data?.pages ?? []).flatMap(({ items }) => items).filter(({ id }) => id !== mask?.id).map((other) => other.geometry), [data, mask])
  const windows = readHours(hours)
  const backward = validFrom !== '' && validTo !== '' && validFrom > validTo
  const ready = name.trim() !== '' && categories.length > 0 && geometry !== null && windows !== null && !backward
  const save = async (): Promise<void> => {
    if (geometry === null || windows === null) return
    const input: MaskInput = {
      name: name.trim(), categories: [...categories], geometry, ...(windows.length > 0 ? { hours: windows } : {}), ...(validFrom ? { validFrom } : {}), ...(validTo ? { validTo } : {}), ...(permit.trim() ? { permit: permit.trim() } : {}),
    }
    const done = mask ? await run(() => masks.replace(mask.id, input), t('admin.saved'), () => masks.replace(mask.id, inputOf(mask))) : await run(() => masks.create(input), t('admin.created', { name: input.name }))
    if (done) onDone()
  }
  return (
    <RowForm label={t('masks.create')} submit={mask ? t('action.save') : t('action.create')} ready={ready} busy={busy} onSubmit={() => void save()} onCancel={onDone}>
      <TextInput label={t('masks.name')} value={name} onChange={setName} maxLength={120} autoFocus required />
      <CategoriesField label={t('masks.categories')} names={names} codes={categories} most={MOST_CATEGORIES} onChange={setCategories} />
      <TextInput label={t('contacts.hours')} value={hours} onChange={setHours} hint={t('hours.hint')} error={windows === null ? t('hours.rule') : undefined} spellCheck={false} />
      <TextInput label={t('masks.permit')} value={permit} onChange={setPermit} maxLength={120} />
      <TextInput type="date" label={t('valid.from')} value={validFrom} onChange={setFrom} />
      <TextInput type="date" label={t('valid.to')} value={validTo} onChange={setTo} error={backward ? t('valid.backward') : undefined} />
      <ShapeField label={t('masks.shape')} geometry={geometry} others={others} onGeometry={setGeometry} />
    </RowForm>
  )
}

/** A mask as it was, to be put back. */
const inputOf = ({ id: _id, ...input }: Mask): MaskInput => input
