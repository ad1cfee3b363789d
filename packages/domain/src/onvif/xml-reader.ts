/** One element of a small document: names without their prefixes, for cameras choose those as they like. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  /** Its own character data, trimmed. */
  readonly text: string
}

/** Text that is no document of the kind that is taken here; the message says where it breaks off. */
export class XmlFault extends Error {
  override readonly name = 'XmlFault'
}

const MOST_CHARS = 1_000_000
const DEEPEST = 64
const MOST_ELEMENTS = 20_000
const NAME = /[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?/y
const ATTRIBUTE = /\s+([A-Za-z_][\w.:-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y
const CLOSE = /\s*(\/?)>/y
const END = /<\/([A-Za-z_][\w.:-]*)\s*>/y
const PREDEFINED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/**
 * Reads what a device answers (XML 1.0). A document type is refused, whatever is in it: SOAP forbids it (SOAP 1.2 part 1, 5), and entities of its own are how a few
 * bytes become gigabytes. @throws XmlFault
 */
export function readXml(text: string): XmlElement {
  if (text.length > MOST_CHARS) throw new XmlFault(`a document of more than ${MOST_CHARS} characters`)
  const open: { name: string; tag: string; attributes: Record<string, string>; children: XmlElement[]; text: string }[] = []
  let root: XmlElement | null = null
  let elements = 0
  let at = text.startsWith('\uFEFF') ? 1 : 0
  const fail = (what: string): never => { throw new XmlFault(`${what} at character ${at}`) }
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (found) at = pattern.lastIndex
    return found
  }
  const skipTo = (mark: string, what: string): string => {
    const end = text.indexOf(mark, at)
    if (end < 0) fail(`${what} without an end`)
    const inside = text.slice(at, end)
    at = end + mark.length
    return inside
  }
  const add = (written: string): void => {
    const within = open.at(-1)
    if (within) within.text += written
    else if (written.trim() !== '') fail('text outside of the document')
  }
  while (at < text.length) {
    if (text[at] !== '<') {
      const end = text.indexOf('<', at)
      const written = text.slice(at, end < 0 ? text.length : end)
      add(unescape(written, fail))
      at += written.length
    } else if (text.startsWith('<?', at)) { at += 2; skipTo('?>', 'an instruction') } else if (text.startsWith('<!--', at)) { at += 4; skipTo('-->', 'a comment') } else if (text.startsWith('<![CDATA[', at)) {
      at += 9
      add(skipTo(']]>', 'a CDATA section'))
    } else if (text.startsWith('<!', at)) fail('a document type, which is not taken')
    else if (text.startsWith('</', at)) {
      const tag = take(END)?.[1] ?? fail('a broken end tag')
      const closed = open.pop()
      if (closed?.tag !== tag) return fail(`</${tag}> ends nothing`)
      const element: XmlElement = { name: closed.name, attributes: closed.attributes, children: closed.children, text: closed.text.trim() }
      const outer = open.at(-1)
      if (outer) outer.children.push(element)
      else root = element
    } else {
      if (root) fail('a second document')
      at++
      const tag = take(NAME)?.[0] ?? fail('a broken tag')
      const attributes: Record<string, string> = {}
      for (let found = take(ATTRIBUTE); found; found = take(ATTRIBUTE)) attributes[local(found[1]!)] = unescape(found[2] ?? found[3]!, fail)
      const close = take(CLOSE) ?? fail('a broken tag')
      if (++elements > MOST_ELEMENTS || open.length >= DEEPEST) fail('too much')
      if (close[1] === '') { open.push({ name: local(tag), tag, attributes, children: [], text: '' }); continue }
      const element: XmlElement = { name: local(tag), attributes, children: [], text: '' }
      const outer = open.at(-1)
      if (outer) outer.children.push(element)
      else root = element
    }
  }
  if (open.length > 0 || !root) return fail('an unfinished document')
  return root
}

/** The first element on a way of names from here; undefined where one is missing. */
export function innerElement(from: XmlElement | undefined, ...way: readonly string[]): XmlElement | undefined {
  return way.reduce<XmlElement | undefined>((element, name) => element?.children.find((child) => child.name === name), from)
}

/** All children of a name. */
export const childElements = (from: XmlElement | undefined, name: string): XmlElement[] => from?.children.filter((child) => child.name === name) ?? []

/** The first element of a name at any depth, the element itself included. */
export function anyElement(from: XmlElement | undefined, name: string): XmlElement | undefined {
  if (!from || from.name === name) return from
  for (const child of from.children) {
    const found = anyElement(child, name)
    if (found) return found
  }
  return undefined
}

/** Text as it may stand between tags and in attributes; characters that XML 1.0 does not have are left out. */
export const escapeXml = (text: string): string => text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '').replace(/[<>&"']/g, (sign) => `&#${sign.codePointAt(0)};`)

const local = (name: string): string => name.slice(name.indexOf(':') + 1)

function unescape(text: string, fail: (what: string) => never): string {
  if (!text.includes('&')) return text
  return text.replace(/&([^;\s]{0,10});?/g, (whole, name: string) => {
    const number = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}))$/.exec(name)
    const code = number ? Number.parseInt(number[1] ?? number[2]!, number[1] ? 16 : 10) : NaN
    if (whole.endsWith(';') && number && code > 0 && code <= 0x10ffff) return String.fromCodePoint(code)
    return whole.endsWith(';') && Object.hasOwn(PREDEFINED, name) ? PREDEFINED[name]! : fail(`an entity “${name}” that is not known`)
  })
}
