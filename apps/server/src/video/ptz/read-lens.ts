import { DEVICE_REQUESTS, PTZ_REQUESTS, readNode, readProfiles, readServices, readTimeouts } from '@watchfloor/domain'
import type { OnvifServices, PtzNode, XmlElement } from '@watchfloor/domain'
import { z } from 'zod'
import { ApiProblem } from '../../platform/http/api-problem.js'
import type { OnvifDevice } from './onvif-device.js'

const Pair = z.tuple([z.number(), z.number()]).readonly()
const Range = z.object({ space: z.string(), x: Pair, y: Pair.nullable() })
/** What has to be known of a device before it can be moved: read once, kept. */
export const Lens = z.object({
  path: z.string(), profile: z.string(), panTilt: Range.nullable(), zoom: Range.nullable(), presets: z.number().int(), home: z.boolean(),
  /** Whether it can be told where to look. */
  places: z.object({ panTilt: z.boolean(), zoom: z.boolean() }),
  /** How long a movement may be told to last, seconds. */
  timeoutS: Pair.nullable(),
})
export type Lens = z.infer<typeof Lens>

/** @throws ApiProblem `ptz.none` for a device that cannot be moved, and what `OnvifDevice.ask` throws */
export async function readLens(device: OnvifDevice): Promise<Lens> {
  const services = await servicesOf(device)
  if (services.ptz === null) throw new ApiProblem('ptz.none', 'the camera has no PTZ service; take its ONVIF address out of the registry if it is a fixed one')
  if (services.media === null) throw new ApiProblem('ptz.none', 'the camera names no media service, so there is no profile by which to move it')
  const profile = readProfiles(await device.ask(services.media, DEVICE_REQUESTS.profiles))[0]
  if (!profile) throw new ApiProblem('ptz.none', 'none of the camera\'s profiles has a PTZ configuration; add one on the camera')
  const node = readNode(await device.ask(services.ptz, profile.node === null ? PTZ_REQUESTS.nodes() : PTZ_REQUESTS.node(profile.node)))
  if (!movable(node)) throw new ApiProblem('ptz.none', 'the camera knows no continuous movement')
  return { path: services.ptz, profile: profile.token, ...node, timeoutS: await timeoutsOf(device, services.ptz, profile.configuration) }
}

const movable = ({ panTilt, zoom, presets }: PtzNode): boolean => panTilt !== null || zoom !== null || presets > 0

/** GetServices came with ONVIF 2.0; what is older knows GetCapabilities. */
async function servicesOf(device: OnvifDevice): Promise<OnvifServices> {
  const found = readServices(await optional(device.ask(null, DEVICE_REQUESTS.services)) ?? NOTHING)
  if (found.ptz !== null && found.media !== null) return found
  const older = readServices(await device.ask(null, DEVICE_REQUESTS.capabilities))
  return { media: found.media ?? older.media, ptz: found.ptz ?? older.ptz }
}

async function timeoutsOf(device: OnvifDevice, path: string, configuration: string): Promise<readonly [number, number] | null> {
  const answer = await optional(device.ask(path, PTZ_REQUESTS.options(configuration)))
  const [least, most] = (answer && readTimeouts(answer)) ?? []
  return least === undefined || most === undefined ? null : [least, most]
}

const NOTHING: XmlElement = { name: '', attributes: {}, children: [], text: '' }

/** A request that a device need not know: its refusal is an answer, its silence is not. */
async function optional(asked: Promise<XmlElement>): Promise<XmlElement | null> {
  try { return await asked } catch (error) {
    if (error instanceof ApiProblem && (error.getResponse() as { code: string }).code === 'ptz.refused') return null
    throw error
  }
}
