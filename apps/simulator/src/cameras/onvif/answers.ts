import { escapeXml } from '@watchfloor/domain'
import type { Lens } from './lens.js'

const SCHEMA = 'http://www.onvif.org/ver10/schema'
const SPACES = 'http://www.onvif.org/ver10/tptz'
const PTZ = 'http://www.onvif.org/ver20/ptz/wsdl'
const envelope = (body: string): string => `<?xml version="1.0" encoding="UTF-8"?>\n<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://www.w3.org/2003/05/soap-envelope" xmlns:tt="${SCHEMA}" xmlns:ter="http://www.onvif.org/ver10/error"><SOAP-ENV:Body>${body}</SOAP-ENV:Body></SOAP-ENV:Envelope>`
const space = (name: string, uri: string, ranges: readonly (readonly [number, number])[]): string =>
  `<tt:${name}><tt:URI>${SPACES}/${uri}</tt:URI>${ranges.map(([least, most], i) => `<tt:${'XY'[i]}Range><tt:Min>${least}</tt:Min><tt:Max>${most}</tt:Max></tt:${'XY'[i]}Range>`).join('')}</tt:${name}>`

export const PROFILE = 'Profile_1'
export const NODE = 'PTZ_Node'
export const CONFIGURATION = 'PTZ_Configuration'
export const MOST_PRESETS = 16

/** What a simulated camera answers, in the words of the WSDLs (device 22.06, media 19.12, ptz 20.12). */
export const ANSWERS = {
  clock(at: Date): string {
    const two = (name: string, value: number): string => `<tt:${name}>${value}</tt:${name}>`
    return envelope(`<tds:GetSystemDateAndTimeResponse xmlns:tds="http://www.onvif.org/ver10/device/wsdl"><tds:SystemDateAndTime><tt:DateTimeType>Manual</tt:DateTimeType><tt:DaylightSavings>false</tt:DaylightSavings><tt:UTCDateTime>`
      + `<tt:Time>${two('Hour', at.getUTCHours())}${two('Minute', at.getUTCMinutes())}${two('Second', at.getUTCSeconds())}</tt:Time><tt:Date>${two('Year', at.getUTCFullYear())}${two('Month', at.getUTCMonth() + 1)}${two('Day', at.getUTCDate())}</tt:Date>`
      + '</tt:UTCDateTime></tds:SystemDateAndTime></tds:GetSystemDateAndTimeResponse>')
  },
  /** @param address of the camera up to its services; it names an inner one, as cameras behind NAT do */
  services: (address: string): string => envelope(`<tds:GetServicesResponse xmlns:tds="http://www.onvif.org/ver10/device/wsdl">${
    [['http://www.onvif.org/ver10/device/wsdl', 'device_service'], ['http://www.onvif.org/ver10/media/wsdl', 'media'], [PTZ, 'ptz']]
      .map(([namespace, path]) => `<tds:Service><tds:Namespace>${namespace}</tds:Namespace><tds:XAddr>${escapeXml(`${address}/${path}`)}</tds:XAddr><tds:Version><tt:Major>2</tt:Major><tt:Minor>60</tt:Minor></tds:Version></tds:Service>`).join('')
  }</tds:GetServicesResponse>`),
  profiles: envelope(`<trt:GetProfilesResponse xmlns:trt="http://www.onvif.org/ver10/media/wsdl"><trt:Profiles token="${PROFILE}" fixed="true"><tt:Name>main</tt:Name><tt:PTZConfiguration token="${CONFIGURATION}"><tt:Name>lens</tt:Name><tt:UseCount>1</tt:UseCount>`
    + `<tt:NodeToken>${NODE}</tt:NodeToken><tt:DefaultPTZTimeout>PT10S</tt:DefaultPTZTimeout></tt:PTZConfiguration></trt:Profiles></trt:GetProfilesResponse>`),
  node: envelope(`<tptz:GetNodeResponse xmlns:tptz="${PTZ}"><tptz:PTZNode token="${NODE}"><tt:Name>lens</tt:Name><tt:SupportedPTZSpaces>${
    space('AbsolutePanTiltPositionSpace', 'PanTiltSpaces/SphericalPositionSpaceDegrees', [[-180, 180], [-90, 20]])}${space('AbsoluteZoomPositionSpace', 'ZoomSpaces/PositionGenericSpace', [[0, 1]])}${space('ContinuousPanTiltVelocitySpace', 'PanTiltSpaces/VelocityGenericSpace', [[-1, 1], [-1, 1]])}${
    space('ContinuousZoomVelocitySpace', 'ZoomSpaces/VelocityGenericSpace', [[-1, 1]])}</tt:SupportedPTZSpaces><tt:MaximumNumberOfPresets>${MOST_PRESETS}</tt:MaximumNumberOfPresets><tt:HomeSupported>true</tt:HomeSupported></tptz:PTZNode></tptz:GetNodeResponse>`),
  options: envelope(`<tptz:GetConfigurationOptionsResponse xmlns:tptz="${PTZ}"><tptz:PTZConfigurationOptions><tt:PTZTimeout><tt:Min>PT1S</tt:Min><tt:Max>PT1M</tt:Max></tt:PTZTimeout></tptz:PTZConfigurationOptions></tptz:GetConfigurationOptionsResponse>`),
  status({ pose: { pan, tilt, zoom }, moving }: Lens, at: Date): string {
    return envelope(`<tptz:GetStatusResponse xmlns:tptz="${PTZ}"><tptz:PTZStatus><tt:Position><tt:PanTilt x="${pan.toFixed(2)}" y="${tilt.toFixed(2)}" space="${SPACES}/PanTiltSpaces/SphericalPositionSpaceDegrees"/><tt:Zoom x="${zoom.toFixed(3)}" space="${SPACES}/ZoomSpaces/PositionGenericSpace"/></tt:Position>`
      + `<tt:MoveStatus><tt:PanTilt>${moving ? 'MOVING' : 'IDLE'}</tt:PanTilt><tt:Zoom>${moving ? 'MOVING' : 'IDLE'}</tt:Zoom></tt:MoveStatus><tt:UtcTime>${at.toISOString()}</tt:UtcTime></tptz:PTZStatus></tptz:GetStatusResponse>`)
  },
  presets: ({ presets }: Lens): string => envelope(`<tptz:GetPresetsResponse xmlns:tptz="${PTZ}">${[...presets].map(([token, { name }]) => `<tptz:Preset token="${escapeXml(token)}"><tt:Name>${escapeXml(name)}</tt:Name></tptz:Preset>`).join('')}</tptz:GetPresetsResponse>`),
  presetKept: (token: string): string => envelope(`<tptz:SetPresetResponse xmlns:tptz="${PTZ}"><tptz:PresetToken>${escapeXml(token)}</tptz:PresetToken></tptz:SetPresetResponse>`),
  done: (request: string): string => envelope(`<tptz:${request}Response xmlns:tptz="${PTZ}"/>`),
  fault: (subcodes: readonly string[], reason: string): string => envelope(`<SOAP-ENV:Fault><SOAP-ENV:Code><SOAP-ENV:Value>SOAP-ENV:Sender</SOAP-ENV:Value>${
    subcodes.reduceRight((inner, code) => `<SOAP-ENV:Subcode><SOAP-ENV:Value>ter:${code}</SOAP-ENV:Value>${inner}</SOAP-ENV:Subcode>`, '')}</SOAP-ENV:Code><SOAP-ENV:Reason><SOAP-ENV:Text xml:lang="en">${escapeXml(reason)}</SOAP-ENV:Text></SOAP-ENV:Reason></SOAP-ENV:Fault>`),
} as const
