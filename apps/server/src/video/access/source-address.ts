import type { StreamName } from '@watchfloor/shared'
import type { CameraRow } from '../registry/camera-rows.js'
import type { VideoKey } from '../registry/video-key.js'

/** Where the gateway fetches a stream, with what it signs in by; `publisher` where the device brings it. Goes to the gateway and nowhere else, no log least of all. */
export function sourceOf(camera: CameraRow, stream: StreamName, key: VideoKey): string {
  const address = stream === 'sub' ? camera.sub_url : camera.main_url
  if (address === null) return 'publisher'
  const password = camera.sealed_password && key.unseal(camera.sealed_password, camera.id)
  if (!camera.username && !password) return address
  const [, scheme, rest] = /^(rtsps?:\/\/)(.*)$/i.exec(address)!
  return `${scheme}${encodeURIComponent(camera.username ?? '')}:${encodeURIComponent(password ?? '')}@${rest}`
}
