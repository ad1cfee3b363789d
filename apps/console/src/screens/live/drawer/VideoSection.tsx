import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useEffect } from 'react'
import { cameras } from '../../../store/video/cameras.js'
import { loadFields } from '../../../store/video/fields.js'
import { CAMERA_TYPE } from '../../../store/video/camera-drag.js'
import { LivePicture } from '../../video/LivePicture.js'
import { useKindName } from '../../video/use-kind-name.js'
import { ToWall } from './ToWall.js'
import '../../video/video.css'

/** The picture of the camera whose drawer is open: plays by itself, and stops when the drawer is closed. */
export function VideoSection({ id }: { id: string }) {
  const { t } = useTranslation()
  const { kindName } = useKindName()
  const { data: camera } = useQuery({ ...cameras.one(id), retry: false })
  // The map draws the angle and the reach that this camera really has.
  useEffect(() => { void loadFields() }, [])
  if (!camera || camera.streams.length === 0) return null
  return (
    <section className="drawer-video" aria-label={t('video.live')} draggable onDragStart={(event) => event.dataTransfer.setData(CAMERA_TYPE, id)}>
      <LivePicture key={id} camera={camera} kind={kindName(camera.kind)} stream="sub" />
      <ToWall id={id} name={camera.name} />
    </section>
  )
}
