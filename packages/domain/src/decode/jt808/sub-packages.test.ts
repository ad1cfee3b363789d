import { readMessage } from './header.js'
import type { Message } from './header.js'
import { MAX_PARTS, MAX_RESEND_REQUESTS, PART_TIMEOUT_MS, addPart, dueParts, missingParts } from './sub-packages.js'
import type { Assembly } from './sub-packages.js'
import { terminalFrames } from './terminal.js'

const terminal = { phone: '13800138000', edition: 2013 } as const
const body = Uint8Array.from({ length: 950 }, (_, i) => i % 251)
const partsOf = (id: number, serial: number, whole = body): Message[] => terminalFrames(terminal, id, serial, whole, 100).map((frame) => readMessage(frame) as Message)
/** Adds parts one after another: what is left, the bodies that came together, and what was dropped. */
function add(parts: readonly Message[], from: readonly Assembly[] = [], nowMs = 0) {
  let assemblies = from
  const bodies: Uint8Array[] = []
  const dropped: string[] = []
  for (const part of parts) {
    const added = addPart(assemblies, part, nowMs)
    assemblies = added.assemblies
    if (added.body) bodies.push(added.body)
    if (added.dropped) dropped.push(added.dropped)
  }
  return { assemblies, bodies, dropped }
}

it('puts parts together in any order, once each', () => {
  const parts = partsOf(0x0704, 0xfffa)
  expect(parts).toHaveLength(10)
  const shuffled = [7, 2, 9, 0, 4, 4, 1, 8, 2, 3, 6, 5].map((i) => parts[i]!)
  expect(add(shuffled)).toEqual({ assemblies: [], bodies: [body], dropped: [] })
})

it('keeps two messages of different kinds apart, and forgets the oldest of three', () => {
  const [a, b, c] = [0x0704, 0x0801, 0x0900].map((id, i) => partsOf(id, i * 100))
  const both = add([...a!.slice(0, 5), ...b!.slice(0, 9), ...a!.slice(5), b![9]!])
  expect(both).toEqual({ assemblies: [], bodies: [body, body], dropped: [] })
  const three = add([a![0]!, b![0]!, c![0]!])
  expect([three.assemblies.map(({ id }) => id), three.dropped]).toEqual([[0x0801, 0x0900], ['parts_superseded']])
})

it('begins anew when the terminal does', () => {
  const before = add(partsOf(0x0801, 10).slice(0, 9))
  const after = add(partsOf(0x0801, 50), before.assemblies)
  expect(after).toEqual({ assemblies: [], bodies: [body], dropped: ['parts_superseded'] })
})

it('refuses more parts than it would keep', () => {
  const [part] = partsOf(0x0801, 1)
  expect(addPart([], { ...part!, total: MAX_PARTS + 1 }, 0)).toEqual({ assemblies: [], body: null, dropped: 'parts_too_many' })
})

it('asks for what is lacking under the first serial, then gives up', () => {
  const parts = partsOf(0x0704, 0xfffe)
  let { assemblies } = add(parts.filter((_, i) => i !== 0 && i !== 4), [], 1000)
  expect(dueParts(assemblies, 1000 + PART_TIMEOUT_MS - 1)).toEqual({ assemblies, ask: [], abandoned: 0 })
  let nowMs = 1000
  for (let n = 0; n < MAX_RESEND_REQUESTS; n++) {
    const due = dueParts(assemblies, (nowMs += PART_TIMEOUT_MS))
    expect(due.ask.map((assembly) => [assembly.firstSerial, missingParts(assembly)])).toEqual([[0xfffe, [1, 5]]])
    assemblies = due.assemblies
    expect(dueParts(assemblies, nowMs + 1000).ask).toEqual([])
  }
  expect(dueParts(assemblies, nowMs + PART_TIMEOUT_MS)).toEqual({ assemblies: [], ask: [], abandoned: 1 })
})

it('takes a part that is sent again under a new serial', () => {
  const parts = partsOf(0x0704, 1)
  const { assemblies } = add(parts.filter((_, i) => i !== 4))
  expect(add([{ ...parts[4]!, serial: 400 }], assemblies)).toEqual({ assemblies: [], bodies: [body], dropped: [] })
})
