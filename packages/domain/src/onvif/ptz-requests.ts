import { escapeXml } from './xml-reader.js'
import type { PtzPosition, PtzRange } from './ptz-answers.js'

const NS = 'http://www.onvif.org/ver20/ptz/wsdl'
const request = (name: string, inside: string): string => `<${name} xmlns="${NS}">${inside}</${name}>`
const profile = (token: string): string => `<ProfileToken>${escapeXml(token)}</ProfileToken>`

/** How a camera is to move: each from -1 to 1; right, up and in are positive (PTZ Service Specification, 5.7.3). */
export interface PtzSpeed { readonly pan: number; readonly tilt: number; readonly zoom: number }

/** Where a device looks, or is to look, as it told it. */
export type PtzPlace = Pick<PtzPosition, 'pan' | 'tilt' | 'zoom' | 'panTiltSpace' | 'zoomSpace'>

/** Requests of the PTZ service (PTZ Service Specification, 5.2 to 5.5). */
export const PTZ_REQUESTS = {
  node: (token: string) => request('GetNode', `<NodeToken>${escapeXml(token)}</NodeToken>`),
  nodes: () => request('GetNodes', ''),
  options: (configuration: string) => request('GetConfigurationOptions', `<ConfigurationToken>${escapeXml(configuration)}</ConfigurationToken>`),
  status: (token: string) => request('GetStatus', profile(token)),
  presets: (token: string) => request('GetPresets', profile(token)),
  /** @param timeoutS after which the device stops by itself, though nobody tells it to */
  move(token: string, speed: PtzSpeed, panTilt: PtzRange | null, zoom: PtzRange | null, timeoutS: number): string {
    const turn = panTilt && `<PanTilt xmlns="http://www.onvif.org/ver10/schema" x="${scaled(speed.pan, panTilt.x)}" y="${scaled(speed.tilt, panTilt.y!)}" space="${escapeXml(panTilt.space)}"/>`
    const closer = zoom && `<Zoom xmlns="http://www.onvif.org/ver10/schema" x="${scaled(speed.zoom, zoom.x)}" space="${escapeXml(zoom.space)}"/>`
    return request('ContinuousMove', `${profile(token)}<Velocity>${turn ?? ''}${closer ?? ''}</Velocity><Timeout>PT${timeoutS}S</Timeout>`)
  },
  /** Where to look, in the numbers and spaces in which the device told it once; null = as it is (5.3.3). */
  lookAt(token: string, { pan, tilt, zoom, panTiltSpace, zoomSpace }: PtzPlace): string {
    const space = (uri: string | null): string => uri === null ? '' : ` space="${escapeXml(uri)}"`
    const turn = pan === null || tilt === null ? '' : `<PanTilt xmlns="http://www.onvif.org/ver10/schema" x="${pan}" y="${tilt}"${space(panTiltSpace)}/>`
    const closer = zoom === null ? '' : `<Zoom xmlns="http://www.onvif.org/ver10/schema" x="${zoom}"${space(zoomSpace)}/>`
    return request('AbsoluteMove', `${profile(token)}<Position>${turn}${closer}</Position>`)
  },
  stop: (token: string) => request('Stop', `${profile(token)}<PanTilt>true</PanTilt><Zoom>true</Zoom>`),
  home: (token: string) => request('GotoHomePosition', profile(token)),
  goTo: (token: string, preset: string) => request('GotoPreset', `${profile(token)}<PresetToken>${escapeXml(preset)}</PresetToken>`),
  /** @param preset one that is to look here from now on; null = a new one */
  setPreset: (token: string, name: string, preset: string | null) => request('SetPreset', `${profile(token)}<PresetName>${escapeXml(name)}</PresetName>${preset === null ? '' : `<PresetToken>${escapeXml(preset)}</PresetToken>`}`),
} as const

/** -1 to 1 in the numbers of a device's range; standing still is its zero, also where the range is lopsided. */
export function scaled(speed: number, [least, most]: readonly [number, number]): number {
  const value = speed >= 0 ? speed * Math.max(0, most) : -speed * Math.min(0, least)
  return Math.round(value * 10_000) / 10_000
}
