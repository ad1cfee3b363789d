import { childElements, anyElement, innerElement } from './xml-reader.js'
import type { XmlElement } from './xml-reader.js'

/** A space of ONVIF (PTZ Service Specification, 5.7): its name and how far its numbers reach. */
export interface PtzRange { readonly space: string; readonly x: readonly [number, number]; readonly y: readonly [number, number] | null }
/** What a node can do. */
export interface PtzNode { readonly panTilt: PtzRange | null; readonly zoom: PtzRange | null; readonly presets: number; readonly home: boolean; /** Whether it can be told where to look, and not only how to move. */ readonly places: { readonly panTilt: boolean; readonly zoom: boolean } }
export interface PtzSpot { readonly token: string; readonly name: string }
/** Where a lens looks, in the numbers of the device; `degrees` = pan and tilt are degrees. */
export interface PtzPosition { readonly pan: number | null; readonly tilt: number | null; readonly zoom: number | null; readonly degrees: boolean; readonly moving: boolean | null; /** In which spaces its numbers are, as it said. */ readonly panTiltSpace: string | null; readonly zoomSpace: string | null }

/** The velocity spaces of a node, its presets and whether it has a home. */
export function readNode(body: XmlElement): PtzNode {
  const node = anyElement(body, 'PTZNode')
  const spaces = innerElement(node, 'SupportedPTZSpaces')
  return {
    panTilt: rangeOf(innerElement(spaces, 'ContinuousPanTiltVelocitySpace'), true), zoom: rangeOf(innerElement(spaces, 'ContinuousZoomVelocitySpace'), false),
    presets: wholeOf(innerElement(node, 'MaximumNumberOfPresets')?.text), home: innerElement(node, 'HomeSupported')?.text === 'true',
    places: { panTilt: innerElement(spaces, 'AbsolutePanTiltPositionSpace') !== undefined, zoom: innerElement(spaces, 'AbsoluteZoomPositionSpace') !== undefined },
  }
}

/** How long a movement may be told to last, seconds; null = the device does not say. */
export function readTimeouts(body: XmlElement): readonly [number, number] | null {
  const range = anyElement(body, 'PTZTimeout')
  const [least, most] = [durationS(innerElement(range, 'Min')?.text), durationS(innerElement(range, 'Max')?.text)]
  return least === null || most === null ? null : [least, most]
}

/** Presets that can be gone to; one without a name bears its token. */
export const readPresets = (body: XmlElement): PtzSpot[] => childElements(innerElement(body, 'GetPresetsResponse'), 'Preset').flatMap((preset) => {
  const token = preset.attributes['token']
  return token ? [{ token, name: innerElement(preset, 'Name')?.text || token }] : []
})

/** The token under which a preset was kept. */
export const readPresetToken = (body: XmlElement): string | null => innerElement(body, 'SetPresetResponse', 'PresetToken')?.text || null

export function readStatus(body: XmlElement): PtzPosition {
  const status = anyElement(body, 'PTZStatus')
  const [panTilt, zoom] = [innerElement(status, 'Position', 'PanTilt'), innerElement(status, 'Position', 'Zoom')]
  const states = [innerElement(status, 'MoveStatus', 'PanTilt')?.text, innerElement(status, 'MoveStatus', 'Zoom')?.text].filter((state) => state === 'MOVING' || state === 'IDLE')
  return {
    pan: numberOf(panTilt?.attributes['x']), tilt: numberOf(panTilt?.attributes['y']), zoom: numberOf(zoom?.attributes['x']),
    degrees: /SphericalPositionSpaceDegrees$/.test(panTilt?.attributes['space'] ?? ''), moving: states.length === 0 ? null : states.includes('MOVING'),
    panTiltSpace: panTilt?.attributes['space'] ?? null, zoomSpace: zoom?.attributes['space'] ?? null,
  }
}

/** `PT3S`, `PT1M30S`, `PT0.5S`; null for what is no time of the day's kind. */
export function durationS(text: string | undefined): number | null {
  const parts = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$/.exec(text ?? '')
  return parts && text !== 'PT' ? Number(parts[1] ?? 0) * 3600 + Number(parts[2] ?? 0) * 60 + Number(parts[3] ?? 0) : null
}

function rangeOf(space: XmlElement | undefined, withY: boolean): PtzRange | null {
  const range = (name: string): readonly [number, number] | null => {
    const [least, most] = [numberOf(innerElement(space, name, 'Min')?.text), numberOf(innerElement(space, name, 'Max')?.text)]
    return least === null || most === null || least >= most ? null : [least, most]
  }
  const uri = innerElement(space, 'URI')?.text
  const [x, y] = [range('XRange'), withY ? range('YRange') : null]
  return uri && x && (y || !withY) ? { space: uri, x, y } : null
}

function numberOf(text: string | undefined): number | null {
  const value = text?.trim() ? Number(text) : NaN
  return Number.isFinite(value) ? value : null
}

const wholeOf = (text: string | undefined): number => Math.max(0, Math.trunc(numberOf(text) ?? 0))
