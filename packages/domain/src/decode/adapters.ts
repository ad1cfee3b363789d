import type { Protocol } from '@watchfloor/shared'
import type { AnyAdapter } from './adapter.js'
import { djiAdapter } from './adapters/dji.adapter.js'
import { frigateAdapter } from './adapters/frigate.adapter.js'
import { hj212Adapter } from './adapters/hj212.adapter.js'
import { jt808Adapter } from './adapters/jt808.adapter.js'
import { nativeAdapter } from './adapters/native.adapter.js'
import { owntracksAdapter } from './adapters/owntracks.adapter.js'
import { traccarAdapter } from './adapters/traccar.adapter.js'
import { topicMatches } from './topic.js'

/** Every device protocol the hub speaks. Adding one: its file, its vectors, and a line here. */
export const ADAPTERS: readonly AnyAdapter[] = [
  nativeAdapter,
  djiAdapter,
  jt808Adapter,
  owntracksAdapter,
  traccarAdapter,
  frigateAdapter,
  hj212Adapter,
]

const byProtocol = new Map<Protocol, AnyAdapter>(ADAPTERS.map((adapter) => [adapter.protocol, adapter]))
/** First topic level → the filters that begin so: one look-up leaves a handful to try. Filters of ours never begin with a wildcard. */
const byRoot = new Map<string, { filter: string; adapter: AnyAdapter }[]>()
for (const adapter of ADAPTERS) {
  for (const filter of adapter.topics ?? []) {
    const root = filter.split('/', 1)[0]!
    byRoot.set(root, [...(byRoot.get(root) ?? []), { filter, adapter }])
  }
}

/** The adapter of a protocol; undefined for protocols without one (`rtsp`, `none` …). */
export const adapterOf = (protocol: Protocol): AnyAdapter | undefined => byProtocol.get(protocol)

/** The one adapter that reads this MQTT topic, if any. */
export function adapterForTopic(topic: string): AnyAdapter | undefined {
  const slash = topic.indexOf('/')
  const candidates = byRoot.get(slash < 0 ? topic : topic.slice(0, slash))
  if (candidates === undefined) return undefined
  for (const { filter, adapter } of candidates) if (topicMatches(filter, topic)) return adapter
  return undefined
}
