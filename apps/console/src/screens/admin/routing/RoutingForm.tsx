import type { RoutingRow } from '@watchfloor/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { SelectInput, TextArea, TextInput } from '../../../parts/Field.js'
import { Icon } from '../../../parts/Icon.js'
import { routing } from '../../../store/routing.js'
import { codesIn } from '../category-codes.js'
import { RowForm } from '../RowForm.js'
import { useAreas } from '../use-areas.js'
import { useCategories } from '../use-categories.js'
import { useChange } from '../use-change.js'
import { useSquads } from '../use-squads.js'

/** One row: for this category in this area, this unit, and those that go with it. */
export function RoutingForm({ row, onDone }: { row: RoutingRow | null; onDone: () => void }) {
  const { t } = useTranslation()
  const { busy, run } = useChange('routing')
  const { say } = useCategories()
  const [areas, units] = [useAreas(), useSquads()]
  const [category, setCategory] = useState(row?.category ?? '')
  const [areaId, setArea] = useState(row?.areaId ?? '')
  const [unitId, setUnit] = useState(row?.unitId ?? '')
  const [withUnits, setWith] = useState<readonly string[]>(row?.withUnits ?? [])
  const [plan, setPlan] = useState(row?.plan ?? '')
  const codes = codesIn(category)
  const one = codes?.length === 1 ? codes[0]! : null
  const wrong = category.trim() !== '' && one === null
  const save = async (): Promise<void> => {
    if (one === null) return
    const input = { category: one, areaId: areaId || null, unitId, withUnits: [...withUnits], plan: plan.trim() || null }
    const before = row && { category: row.category, areaId: row.areaId, unitId: row.unitId, withUnits: row.withUnits, plan: row.plan }
    const done = row
      ? await run(() => routing.patch(row.id, input), t('admin.saved'), () => routing.patch(row.id, before!))
      : await run(() => routing.create(input), t('routing.created'))
    if (done) onDone()
  }
  return (
    <RowForm label={t('routing.create')} submit={row ? t('action.save') : t('action.create')} ready={one !== null && unitId !== ''} busy={busy} onSubmit={() => void save()} onCancel={onDone}>
      <TextInput label={t('routing.category')} value={category} onChange={setCategory} hint={(one && say(one)) || t('routing.categoryHint')} error={wrong ? t('routing.categoryRule') : undefined} autoFocus required spellCheck={false} />
      <SelectInput label={t('routing.area')} value={areaId} onChange={setArea} choices={areas.choices(t('routing.everywhere'))} />
      <SelectInput label={t('routing.unit')} value={unitId} onChange={setUnit} choices={units.choices(t('routing.chooseUnit'))} />
      <div className="field">
        <SelectInput label={t('routing.with')} value="" onChange={(id) => { if (id && id !== unitId && !withUnits.includes(id)) setWith([...withUnits, id]) }} choices={units.choices(t('routing.addUnit'))} />
        {withUnits.length > 0 && (
          <ul className="chips">
            {withUnits.map((id) => <li key={id}>{units.nameOf(id)}<Button look="quiet" square className="button-small" aria-label={t('routing.leaveOut', { name: units.nameOf(id) })} onPress={() => setWith(withUnits.filter((other) => other !== id))}><Icon name="close" size={12} /></Button></li>)}
          </ul>
        )}
      </div>
      <div className="wide"><TextArea label={t('routing.plan')} value={plan} onChange={setPlan} maxLength={2000} rows={3} hint={t('routing.planHint')} className="input-words" /></div>
    </RowForm>
  )
}
