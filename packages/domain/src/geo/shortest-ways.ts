/** A graph in rows: the neighbours of node n are `to[first[n]] … to[first[n + 1] - 1]`, each at its cost. */
export interface Adjacency { readonly first: Uint32Array; readonly to: Uint32Array; readonly cost: Float64Array }

/** Costs from some starts (each with what it costs to be there) to all nodes, by Dijkstra; Infinity = not to be reached. */
export function shortestFrom({ first, to, cost }: Adjacency, starts: readonly (readonly [node: number, cost: number])[]): Float64Array {
  const best = new Float64Array(first.length - 1).fill(Infinity)
  const heap = new Heap()
  for (const [node, start] of starts) if (start < best[node]!) { best[node] = start; heap.push(node, start) }
  for (let node = heap.pop(); node >= 0; node = heap.pop()) {
    if (heap.popped > best[node]!) continue
    for (let slot = first[node]!; slot < first[node + 1]!; slot++) {
      const next = to[slot]!
      const reached = best[node]! + cost[slot]!
      if (reached < best[next]!) { best[next] = reached; heap.push(next, reached) }
    }
  }
  return best
}

/** A binary heap of nodes by cost. */
class Heap {
  private readonly nodes: number[] = []
  private readonly keys: number[] = []
  /** Key of the node that `pop` gave last. */
  popped = 0

  push(node: number, key: number): void {
    let i = this.nodes.length
    while (i > 0) {
      const parent = (i - 1) >> 1
      if (this.keys[parent]! <= key) break
      this.nodes[i] = this.nodes[parent]!; this.keys[i] = this.keys[parent]!
      i = parent
    }
    this.nodes[i] = node; this.keys[i] = key
  }

  /** The cheapest node, -1 when there is none. */
  pop(): number {
    const top = this.nodes[0]
    if (top === undefined) return -1
    this.popped = this.keys[0]!
    const [node, key] = [this.nodes.pop()!, this.keys.pop()!]
    const size = this.nodes.length
    if (size === 0) return top
    let i = 0
    for (let child = 1; child < size; child = 2 * i + 1) {
      if (child + 1 < size && this.keys[child + 1]! < this.keys[child]!) child++
      if (this.keys[child]! >= key) break
      this.nodes[i] = this.nodes[child]!; this.keys[i] = this.keys[child]!
      i = child
    }
    this.nodes[i] = node; this.keys[i] = key
    return top
  }
}
