import type { Squad } from '@watchfloor/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../parts/Button.js'
import { TextInput } from '../../parts/Field.js'
import { Icon } from '../../parts/Icon.js'
import type { Column } from '../../parts/Table.js'
import { squads } from '../../store/squads.js'
import { AdminList } from './AdminList.js'
import { RowForm } from './RowForm.js'
import { useChange } from './use-change.js'
import { useFilter } from './use-filter.js'

function SquadForm({ squad, onDone }: { squad: Squad | null; onDone: () => void }) {
  const { t } = useTranslation()
  const { busy, run } = useChange('squads')
  const [name, setName] = useState(squad?.name ?? '')
  const [note, setNote] = useState(squad?.note ?? '')
  const save = async (): Promise<void> => {
    const input = { name: name.trim(), note: note.trim() }
    const done = squad ? await run(() => squads.patch(squad.id, input), t('admin.saved')) : await run(() => squads.create(input), t('admin.created', { name: input.name }))
    if (done) onDone()
  }
  return (
    <RowForm label={t('squads.create')} submit={squad ? t('action.save') : t('action.create')} ready={name.trim() !== ''} busy={busy} onSubmit={() => void save()} onCancel={onDone}>
      <TextInput label={t('squads.name')} value={name} onChange={setName} maxLength={80} autoFocus required />
      <TextInput label={t('squads.note')} value={note} onChange={setNote} maxLength={500} />
    </RowForm>
  )
}

export function Squads() {
  const { t } = useTranslation()
  const filter = useFilter()
  const { remove } = useChange('squads')
  const [open, setOpen] = useState<string | null>(null)
  const close = (): void => setOpen(null)
  const columns: Column<Squad>[] = [
    { key: 'name', head: t('squads.name'), cell: (squad) => squad.name, sortBy: (squad) => squad.name, width: '28%' },
    { key: 'devices', head: t('squads.devices'), cell: (squad) => squad.devices, sortBy: (squad) => squad.devices, width: '120px', figures: true },
    { key: 'note', head: t('squads.note'), cell: (squad) => <span className="dim" title={squad.note}>{squad.note}</span> },
    {
      key: 'do', head: '', width: '160px', cell: (squad) => (
        <span className="row-actions">
          <Button className="button-small" look="quiet" onPress={() => setOpen(squad.id)}>{t('action.edit')}</Button>
          <Button className="button-small" look="quiet" onPress={() => remove(squad.id, t('admin.removed', { name: squad.name }), () => squads.remove(squad.id))}>{t('action.remove')}</Button>
        </span>
      ),
    },
  ]
  return (
    <AdminList
      label={t('admin.squads')} pages={squads.pages(filter.get('q'))} columns={columns} find={filter.get('q')} onFind={(text) => filter.set('q', text)}
      actions={<Button look="primary" onPress={() => setOpen('new')}><Icon name="plus" />{t('squads.create')}</Button>}
      top={open === 'new' && <SquadForm squad={null} onDone={close} />}
      below={(squad) => (open === squad.id ? <SquadForm squad={squad} onDone={close} /> : null)}
      empty={{ title: t('squads.emptyTitle'), text: t('squads.emptyText') }}
    />
  )
}
