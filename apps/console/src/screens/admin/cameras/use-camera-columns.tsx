import type { Camera } from '@watchfloor/shared'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import type { Column } from '../../../parts/Table.js'
import { percent } from '../../../parts/format.js'
import { conditionKey } from '../../video/condition-words.js'
import { StateMark } from '../../video/StateMark.js'

interface CameraActions { kindName: (id: string) => string; onEdit: (camera: Camera) => void; onRemove: (camera: Camera) => void }

/** What most needs a hand first. */
const RANK: Record<Camera['condition']['state'], number> = { off: 0, no_keyframe: 1, unknown: 3, on: 4 }

export function useCameraColumns({ kindName, onEdit, onRemove }: CameraActions): Column<Camera>[] {
  const { t } = useTranslation()
  const none = <span className="dim">{t('value.none')}</span>
  const word = ({ condition }: Camera): string => t(conditionKey(condition))
  return [
    { key: 'name', head: t('devices.name'), sortBy: ({ name }) => name, cell: ({ name }) => <span title={name}>{name}</span> },
    { key: 'externalId', head: t('devices.externalId'), sortBy: ({ externalId }) => externalId, width: '12%', cell: ({ externalId }) => <span title={externalId}>{externalId}</span> },
    { key: 'kind', head: t('video.kind'), sortBy: ({ kind }) => kindName(kind), width: '10%', cell: ({ kind }) => kindName(kind) },
    { key: 'area', head: t('cameras.area'), sortBy: ({ areaName }) => areaName ?? '', width: '13%', cell: ({ areaName, lat }) => areaName ?? <span className="dim">{t(lat === null ? 'cameras.noPlace' : 'value.none')}</span> },
    { key: 'owner', head: t('cameras.owner'), sortBy: ({ owner }) => owner ?? '', width: '11%', cell: ({ owner }) => owner ?? none },
    { key: 'streams', head: t('cameras.streams'), sortBy: ({ streams }) => streams.length, width: '88px', cell: ({ streams }) => streams.length === 0 ? <span className="camera-bad">{'\u25b2'} {t('cameras.noStream')}</span> : streams.map((stream) => t(`cameras.short_${stream}`)).join(' \u00b7 ') },
    { key: 'state', head: t('video.condition'), sortBy: ({ condition }) => (condition.suspicion && condition.seen?.verdict !== 'dismissed' ? 2 : RANK[condition.state]), width: '15%', cell: (camera) => <span className="camera-state" title={word(camera)}><StateMark condition={camera.condition} /><span className="clip">{word(camera)}</span></span> },
    { key: 'today', head: t('cameras.today'), figures: true, sortBy: ({ condition }) => condition.today ?? -1, width: '116px', cell: ({ condition: { today } }) => (today === null ? none : <>{percent(today * 100).value}<span className="unit">%</span></>) },
    {
      key: 'do', head: '', width: '132px', cell: (camera) => (
        <span className="row-actions">
          <Button className="button-small" look="quiet" aria-label={`${t('action.edit')} ${camera.name}`} onPress={() => onEdit(camera)}>{t('action.edit')}</Button>
          <Button className="button-small" look="quiet" aria-label={`${t('action.remove')} ${camera.name}`} onPress={() => onRemove(camera)}>{t('action.remove')}</Button>
        </span>
      ),
    },
  ]
}
