import type { DeviceState } from '@watchfloor/shared'
import type { ItemProfile } from '../item-profile.js'
import { readUint } from './bytes.js'

/** An item profile made ready for reading: one look-up by item id, no parsing of names in the hot path. */
export interface CompiledProfile {
  readonly byItem: ReadonlyMap<number, readonly FieldReader[]>
  readonly lenientLength: boolean
  readonly offsetIsDeclared: boolean
}
/** Reads one field of an item's value `bytes[from, to)` into the state; does nothing where the item is too short. */
type FieldReader = (bytes: Uint8Array, from: number, to: number, state: DeviceState) => void

/** Compiles a profile once per sign-in; null stays null. */
export function compileProfile(profile: ItemProfile | null): CompiledProfile | null {
  if (profile === null) return null
  const byItem = new Map<number, FieldReader[]>()
  for (const field of profile.fields) {
    const id = parseInt(field.item, 16)
    const readers = byItem.get(id)
    if (readers) readers.push(readerOf(field))
    else byItem.set(id, [readerOf(field)])
  }
  return { byItem, lenientLength: profile.lenientLength === true, offsetIsDeclared: profile.offsetIsDeclared === true }
}

function readerOf(field: ItemProfile['fields'][number]): FieldReader {
  const { offset } = field
  if (field.type === 'bits') {
    const { length } = field
    const bits = Object.entries(field.map).map(([n, key]) => ({ n: Number(n), key })).filter(({ n }) => n < length * 8)
    return (bytes, from, to, state) => {
      if (from + offset + length > to) return
      const value = readUint(bytes, from + offset, length)
      for (const { n, key } of bits) state[key] = (value & (1 << n)) !== 0
    }
  }
  if (field.type === 'enum') {
    const { key, names } = field
    return (bytes, from, to, state) => {
      if (from + offset >= to) return
      const value = bytes[from + offset]!
      // An unknown value is data too: the number is shown.
      state[key] = names[value] ?? value
    }
  }
  const { length, key, scale, add } = field
  const signBit = field.type === 'int' ? 2 ** (length * 8 - 1) : Infinity
  return (bytes, from, to, state) => {
    if (from + offset + length > to) return
    const value = readUint(bytes, from + offset, length)
    state[key] = (value >= signBit ? value - 2 * signBit : value) * scale + add
  }
}
