import { AREA_LEVELS } from '@watchfloor/shared'
import type { Area } from '@watchfloor/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { Icon } from '../../../parts/Icon.js'
import type { Column } from '../../../parts/Table.js'
import { areas } from '../../../store/areas.js'
import { AdminList } from '../AdminList.js'
import { useChange } from '../use-change.js'
import { useFilter } from '../use-filter.js'
import { useSquads } from '../use-squads.js'
import { AreaForm } from './AreaForm.js'
import { ImportAreas } from './ImportAreas.js'
import { corners, outline } from './geometry.js'

const SIZE = 24

export function Areas() {
  const { t } = useTranslation()
  const filter = useFilter()
  const squads = useSquads()
  const { remove } = useChange('areas')
  const [open, setOpen] = useState<string | null>(null)
  const close = (): void => setOpen(null)
  const columns: Column<Area>[] = [
    { key: 'shape', head: t('areas.shape'), width: '80px', cell: (area) => <svg width={SIZE} height={SIZE} viewBox={`-1 -1 ${SIZE + 2} ${SIZE + 2}`} fill="none" stroke="var(--normal)" strokeWidth="1.3" fillRule="evenodd" role="img" aria-label={t('areas.points', { n: corners(area.geometry) })}><path d={outline(area.geometry, SIZE)} /></svg> },
    { key: 'name', head: t('areas.name'), cell: (area) => area.name, sortBy: (area) => area.name },
    { key: 'level', head: t('areas.level'), cell: (area) => t(`areas.levels.${area.level}`), sortBy: (area) => AREA_LEVELS.indexOf(area.level), width: '18%' },
    { key: 'squad', head: t('areas.squad'), cell: (area) => squads.nameOf(area.squadId), sortBy: (area) => squads.nameOf(area.squadId), width: '26%' },
    {
      key: 'do', head: '', width: '160px', cell: (area) => (
        <span className="row-actions">
          <Button className="button-small" look="quiet" onPress={() => setOpen(area.id)}>{t('action.edit')}</Button>
          <Button className="button-small" look="quiet" onPress={() => remove(area.id, t('admin.removed', { name: area.name }), () => areas.remove(area.id))}>{t('action.remove')}</Button>
        </span>
      ),
    },
  ]
  return (
    <AdminList
      label={t('admin.areas')} pages={areas.pages(filter.get('q'))} columns={columns} find={filter.get('q')} onFind={(text) => filter.set('q', text)}
      actions={<>
        <Button onPress={() => setOpen('import')}><Icon name="upload" />{t('areas.import')}</Button>
        <Button look="primary" onPress={() => setOpen('new')}><Icon name="plus" />{t('areas.create')}</Button>
      </>}
      top={open === 'new' ? <AreaForm area={null} onDone={close} /> : open === 'import' ? <ImportAreas onDone={close} /> : null}
      below={(area) => (open === area.id ? <AreaForm area={area} onDone={close} /> : null)}
      empty={{ title: t('areas.emptyTitle'), text: t('areas.emptyText') }}
    />
  )
}
