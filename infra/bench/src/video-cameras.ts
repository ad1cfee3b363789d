import { built } from './paths.js'

interface Clip { readonly name: string, readonly fps: number, readonly frames: readonly { readonly payloads: readonly Buffer[], readonly key: boolean }[] }
interface Feed { readonly clip: Clip, readonly shift: number }
interface CameraServer { readonly port: number, readonly playing: number, close(): Promise<void> }

/** User data of a supplemental message (H.264, D.1.6): carried through by everybody, looked at by nobody. */
function padding(bytes: number): Buffer {
  const size = Math.max(17, Math.min(1200, bytes))
  const lengths = [...Array<number>(Math.floor(size / 255)).fill(255), size % 255]
  return Buffer.concat([Buffer.from([0x06, 0x05, ...lengths]), Buffer.alloc(size, 0x5a), Buffer.from([0x80])])
}

/** The drawn clips are a tenth of what a camera sends: their pictures are filled up to a camera's bit rate. */
function filled(clip: Clip, bitsPerSecond: number): Clip {
  const have = clip.frames.reduce((sum, { payloads }) => sum + payloads.reduce((bytes, payload) => bytes + payload.length, 0), 0)
  const want = bitsPerSecond / 8 * clip.frames.length / clip.fps
  const each = Math.max(0, (want - have) / clip.frames.filter(({ key }) => !key).length)
  const pads: Buffer[] = []
  for (let left = each; left > 16; left -= 1200) pads.push(padding(Math.round(left)))
  return { ...clip, frames: clip.frames.map((frame) => frame.key ? frame : { ...frame, payloads: [...pads, ...frame.payloads] }) }
}

/** Which picture of its clip a camera shows at what time: its bar code tells how old it is. */
export interface PictureClock { readonly fps: number; readonly shift: number; readonly length: number }
export type Feeds = (name: string) => Feed | null
export const clockOf = (feeds: Feeds, name: string): PictureClock => { const { clip, shift } = feeds(name)!; return { fps: clip.fps, shift, length: clip.frames.length } }

/** What the city's cameras show (640 × 360 at 15 pictures a second), with the bit rate of real ones. */
export async function filledFeeds(bitsPerSecond: number): Promise<Feeds> {
  const { cityFeeds } = await built<{ cityFeeds(): Feeds }>('simulator/dist/cameras/city-feeds.js')
  const feeds = cityFeeds()
  const clips = new Map<string, Clip>()
  return (name) => {
    const feed = feeds(name)
    if (!feed) return null
    let clip = clips.get(feed.clip.name)
    if (!clip) clips.set(feed.clip.name, clip = filled(feed.clip, bitsPerSecond))
    return { ...feed, clip }
  }
}

/** Simulated cameras behind one port. */
export async function openCameras(bitsPerSecond: number): Promise<CameraServer> {
  const { CameraServer } = await built<{ CameraServer: { open(rules: { feedOf: Feeds }): Promise<CameraServer> } }>('simulator/dist/cameras/camera-server.js')
  return CameraServer.open({ feedOf: await filledFeeds(bitsPerSecond) })
}
