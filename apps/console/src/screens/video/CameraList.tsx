import type { Camera, CameraKind } from '@watchfloor/shared'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SelectInput, TextInput } from '../../parts/Field.js'
import { Notice } from '../../parts/Notice.js'
import { Skeleton } from '../../parts/Skeleton.js'
import { count } from '../../parts/format.js'
import { CAMERA_TYPE } from '../../store/video/camera-drag.js'
import { StateMark } from './StateMark.js'

const STATES = ['on', 'off', 'no_keyframe', 'unknown'] as const

interface CameraListProps {
  cameras: readonly Camera[] | undefined
  kinds: readonly CameraKind[]
  kindName: (id: string) => string
  /** Cameras that are on the wall already. */
  shown: ReadonlySet<string>
  onTake: (id: string) => void
}

/** All cameras, to be found and dragged to a tile. */
export function CameraList({ cameras, kinds, kindName, shown, onTake }: CameraListProps) {
  const { t } = useTranslation()
  const [q, setQ] = useState('')
  const [group, setGroup] = useState('')
  const [kind, setKind] = useState('')
  const [state, setState] = useState('')
  const groups = useMemo(() => [...new Set((cameras ?? []).flatMap((camera) => camera.groups))].sort((a, b) => a.localeCompare(b, 'zh')), [cameras])
  const found = useMemo(() => {
    const words = q.trim().toLowerCase().split(/\s+/)
    return (cameras ?? []).filter((camera) => (!group || camera.groups.includes(group)) && (!kind || camera.kind === kind) && (!state || camera.condition.state === state)
      && words.every((word) => `${camera.name}\n${camera.externalId}\n${camera.areaName ?? ''}\n${camera.groups.join('\n')}`.toLowerCase().includes(word)))
  }, [cameras, q, group, kind, state])
  const all = (label: string, values: readonly { value: string; label: string }[]) => [{ value: '', label }, ...values]
  return (
    <section className="camera-list" aria-label={t('video.list')}>
      <div className="camera-filters">
        <TextInput bare label={t('video.find')} placeholder={t('video.findHint')} type="search" data-find value={q} onChange={setQ} />
        {groups.length > 0 && <SelectInput bare label={t('video.group')} value={group} onChange={setGroup} choices={all(t('video.allGroups'), groups.map((name) => ({ value: name, label: name })))} />}
        <SelectInput bare label={t('video.kind')} value={kind} onChange={setKind} choices={all(t('video.allKinds'), kinds.map(({ id }) => ({ value: id, label: kindName(id) })))} />
        <SelectInput bare label={t('video.condition')} value={state} onChange={setState} choices={all(t('video.allConditions'), STATES.map((name) => ({ value: name, label: t(`video.state.${name}`) })))} />
      </div>
      {cameras === undefined ? <Skeleton rows={12} />
        : cameras.length === 0 ? <Notice title={t('video.emptyTitle')}>{t('video.emptyText')}</Notice>
          : found.length === 0 ? <Notice title={t('video.none')}>{t('video.noneText')}</Notice>
            : <>
              <p className="camera-count dim" role="status">{t('video.count', { n: count(found.length) })}</p>
              <ul className="camera-rows">
                {found.map((camera) => (
                  <li key={camera.id} draggable data-shown={shown.has(camera.id) || undefined} onDragStart={(event) => event.dataTransfer.setData(CAMERA_TYPE, camera.id)}>
                    <button type="button" onDoubleClick={() => onTake(camera.id)} onKeyDown={(event) => { if (event.key === 'Enter') { event.preventDefault(); onTake(camera.id) } }}>
                      <StateMark condition={camera.condition} />
                      <span className="camera-name clip" title={camera.name}>{camera.name}</span>
                      <span className="dim clip">{camera.externalId} · {kindName(camera.kind)}</span>
                    </button>
                  </li>
                ))}
              </ul>
            </>}
    </section>
  )
}
