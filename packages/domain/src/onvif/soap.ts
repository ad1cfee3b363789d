import { anyElement, escapeXml, innerElement, readXml } from './xml-reader.js'
import type { XmlElement } from './xml-reader.js'

/** A UsernameToken with a digest (WS-Security UsernameToken Profile 1.0, 3.1): `digest` = Base64(SHA-1(nonce + created + password)). */
export interface UsernameToken { readonly username: string; readonly digest: string; readonly nonceBase64: string; readonly created: string }

const WSS = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss'

/** A SOAP 1.2 envelope around a body, signed in by a token where there is one. */
export function soapEnvelope(body: string, token: UsernameToken | null): string {
  const header = token === null ? '' : `<s:Header><wsse:Security s:mustUnderstand="1" xmlns:wsse="${WSS}-wssecurity-secext-1.0.xsd" xmlns:wsu="${WSS}-wssecurity-utility-1.0.xsd"><wsse:UsernameToken>`
    + `<wsse:Username>${escapeXml(token.username)}</wsse:Username><wsse:Password Type="${WSS}-username-token-profile-1.0#PasswordDigest">${escapeXml(token.digest)}</wsse:Password>`
    + `<wsse:Nonce EncodingType="${WSS}-soap-message-security-1.0#Base64Binary">${escapeXml(token.nonceBase64)}</wsse:Nonce><wsu:Created>${escapeXml(token.created)}</wsu:Created></wsse:UsernameToken></wsse:Security></s:Header>`
  return `<?xml version="1.0" encoding="UTF-8"?><s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope">${header}<s:Body>${body}</s:Body></s:Envelope>`
}

/** What a device said no with; the subcodes are ONVIF's words (Core Specification, 5.8.2), without prefix. */
export interface SoapFault { readonly subcodes: readonly string[]; readonly reason: string }
/** The element in the body of an answer, or the fault that stands in its place. */
export type SoapAnswer = { readonly body: XmlElement } | { readonly fault: SoapFault }

/** Reads an answer. @throws XmlFault for what is no SOAP envelope */
export function readSoap(text: string): SoapAnswer {
  const envelope = readXml(text)
  const body = innerElement(envelope, 'Body')
  const first = body?.children[0]
  if (envelope.name !== 'Envelope' || !body) return { fault: { subcodes: [], reason: 'the answer is no SOAP envelope' } }
  if (first?.name !== 'Fault') return { body }
  const subcodes: string[] = []
  for (let code = innerElement(first, 'Code', 'Subcode'); code; code = innerElement(code, 'Subcode')) subcodes.push(bare(innerElement(code, 'Value')?.text ?? ''))
  // SOAP 1.1, which old devices speak: faultcode and faultstring.
  const old = innerElement(first, 'faultcode')?.text
  if (old) subcodes.push(bare(old))
  return { fault: { subcodes, reason: (anyElement(innerElement(first, 'Reason'), 'Text')?.text ?? innerElement(first, 'faultstring')?.text ?? '').slice(0, 300) } }
}

const REFUSED = new Set(['NotAuthorized', 'FailedAuthentication', 'InvalidSecurity', 'InvalidSecurityToken', 'OperationProhibited'])
/** Whether a fault means name, password or a clock that is too far off; devices use ONVIF's word and WS-Security's. */
export const isSignInFault = ({ subcodes, reason }: SoapFault): boolean => subcodes.some((code) => REFUSED.has(code)) || /not authorized|unauthori[sz]ed/i.test(reason)

const bare = (name: string): string => name.slice(name.lastIndexOf(':') + 1)
