import { DEVICE_KINDS } from '@watchfloor/shared'
import type { AdoptInput, DeviceKind, QuarantineEntry } from '@watchfloor/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { SelectInput, TextInput } from '../../../parts/Field.js'
import { dateTime } from '../../../parts/format.js'
import { useSquads } from '../use-squads.js'
import './quarantine.css'

interface QuarantineRowProps {
  entry: QuarantineEntry
  adoptable: boolean
  busy: boolean
  onAdopt: (input: AdoptInput) => void
}

/** What it said, and what it is to be called. */
export function QuarantineRow({ entry, adoptable, busy, onAdopt }: QuarantineRowProps) {
  const { t } = useTranslation()
  const squads = useSquads()
  const [name, setName] = useState('')
  const [kind, setKind] = useState<DeviceKind>(entry.suggestedKind ?? 'vehicle')
  const [plate, setPlate] = useState('')
  const [squadId, setSquadId] = useState('')
  const adopt = (): void => onAdopt({ kind, ...(name.trim() ? { name: name.trim() } : {}), ...(plate.trim() ? { plate: plate.trim() } : {}), ...(squadId ? { squadId } : {}) })
  return (
    <div className="quarantine-row">
      <div>
        <h3>{t('quarantine.message')}</h3>
        {entry.lastMessage === null ? <p className="dim">{t('quarantine.noMessage')}</p> : <pre className="raw">{entry.lastMessage}</pre>}
      </div>
      <div>
        <dl className="facts">
          {entry.lastTopic && <><dt>{t('quarantine.topic')}</dt><dd className="mono">{entry.lastTopic}</dd></>}
          <dt>{t('quarantine.firstSeen')}</dt><dd>{dateTime(Date.parse(entry.firstSeenAt))}</dd>
          <dt>{t('quarantine.lastSeen')}</dt><dd>{dateTime(Date.parse(entry.lastSeenAt))}</dd>
          {entry.hint && <><dt>{t('quarantine.hint')}</dt><dd>{entry.hint}</dd></>}
        </dl>
        {adoptable
          ? <form className="form" onSubmit={(event) => { event.preventDefault(); adopt() }}>
              <TextInput label={t('quarantine.name')} value={name} onChange={setName} placeholder={entry.externalId} maxLength={120} />
              <SelectInput label={t('quarantine.kind')} value={kind} onChange={setKind} choices={DEVICE_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))} />
              <TextInput label={t('devices.plate')} value={plate} onChange={setPlate} maxLength={20} />
              <SelectInput label={t('devices.squad')} value={squadId} onChange={setSquadId} choices={squads.choices(t('admin.none'))} />
              <div className="form-keys"><Button look="primary" type="submit" busy={busy}>{busy ? t('quarantine.adopting') : t('quarantine.adopt')}</Button></div>
            </form>
          : <p className="dim">{t('quarantine.notAdoptable')}</p>}
      </div>
    </div>
  )
}
