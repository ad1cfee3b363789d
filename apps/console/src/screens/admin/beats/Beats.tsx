import type { Beat, BeatPlace } from '@watchfloor/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { SelectInput } from '../../../parts/Field.js'
import { Icon } from '../../../parts/Icon.js'
import type { Column } from '../../../parts/Table.js'
import { beats } from '../../../store/beats.js'
import { corners } from '../areas/geometry.js'
import { AdminList } from '../AdminList.js'
import { Outline } from '../shape/Outline.js'
import { useFilter } from '../use-filter.js'
import { useSquads } from '../use-squads.js'
import { BeatForm } from './BeatForm.js'
import { ImportBeats } from './ImportBeats.js'
import { PostGlyph } from './PostGlyph.js'
import { RemoveBeat } from './RemoveBeat.js'

/** Where officers have to be: areas and posts, drawn on the map or imported. Rosters name them, the duty matrix measures by them. */
export function Beats() {
  const { t } = useTranslation()
  const filter = useFilter()
  const squads = useSquads()
  const [open, setOpen] = useState<string | null>(null)
  const [leaving, setLeaving] = useState<string | null>(null)
  const close = (): void => setOpen(null)
  const say = (place: BeatPlace): string => (place.type === 'post' ? t('beats.postOf', { m: place.radiusM }) : t('beats.areaOf', { n: corners(place.geometry) }))
  const columns: Column<Beat>[] = [
    { key: 'shape', head: t('areas.shape'), width: '80px', cell: ({ place }) => (place.type === 'post' ? <PostGlyph /> : <Outline geometry={place.geometry} />) },
    { key: 'name', head: t('beats.name'), cell: ({ name }) => name, sortBy: ({ name }) => name },
    { key: 'squad', head: t('duty.squad'), cell: ({ squadName }) => squadName ?? <span className="dim">{t('beats.anySquad')}</span>, sortBy: ({ squadName }) => squadName ?? '', width: '26%' },
    { key: 'place', head: t('beats.place'), cell: ({ place }) => say(place), sortBy: ({ place }) => say(place), width: '22%' },
    {
      key: 'do', head: '', width: '150px', cell: (beat) => (
        <span className="row-actions">
          <Button className="button-small" look="quiet" onPress={() => { setLeaving(null); setOpen(beat.id) }}>{t('action.edit')}</Button>
          <Button className="button-small" look="quiet" onPress={() => { close(); setLeaving(beat.id) }}>{t('action.remove')}</Button>
        </span>
      ),
    },
  ]
  const squadId = filter.get('squad')
  return (
    <AdminList
      label={t('admin.beats')} pages={beats.pages({ q: filter.get('q'), squadId: squadId || undefined })} columns={columns} find={filter.get('q')} onFind={(text) => filter.set('q', text)} filtered={squadId !== ''}
      filters={<SelectInput bare label={t('duty.squad')} value={squadId} onChange={(value) => filter.set('squad', value)} choices={squads.choices(t('devices.allSquads'))} />}
      actions={<>
        <Button onPress={() => setOpen('import')}><Icon name="upload" />{t('beats.import')}</Button>
        <Button look="primary" onPress={() => setOpen('new')}><Icon name="plus" />{t('beats.create')}</Button>
      </>}
      top={open === 'new' ? <BeatForm beat={null} onDone={close} /> : open === 'import' ? <ImportBeats onDone={close} /> : null}
      below={(beat) => (open === beat.id ? <BeatForm beat={beat} onDone={close} /> : leaving === beat.id ? <RemoveBeat beat={beat} onDone={() => setLeaving(null)} /> : null)}
      empty={{ title: t('beats.emptyTitle'), text: t('beats.emptyText') }}
    />
  )
}
