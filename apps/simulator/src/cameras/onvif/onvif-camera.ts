import { anyElement, childElements, durationS, innerElement } from '@watchfloor/domain'
import type { XmlElement } from '@watchfloor/domain'
import { ANSWERS, CONFIGURATION, MOST_PRESETS, NODE, PROFILE } from './answers.js'
import type { Lens } from './lens.js'

const DEFAULT_TIMEOUT_S = 10
const number = (text: string | undefined): number => Number(text ?? 0) || 0

/** One simulated camera's services; each request is an element of the body. */
export function answerOnvif(lens: Lens, request: XmlElement, at: Date, address: string): string {
  const text = (name: string): string => innerElement(request, name)?.text ?? ''
  if (request.name === 'GetSystemDateAndTime') return ANSWERS.clock(at)
  if (request.name === 'GetServices') return ANSWERS.services(address)
  if (request.name === 'GetProfiles') return ANSWERS.profiles
  if (request.name === 'GetNode') return text('NodeToken') === NODE ? ANSWERS.node : ANSWERS.fault(['InvalidArgVal', 'NoEntity'], 'There is no such node')
  if (request.name === 'GetConfigurationOptions') return text('ConfigurationToken') === CONFIGURATION ? ANSWERS.options : ANSWERS.fault(['InvalidArgVal', 'NoConfig'], 'There is no such configuration')
  if (childElements(request, 'ProfileToken').length > 0 && text('ProfileToken') !== PROFILE) return ANSWERS.fault(['InvalidArgVal', 'NoProfile'], 'There is no such profile')
  switch (request.name) {
    case 'GetStatus': return ANSWERS.status(lens, at)
    case 'GetPresets': return ANSWERS.presets(lens)
    case 'ContinuousMove': {
      const [turn, zoom] = [anyElement(request, 'PanTilt')?.attributes, anyElement(request, 'Zoom')?.attributes]
      lens.move({ pan: number(turn?.['x']), tilt: number(turn?.['y']), zoom: number(zoom?.['x']) }, (durationS(text('Timeout')) ?? DEFAULT_TIMEOUT_S) * 1000)
      return ANSWERS.done(request.name)
    }
    case 'AbsoluteMove': {
      const [turn, zoom] = [anyElement(request, 'PanTilt')?.attributes, anyElement(request, 'Zoom')?.attributes]
      lens.goTo({ pan: turn ? number(turn['x']) : lens.pose.pan, tilt: turn ? number(turn['y']) : lens.pose.tilt, zoom: zoom ? number(zoom['x']) : lens.pose.zoom })
      return ANSWERS.done(request.name)
    }
    case 'Stop': lens.stop(); return ANSWERS.done(request.name)
    case 'GotoHomePosition': lens.goHome(); return ANSWERS.done(request.name)
    case 'GotoPreset': {
      const preset = lens.presets.get(text('PresetToken'))
      if (!preset) return ANSWERS.fault(['InvalidArgVal', 'NoToken'], 'The requested preset token does not exist')
      lens.goTo(preset.pose)
      return ANSWERS.done(request.name)
    }
    case 'SetPreset': return keepPreset(lens, text('PresetName'), text('PresetToken'))
    default: return ANSWERS.fault(['ActionNotSupported'], `${request.name} is not supported`)
  }
}

function keepPreset(lens: Lens, name: string, asked: string): string {
  if (asked !== '' && !lens.presets.has(asked)) return ANSWERS.fault(['InvalidArgVal', 'NoToken'], 'The requested preset token does not exist')
  if (asked === '' && lens.presets.size >= MOST_PRESETS) return ANSWERS.fault(['Action', 'TooManyPresets'], 'The maximum number of presets is reached')
  const token = asked || `Preset_${Math.max(0, ...[...lens.presets.keys()].map((known) => number(/\d+$/.exec(known)?.[0]))) + 1}`
  lens.presets.set(token, { name: name || token, pose: lens.pose })
  return ANSWERS.presetKept(token)
}
