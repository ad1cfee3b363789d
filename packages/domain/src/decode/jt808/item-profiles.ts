import type { ItemProfile } from '../item-profile.js'

/**
 * Profiles that come with the hub. No national item says whether a muck truck is loaded, lifted or covered (JT/T 808 has the two load bits only), so
 * each fits one way of wiring met in the field; an administrator writes others beside them. A device without a profile is read by the standard alone.
 */
export const ITEM_PROFILES: readonly ItemProfile[] = [
  {
    name: 'muck-standard',
    title: '渣土车：厂家扩展项 0xF8（举升、篷布、重车、载重）',
    fields: [
      { item: '0xF8', type: 'bits', offset: 0, length: 1, map: { 0: 'lifted', 1: 'coverClosed', 2: 'loaded', 3: 'sealed' } },
      { item: '0xF8', type: 'uint', offset: 1, length: 2, key: 'loadKg', scale: 10, add: 0 },
    ],
  },
  {
    name: 'muck-io',
    title: '渣土车：标准 IO 项 0x2A 与车辆信号 0x25 的空闲位（举升、篷布、重车）',
    fields: [
      // 0x2A: bits 0 and 1 are the standard's sleep bits, 2–15 are free. 0x25: bits 15–31 are free.
      { item: '0x2A', type: 'bits', offset: 0, length: 2, map: { 2: 'lifted', 3: 'coverClosed', 4: 'loaded' } },
      { item: '0x25', type: 'bits', offset: 0, length: 4, map: { 16: 'tailgateOpen', 17: 'ptoEngaged' } },
    ],
  },
  {
    name: 'muck-weight',
    title: '渣土车：载重传感器项 0x55 与举升项 0xF9',
    fields: [
      { item: '0x55', type: 'uint', offset: 0, length: 2, key: 'loadKg', scale: 10, add: 0 },
      { item: '0xF9', type: 'enum', offset: 0, key: 'lift', names: { 0: 'down', 1: 'rising', 2: 'up', 3: 'falling', 255: 'fault' } },
      { item: '0xF9', type: 'enum', offset: 1, key: 'cover', names: { 0: 'open', 1: 'closed', 2: 'half', 255: 'fault' } },
    ],
  },
]

/** A built-in profile by its name. */
export const itemProfileOf = (name: string): ItemProfile | undefined => ITEM_PROFILES.find((profile) => profile.name === name)
