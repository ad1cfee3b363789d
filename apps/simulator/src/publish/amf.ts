/** What a publisher says and hears in RTMP commands (AMF 0). */
export type AmfValue = number | boolean | string | null | undefined | AmfObject
export interface AmfObject { readonly [name: string]: AmfValue }

const KIND = { number: 0, boolean: 1, string: 2, object: 3, null: 5, undefined: 6, array: 8, end: 9 } as const

/** A command as bytes, its values one after the other. */
export const writeAmf = (...values: readonly AmfValue[]): Buffer => Buffer.concat(values.map(written))

function written(value: AmfValue): Buffer {
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(9)
    bytes.writeDoubleBE(value, 1)
    return bytes
  }
  if (typeof value === 'boolean') return Buffer.from([KIND.boolean, Number(value)])
  if (typeof value === 'string') return Buffer.concat([Buffer.from([KIND.string]), text(value)])
  if (value === null || value === undefined) return Buffer.from([value === null ? KIND.null : KIND.undefined])
  return Buffer.concat([Buffer.from([KIND.object]), ...Object.entries(value).flatMap(([name, inner]) => [text(name), written(inner)]), Buffer.from([0, 0, KIND.end])])
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value)
  return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 0xff]), bytes])
}

/** The values of a command. @throws RangeError where it breaks off or holds a kind that no answer to a publisher has */
export function readAmf(bytes: Buffer): AmfValue[] {
  let at = 0
  const string = (): string => {
    const begin = at + 2
    at = begin + bytes.readUInt16BE(at)
    if (at > bytes.length) throw new RangeError('an AMF string breaks off')
    return bytes.toString('utf8', begin, at)
  }
  const object = (): AmfObject => {
    const found: Record<string, AmfValue> = {}
    for (;;) {
      const name = string()
      if (name === '' && bytes[at] === KIND.end) { at++; return found }
      found[name] = value()
    }
  }
  const value = (): AmfValue => {
    const kind = bytes.readUInt8(at++)
    switch (kind) {
      case KIND.number: at += 8; return bytes.readDoubleBE(at - 8)
      case KIND.boolean: return bytes.readUInt8(at++) !== 0
      case KIND.string: return string()
      case KIND.object: return object()
      case KIND.array: at += 4; return object()
      case KIND.null: return null
      case KIND.undefined: return undefined
      default: throw new RangeError(`AMF kind ${kind}`)
    }
  }
  const values: AmfValue[] = []
  while (at < bytes.length) values.push(value())
  return values
}
