import { WALL_LAYOUTS } from '@watchfloor/shared'
import type { CameraAvailability, Wall, WallLayout } from '@watchfloor/shared'
import { useTranslation } from 'react-i18next'
import { Button } from '../../parts/Button.js'
import { Icon } from '../../parts/Icon.js'
import { Toggle } from '../../parts/Toggle.js'
import { count, percent } from '../../parts/format.js'

interface WallBarProps {
  walls: readonly Wall[]
  at: number
  listOpen: boolean
  mapOpen: boolean
  patrolOpen: boolean
  onMap: () => void
  onPatrol: () => void
  follow: boolean
  availability: CameraAvailability | undefined
  loadFailed: boolean
  saveFailed: boolean
  onWall: (index: number) => void
  onAdd: () => void
  onRemove: () => void
  onLayout: (layout: WallLayout) => void
  onList: () => void
  onFollow: (on: boolean) => void
}

/** Which wall, how it is laid out, and how the cameras are. */
export function WallBar({ walls, at, listOpen, mapOpen, patrolOpen, onMap, onPatrol, follow, availability, loadFailed, saveFailed, onWall, onAdd, onRemove, onLayout, onList, onFollow }: WallBarProps) {
  const { t } = useTranslation()
  const wall = walls[at]!
  const suspects = availability !== undefined && availability.frozen + availability.dark + availability.confirmed.frozen + availability.confirmed.dark > 0
  return (
    <header className="wall-bar">
      <Button look="quiet" square aria-label={t('video.list')} aria-expanded={listOpen} onPress={onList}><Icon name={listOpen ? 'fold' : 'unfold'} /></Button>
      <Button look="quiet" aria-pressed={mapOpen} onPress={onMap}>{t(mapOpen ? 'toWall.list' : 'toWall.map')} <kbd>M</kbd></Button>
      <nav className="wall-tabs" aria-label={t('video.walls')}>
        {walls.map((each, index) => <Button key={index} look="quiet" aria-pressed={index === at} onPress={() => onWall(index)}>{t('video.wall')} {each.name}</Button>)}
        <Button look="quiet" square aria-label={t('video.newWall')} onPress={onAdd}><Icon name="plus" /></Button>
      </nav>
      <div className="wall-layouts" role="group" aria-label={t('video.layout')}>
        {WALL_LAYOUTS.map((layout) => <Button key={layout} look="quiet" aria-pressed={layout === wall.layout} onPress={() => onLayout(layout)}>{layout}</Button>)}
      </div>
      <Toggle on={follow} onChange={onFollow}>{t('video.follow')}</Toggle>
      <span className="wall-bar-rest">
        {loadFailed && <span className="wall-save-failed" role="alert">{'\u25b2'} {t('video.loadFailed')}</span>}
        {saveFailed && <span className="wall-save-failed" role="alert">{'\u25b2'} {t('video.saveFailed')}</span>}
        {availability && availability.cameras > 0 && (
          <span className="dim" title={suspects ? t('video.suspects', { frozen: availability.frozen, dark: availability.dark, isFrozen: availability.confirmed.frozen, isDark: availability.confirmed.dark }) : undefined}>
            {t('video.availability', { on: count(availability.states.on), all: count(availability.cameras) })}
            {availability.today !== null && ` · ${t('video.today', { pct: `${percent(availability.today * 100).value}%` })}`}
          </span>
        )}
        {walls.length > 1 && <Button look="quiet" square aria-label={t('video.removeWall')} onPress={onRemove}><Icon name="close" /></Button>}
        <Button look={patrolOpen ? 'plain' : 'primary'} aria-expanded={patrolOpen} aria-label={t('patrol.open')} onPress={onPatrol}>{t('patrol.title')} <kbd>V</kbd></Button>
        <Button look="quiet" square aria-label={t('video.popOut')} onPress={() => { open(`/video?wall=${at}&list=0`, `watchfloor-wall-${at}`, 'popup,width=1280,height=800') }}><Icon name="window" /></Button>
      </span>
    </header>
  )
}
