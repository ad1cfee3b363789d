import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { PROTOCOLS } from '@watchfloor/shared'
import type { CommandInput } from '@watchfloor/shared'
import { bent, damaged, differences, insane, mismatches, misshapen, topicConflicts } from '../testing/adapter-harness.js'
import { VectorHost, hexOfBytes, payloadOf, runVector } from '../testing/vector.js'
import type { VectorFile } from '../testing/vector.js'
import { ADAPTERS, adapterForTopic, adapterOf } from './adapters.js'
import { jsonBytes } from './payload.js'
import { newFixReport } from './report.js'
import { topicMatches } from './topic.js'

/** Every adapter of the list is tried the same way; a new one is tried by being in it. */
const vectorsOf = (protocol: string): VectorFile['vectors'] =>
  (JSON.parse(readFileSync(new URL(`./adapters/${protocol}.vectors.json`, import.meta.url), 'utf8')) as VectorFile).vectors

const COMMANDS: CommandInput[] = [{ type: 'locate' }, { type: 'text', text: '请回到岗位', urgent: true }, { type: 'custom', name: 'siren', params: { on: true } }]

describe.each(ADAPTERS.map((adapter) => [adapter.protocol, adapter] as const))('%s', (protocol, adapter) => {
  const vectors = vectorsOf(protocol)

  test.each(vectors.map((vector) => [vector.name, vector] as const))('%s', (_name, vector) => {
    const outcome = runVector(adapter, vector)
    expect(mismatches(vector, outcome)).toEqual([])
    expect(misshapen(outcome)).toEqual([])
  })

  test('has vectors, each with its own name, and a good one among them', () => {
    expect(new Set(vectors.map((v) => v.name)).size).toBe(vectors.length)
    expect(vectors.filter((v) => v.expect.reports?.length).length).toBeGreaterThan(0)
  })

  test('cut short at each byte or with any bit turned, nothing throws and nothing insane comes out', () => {
    for (const vector of vectors) {
      for (const payload of damaged(payloadOf(vector), vector.hex !== undefined)) {
        const bad = misshapen(runVector(adapter, vector, payload))
        if (bad.length > 0) throw new Error(`${vector.name}: ${bad.join('; ')} from ${hexOfBytes(payload)}`)
      }
    }
  })

  test('JSON with any part replaced by something else: nothing throws and nothing insane comes out', () => {
    for (const vector of vectors) {
      if (vector.json === undefined) continue
      for (const json of bent(vector.json)) {
        const bad = misshapen(runVector(adapter, vector, jsonBytes(json)))
        if (bad.length > 0) throw new Error(`${vector.name}: ${bad.join('; ')} from ${JSON.stringify(json)}`)
      }
    }
  })

  test('any bytes on any of its topics: nothing throws', () => {
    const topics = [undefined, '', ...vectors.flatMap((v) => v.topic ?? []), ...(adapter.topics ?? []).map((t) => t.replaceAll('+', 'x').replaceAll('#', 'y/z'))]
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), fc.json(), fc.constantFrom(...topics), (bytes, json, topic) => {
      const host = new VectorHost(adapter)
      for (const input of [{ topic }, { topic, text: json }, { tick: true as const }]) expect(misshapen(host.feed(input, 'text' in input ? undefined : bytes))).toEqual([])
    }), { numRuns: 500 })
  })

  test('a command is encoded or refused, never thrown at', () => {
    for (const input of COMMANDS) {
      for (const externalId of ['13800138000', 'wang/phone', '', '+/#', '浙A12345']) {
        const encoded = adapter.encode?.(adapter.open(), { id: '0197f7a0-0000-7000-8000-000000000001', input, externalId, gatewayId: null, nowMs: Date.UTC(2026, 8, 1) })
        if (encoded?.ok && encoded.topic !== null) expect(encoded.topic).not.toMatch(/[+#]|^$|\/\/|\/$/)
      }
    }
  })

  test('lets nobody publish on a topic that is not its own, nor a stranger on its own', () => {
    const foreign = ['', 'x', '$SYS/broker', ...ADAPTERS.filter((other) => other !== adapter).flatMap((other) => vectorsOf(other.protocol).flatMap((v) => v.topic ?? []))]
    for (const topic of foreign) expect([topic, adapter.mayPublish?.('wang', topic, () => true) ?? false]).toEqual([topic, false])
    // Directly below a root that is all its own, a topic names no device.
    const isPlain = (topic: string): boolean => adapter.topics!.some((filter) => filter === topic || (filter.endsWith('/#') && topic.split('/').length === filter.split('/').length && topicMatches(filter, topic)))
    for (const topic of vectors.flatMap((v) => v.topic ?? [])) if (adapter.mayPublish?.('nobody', topic, () => false)) expect([topic, isPlain(topic)]).toEqual([topic, true])
  })
})

test('no two adapters read the same topic, and each finds its own', () => {
  expect(topicConflicts(ADAPTERS)).toEqual([])
  for (const adapter of ADAPTERS) {
    expect(PROTOCOLS).toContain(adapter.protocol)
    expect(adapterOf(adapter.protocol)).toBe(adapter)
    for (const filter of adapter.topics ?? []) expect(adapterForTopic(filter.replaceAll('+', 'x').replaceAll('#', 'y/z'))).toBe(adapter)
  }
  for (const topic of ['', 'x', 'wf', 'wf/a/command', 'wf/a/b/fix', '$SYS/broker/uptime']) expect(adapterForTopic(topic)).toBeUndefined()
})

test('the harness itself sees what is wrong', () => {
  const fix = { ...newFixReport('a', Date.UTC(2026, 0, 1)), lat: 30, lon: 120 }
  expect(insane(fix)).toEqual([])
  for (const bad of [{ lat: NaN }, { lat: 0, lon: 0 }, { speedMps: -1 }, { courseDeg: 360 }, { timeMs: NaN }, { batteryPct: -1 }, { externalId: '' }, { satellites: 1.5 }, { state: { a: NaN } }]) {
    expect(insane({ ...fix, ...bad })).not.toEqual([])
  }
  expect(misshapen({ reports: [], replies: [{ topic: 'a/+/b', payload: new Uint8Array(0), qos: 0 }], dropped: [{ reason: 'No Good' }] })).toHaveLength(2)
  expect(differences([{ a: 1, b: null }], [{ a: 1, b: NaN, c: 3 }])).toEqual([])
  for (const [expected, actual] of [[{ a: 1 }, { a: 2 }], [[1], [1, 2]], [{ a: null }, { a: 0 }], [{ a: { b: 1 } }, { a: null }]]) expect(differences(expected, actual)).toHaveLength(1)
  expect(topicConflicts([{ protocol: 'native', topics: ['a/+', 'b/+c'] }, { protocol: 'dji', topics: ['a/x', '+/y'] }] as never)).toHaveLength(4)
})
