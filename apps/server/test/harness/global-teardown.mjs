import { rmSync } from 'node:fs'

export default async function tearDown() {
  const running = globalThis.watchfloorTestCluster
  if (!running) return
  await running.cluster.stop()
  rmSync(running.dir, { recursive: true, force: true })
}
