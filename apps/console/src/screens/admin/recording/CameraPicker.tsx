import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { TextInput } from '../../../parts/Field.js'
import { Icon } from '../../../parts/Icon.js'
import { cameras } from '../../../store/video/cameras.js'

const MOST_FOUND = 6

/** Some cameras by name, found by typing. */
export function CameraPicker({ label, hint, ids, most, onChange }: { label: string; hint?: string; ids: readonly string[]; most: number; onChange: (ids: string[]) => void }) {
  const { t } = useTranslation()
  const all = useQuery(cameras.all).data?.items
  const [text, setText] = useState('')
  const words = text.trim().toLowerCase()
  const found = words === '' || all === undefined ? [] : all.filter(({ id, name, externalId }) => !ids.includes(id) && `${name}\n${externalId}`.toLowerCase().includes(words)).slice(0, MOST_FOUND)
  const full = ids.length >= most
  return (
    <div className="camera-picker">
      <TextInput label={`${label} ${ids.length} / ${most}`} value={text} onChange={setText} disabled={full} hint={full ? t('recording.pickerFull') : hint} placeholder={t('video.findHint')} />
      {found.length > 0 && <ul className="camera-found">{found.map(({ id, name, externalId }) => <li key={id}><Button look="quiet" className="button-small" onPress={() => { onChange([...ids, id]); setText('') }}><Icon name="plus" size={12} />{name} <span className="dim">{externalId}</span></Button></li>)}</ul>}
      {words !== '' && all !== undefined && found.length === 0 && <p className="dim">{t('video.none')}</p>}
      {ids.length > 0 && (
        <ul className="chips">
          {ids.map((id) => { const name = all?.find((camera) => camera.id === id)?.name ?? id; return <li key={id}><span className="clip">{name}</span><Button look="quiet" square className="button-small" aria-label={t('recording.pickerRemove', { name })} onPress={() => onChange(ids.filter((other) => other !== id))}><Icon name="close" size={12} /></Button></li> })}
        </ul>
      )}
    </div>
  )
}
