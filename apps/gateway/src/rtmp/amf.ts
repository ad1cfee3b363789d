/** What RTMP commands are made of (AMF 0); kinds that no command of a publisher needs are refused. */
export type AmfValue = number | boolean | string | null | undefined | { readonly [name: string]: AmfValue } | readonly AmfValue[]

const NUMBER = 0
const BOOLEAN = 1
const STRING = 2
const OBJECT = 3
const NULL = 5
const UNDEFINED = 6
const ECMA_ARRAY = 8
const OBJECT_END = 9
const STRICT_ARRAY = 10
const LONG_STRING = 12
const MAX_DEPTH = 8

/** @throws RangeError where the bytes are no AMF or break off */
export function readAmf(bytes: Buffer): AmfValue[] {
  const cursor = { at: 0 }
  const values: AmfValue[] = []
  while (cursor.at < bytes.length) values.push(readValue(bytes, cursor, 0))
  return values
}

function readValue(bytes: Buffer, cursor: { at: number }, depth: number): AmfValue {
  if (depth > MAX_DEPTH) throw new RangeError('AMF values are nested too deeply')
  const kind = bytes.readUInt8(cursor.at++)
  switch (kind) {
    case NUMBER: { const value = bytes.readDoubleBE(cursor.at); cursor.at += 8; return value }
    case BOOLEAN: return bytes.readUInt8(cursor.at++) !== 0
    case STRING: return readString(bytes, cursor, 2)
    case LONG_STRING: return readString(bytes, cursor, 4)
    case NULL: return null
    case UNDEFINED: return undefined
    case ECMA_ARRAY: cursor.at += 4; return readObject(bytes, cursor, depth)
    case OBJECT: return readObject(bytes, cursor, depth)
    case STRICT_ARRAY: {
      const values: AmfValue[] = []
      const count = bytes.readUInt32BE(cursor.at)
      cursor.at += 4
      for (let i = 0; i < count; i++) values.push(readValue(bytes, cursor, depth + 1))
      return values
    }
    default: throw new RangeError(`AMF kind ${kind}`)
  }
}

function readObject(bytes: Buffer, cursor: { at: number }, depth: number): AmfValue {
  const entries: [string, AmfValue][] = []
  for (;;) {
    const name = readString(bytes, cursor, 2)
    if (name === '' && bytes.readUInt8(cursor.at) === OBJECT_END) { cursor.at++; return Object.fromEntries(entries) }
    entries.push([name, readValue(bytes, cursor, depth + 1)])
  }
}

function readString(bytes: Buffer, cursor: { at: number }, lengthBytes: number): string {
  const length = bytes.readUIntBE(cursor.at, lengthBytes)
  const begin = cursor.at + lengthBytes
  if (begin + length > bytes.length) throw new RangeError('an AMF string breaks off')
  cursor.at = begin + length
  return bytes.toString('utf8', begin, begin + length)
}

export const writeAmf = (...values: readonly AmfValue[]): Buffer => Buffer.concat(values.map(writeValue))

function writeValue(value: AmfValue): Buffer {
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(9)
    bytes.writeDoubleBE(value, 1)
    return bytes
  }
  if (typeof value === 'boolean') return Buffer.from([BOOLEAN, value ? 1 : 0])
  if (typeof value === 'string') return Buffer.concat([Buffer.from([STRING]), named(value)])
  if (value === null) return Buffer.from([NULL])
  if (value === undefined) return Buffer.from([UNDEFINED])
  return Buffer.concat([Buffer.from([OBJECT]), ...Object.entries(value).flatMap(([name, inner]: [string, AmfValue]) => [named(name), writeValue(inner)]), Buffer.from([0, 0, OBJECT_END])])
}

function named(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8')
  return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 0xff]), bytes])
}
