/** MQTT topic names and filters (MQTT 3.1.1 §4.7): pure string work, no allocation when matching. */

const SLASH = 47
const PLUS = 43
const HASH = 35
const DOLLAR = 36

/**
 * Whether a topic name falls under a filter. `+` stands for one level (also an empty one), `#` for the rest including the parent level;
 * a leading wildcard does not reach topics that begin with `$` (§4.7.2).
 */
export function topicMatches(filter: string, topic: string): boolean {
  const first = filter.charCodeAt(0)
  if (topic.charCodeAt(0) === DOLLAR && (first === PLUS || first === HASH)) return false
  let t = 0
  for (let f = 0; f < filter.length; f++) {
    const c = filter.charCodeAt(f)
    if (c === HASH) return true
    if (c === PLUS) {
      while (t < topic.length && topic.charCodeAt(t) !== SLASH) t++
      continue
    }
    if (t < topic.length) {
      if (topic.charCodeAt(t) !== c) return false
      t++
      continue
    }
    // The topic ended first: only `/#` may still follow, because `a/#` includes `a` itself.
    return c === SLASH && f + 2 === filter.length && filter.charCodeAt(f + 1) === HASH
  }
  return t === topic.length
}

/** Whether some topic name falls under both filters. */
export function filtersOverlap(a: string, b: string): boolean {
  const as = a.split('/')
  const bs = b.split('/')
  const system = (levels: string[]): boolean => levels[0]!.startsWith('$')
  const wild = (levels: string[]): boolean => levels[0] === '+' || levels[0] === '#'
  if ((system(as) && wild(bs)) || (system(bs) && wild(as))) return false
  for (let i = 0; ; i++) {
    const x = as[i]
    const y = bs[i]
    if (x === '#' || y === '#') return true
    if (x === undefined || y === undefined) return x === y
    if (x !== '+' && y !== '+' && x !== y) return false
  }
}

/** Whether a text is a well-formed topic filter: wildcards fill whole levels and `#` comes last. Empty is refused. */
export function isTopicFilter(filter: string): boolean {
  if (filter.length === 0 || filter.includes('\0')) return false
  const levels = filter.split('/')
  return levels.every((level, i) => (level === '#' ? i === levels.length - 1 : level === '+' || !/[+#]/.test(level)))
}

/** Whether a text may stand as one level of a topic we build: non-empty, without separators, wildcards or NUL. */
export const isTopicLevel = (text: string): boolean => text.length > 0 && !/[/+#\0]/.test(text)
