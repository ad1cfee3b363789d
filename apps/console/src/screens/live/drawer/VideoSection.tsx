import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useEffect, useState } from 'react'
import { Button } from '../../../parts/Button.js'
import { cameras } from '../../../store/video/cameras.js'
import { loadFields } from '../../../store/video/fields.js'
import { CAMERA_TYPE } from '../../../store/video/camera-drag.js'
import { LivePicture } from '../../video/LivePicture.js'
import { useFreshCameras, useSends } from '../../video/use-sends.js'
import { useKindName } from '../../video/use-kind-name.js'
import { ToWall } from './ToWall.js'
import '../../video/video.css'

/**
 * The picture of the camera whose drawer is open: plays by itself, and stops when the drawer is closed. What has to be asked for its picture (a drone) is asked by
 * a key, not by a glance at it; what sends by itself appears when it begins.
 */
export function VideoSection({ id }: { id: string }) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  const sends = useSends(id)
  const { kindName } = useKindName()
  const { data: camera } = useQuery({ ...cameras.one(id), retry: false })
  useFreshCameras()
  // The map draws the angle and the reach that this camera really has.
  useEffect(() => { void loadFields() }, [])
  if (!camera || camera.streams.length === 0) return null
  if (!opened && !sends && camera.way !== 'fetched') return (
    <section className="drawer-video drawer-video-off" aria-label={t('video.live')}>
      {camera.way === 'asked'
        ? <Button onPress={() => setOpened(true)}>{t('video.ask')}</Button>
        : <p className="dim">{t('video.why.no_publisher')}</p>}
    </section>
  )
  return (
    <section className="drawer-video" aria-label={t('video.live')} draggable onDragStart={(event) => event.dataTransfer.setData(CAMERA_TYPE, id)}>
      <LivePicture key={id} camera={camera} kind={kindName(camera.kind)} stream="sub" />
      <ToWall id={id} name={camera.name} />
    </section>
  )
}
