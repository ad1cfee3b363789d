import type { CameraTryInput, StreamName } from '@watchfloor/shared'
import { hostOf } from '../registry/address-host.js'
import type { CameraRow } from '../registry/camera-rows.js'
import type { VideoKey } from '../registry/video-key.js'

/** Where the gateway fetches a stream, with what it signs in by; `publisher` where the device brings it. Goes to the gateway and nowhere else, no log least of all. */
export function sourceOf(camera: CameraRow, stream: StreamName, key: VideoKey): string {
  const address = addressOf(camera, stream)
  return address === null ? 'publisher' : signedIn(address, camera.username, storedPassword(camera, key))
}

/**
 * Where a try goes. The stored password goes with its own user name to the host for which it was entered: nobody sends it elsewhere by typing another address.
 * Null = there is no address to try.
 */
export function triedSourceOf(camera: CameraRow, { stream, address: typed, username: typedName, password: typedPassword }: CameraTryInput, key: VideoKey): string | null {
  const address = typed ?? addressOf(camera, stream)
  if (address === null) return null
  const username = typedName === undefined ? camera.username : typedName
  const known = [camera.main_url, camera.sub_url].some((stored) => stored !== null && hostOf(stored) === hostOf(address)) && username === camera.username
  return signedIn(address, username, typedPassword === undefined && known ? storedPassword(camera, key) : typedPassword ?? null)
}

const addressOf = (camera: CameraRow, stream: StreamName): string | null => stream === 'sub' ? camera.sub_url : camera.main_url
const storedPassword = (camera: CameraRow, key: VideoKey): string | null => camera.sealed_password && key.unseal(camera.sealed_password, camera.id)

function signedIn(address: string, username: string | null, password: string | null): string {
  if (!username && !password) return address
  const [, scheme, rest] = /^(rtsps?:\/\/)(.*)$/i.exec(address)!
  return `${scheme}${encodeURIComponent(username ?? '')}:${encodeURIComponent(password ?? '')}@${rest}`
}
