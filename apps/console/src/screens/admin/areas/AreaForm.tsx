import { AREA_LEVELS } from '@watchfloor/shared'
import type { Area, AreaInput } from '@watchfloor/shared'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SelectInput, TextArea, TextInput } from '../../../parts/Field.js'
import { FileButton } from '../../../parts/FileButton.js'
import { areaShapes, areas, loadAreas } from '../../../store/areas.js'
import { RowForm } from '../RowForm.js'
import { useChange } from '../use-change.js'
import { useSquads } from '../use-squads.js'
import { corners, outline, readGeometry } from './geometry.js'

const SIZE = 96

export function AreaForm({ area, onDone }: { area: Area | null; onDone: () => void }) {
  const { t } = useTranslation()
  const squads = useSquads()
  const { busy, run } = useChange('areas')
  const [name, setName] = useState(area?.name ?? '')
  const [level, setLevel] = useState<AreaInput['level']>(area?.level ?? 'duty')
  const [squadId, setSquadId] = useState(area?.squadId ?? '')
  const [text, setText] = useState(() => (area ? JSON.stringify(area.geometry) : ''))
  const read = useMemo(() => (text.trim() ? readGeometry(text) : null), [text])
  const geometry = read && 'geometry' in read ? read.geometry : null

  const save = async (): Promise<void> => {
    if (!geometry) return
    const input: AreaInput = { name: name.trim(), level, squadId: squadId || null, geometry }
    const done = area ? await run(() => areas.patch(area.id, input), t('admin.saved')) : await run(() => areas.create(input), t('admin.created', { name: input.name }))
    if (!done) return
    if (areaShapes.getState().state !== 'idle') void loadAreas()
    onDone()
  }
  return (
    <RowForm label={t('areas.create')} submit={area ? t('action.save') : t('action.create')} ready={name.trim() !== '' && geometry !== null} busy={busy} onSubmit={() => void save()} onCancel={onDone}>
      <TextInput label={t('areas.name')} value={name} onChange={setName} maxLength={80} autoFocus required />
      <SelectInput label={t('areas.level')} value={level} onChange={setLevel} choices={AREA_LEVELS.map((value) => ({ value, label: t(`areas.levels.${value}`) }))} />
      <SelectInput label={t('areas.squad')} value={squadId} onChange={setSquadId} choices={squads.choices(t('admin.none'))} />
      <div className="wide area-geometry">
        <TextArea label={t('areas.geometry')} value={text} onChange={setText} hint={geometry ? t('areas.points', { n: corners(geometry) }) : t('areas.geometryHint')} error={read && 'why' in read ? t('areas.badGeometry', { why: read.why }) : undefined} spellCheck={false} />
        {geometry && <svg width={SIZE} height={SIZE} viewBox={`-1 -1 ${SIZE + 2} ${SIZE + 2}`} fill="none" stroke="var(--info)" strokeWidth="1.5" aria-hidden="true"><path d={outline(geometry, SIZE)} /></svg>}
        <FileButton accept=".json,.geojson,application/geo+json" onFile={(file) => void file.text().then(setText)}>{t('areas.choose')}</FileButton>
      </div>
    </RowForm>
  )
}
