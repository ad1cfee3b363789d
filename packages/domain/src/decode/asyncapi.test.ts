import { readFileSync } from 'node:fs'
import { CommandInput, EVENT_SEVERITIES } from '@watchfloor/shared'
import { parse } from 'yaml'
import { misshapen } from '../testing/adapter-harness.js'
import { runVector } from '../testing/vector.js'
import { nativeAdapter } from './adapters/native.adapter.js'
import { parseJson } from './payload.js'

/** docs/asyncapi.yaml is a promise to makers of devices: what it shows must be what the adapter takes and gives. */

interface Schema { required?: string[]; properties?: Record<string, { enum?: string[] }> }
interface Doc {
  asyncapi: string
  channels: Record<string, { address: string; messages: Record<string, { $ref: string }> }>
  components: { messages: Record<string, { payload: { $ref?: string; items?: { $ref: string } }; examples: { name: string; payload: Record<string, unknown> }[] }>; schemas: Record<string, Schema> }
}
const doc = parse(readFileSync(new URL('../../../../docs/asyncapi.yaml', import.meta.url), 'utf8')) as Doc
const messagesOf = (channel: string) => Object.keys(doc.channels[channel]!.messages).map((name) => doc.components.messages[name]!)
const up = Object.keys(doc.channels).filter((channel) => channel !== 'command')

/** Every `$ref` of the document. */
function refs(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => (key === '$ref' ? [part as string] : refs(part)))
}

test('it is AsyncAPI 3, and every reference leads somewhere', () => {
  expect(doc.asyncapi).toBe('3.0.0')
  for (const ref of refs(doc)) expect([ref, ref.slice(2).split('/').reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], doc) !== undefined]).toEqual([ref, true])
})

test('its channels upward are exactly what the adapter reads', () => {
  expect(up.map((channel) => doc.channels[channel]!.address.replace('{deviceId}', '+')).sort()).toEqual([...nativeAdapter.topics!].sort())
})

const examples = up.flatMap((channel) => messagesOf(channel).flatMap((message) => message.examples.map((example) => [channel, example.name, example.payload] as const)))
test.each(examples)('%s example "%s" is taken whole', (channel, name, payload) => {
  const topic = doc.channels[channel]!.address.replace('{deviceId}', 'd1')
  const outcome = runVector(nativeAdapter, { name, topic, json: payload, expect: {} })
  expect(outcome.dropped).toEqual([])
  expect(outcome.reports).toHaveLength(Array.isArray(payload) ? payload.length : 1)
  expect(misshapen(outcome)).toEqual([])
  // Nothing that the example says of a fix is lost on the way.
  if (channel === 'fix' && !Array.isArray(payload) && payload.valid !== false) {
    const { time, ...said } = payload
    expect(outcome.reports[0]).toMatchObject(said)
    if (typeof time === 'string') expect(outcome.reports[0]).toMatchObject({ timeMs: Date.parse(time) })
  }
})

test('its command examples are what the adapter sends', () => {
  for (const { payload } of doc.components.messages.command!.examples) {
    const { id, time, ...input } = payload
    const encoded = nativeAdapter.encode!(null, { id: id as string, input: CommandInput.parse(input), externalId: 'd1', gatewayId: null, nowMs: Date.parse(time as string) })
    if (!encoded.ok) throw new Error(encoded.reason)
    expect(encoded.topic).toBe('wf/d1/command')
    expect(parseJson(encoded.payload)).toEqual(payload)
  }
})

test('its required fields are required and its lists are ours', () => {
  for (const [channel, dropped] of [['fix', 'no_position'], ['alarm', 'no_code'], ['detection', 'no_label'], ['answer', 'no_correlation']] as const) {
    expect(runVector(nativeAdapter, { name: channel, topic: `wf/d1/${channel}`, json: {}, expect: {} }).dropped).toEqual([{ reason: dropped }])
    const schema = doc.components.schemas[channel[0]!.toUpperCase() + channel.slice(1)]!
    expect(schema.required?.length).toBeGreaterThan(0)
  }
  expect(doc.components.schemas.Alarm!.properties!.severity!.enum).toEqual([...EVENT_SEVERITIES])
})
