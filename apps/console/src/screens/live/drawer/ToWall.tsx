import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { SelectInput } from '../../../parts/Field.js'
import { say } from '../../../store/toasts.js'
import { TILES, loadWalls, sendToWall, tileFor, walls } from '../../../store/video/walls.js'
import { useScreenKeys } from '../../keys.js'
import { useStore } from '../../use-store.js'

/** Puts the camera that is open on this seat's first wall: into the next free tile, or the one that is chosen. */
export function ToWall({ id, name }: { id: string; name: string }) {
  const { t } = useTranslation()
  const { walls: all, loaded } = useStore(walls)
  const [tile, setTile] = useState<number | null>(null)
  useEffect(() => { if (!loaded) void loadWalls().catch(() => undefined) }, [loaded])
  const wall = all[0]!
  const at = Math.min(tile ?? tileFor(wall, 0), TILES[wall.layout] - 1)
  const put = async (): Promise<void> => {
    try {
      const done = await sendToWall(id, tile ?? undefined)
      say('done', t('toWall.done', { camera: name, wall: `${t('video.wall')} ${done.wall}`, n: done.tile + 1 }))
      setTile(null)
    } catch { say('failed', t('toWall.failed')) }
  }
  useScreenKeys([{ key: 'w', label: 'toWall.keys.wall', run: () => void put() }])
  return (
    <div className="drawer-wall">
      <Button onPress={() => void put()}>{t('toWall.title')}<kbd>W</kbd></Button>
      <SelectInput bare label={t('toWall.tile')} value={String(at)} onChange={(value) => setTile(Number(value))} choices={Array.from({ length: TILES[wall.layout] }, (_, index) => ({ value: String(index), label: t('toWall.put', { n: index + 1 }) }))} />
    </div>
  )
}
