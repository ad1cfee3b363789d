import type { GatewayProcess } from './gateway-process.js'
import type { MediaDoor, PathSetting } from './media-door.js'
import { MediaPaths, pathOf } from './media-paths.js'

const RECORDED: PathSetting = { source: 'rtsp://10.0.0.9/main', warm: false, record: true, keepDays: 30 }
const path = pathOf('5d1b', 'main')

function newPaths(): { paths: MediaPaths; told: PathSetting[] } {
  const told: PathSetting[] = []
  const door = { ours: false, setPath: (_: string, setting: PathSetting) => { told.push(setting); return Promise.resolve() } } as unknown as MediaDoor
  return { paths: new MediaPaths(door, { onUp: () => undefined } as unknown as GatewayProcess), told }
}

test('a process that does not tell what is recorded knows it: a leave to watch there takes no recording away', async () => {
  const { paths, told } = newPaths()
  await paths.stand(new Map([[path, RECORDED]]), false)
  expect(told).toEqual([])
  await paths.ready(path, RECORDED.source)
  expect(told).toEqual([RECORDED])
  // What it said itself, it takes back.
  await paths.stand(new Map(), false)
  expect(told).toEqual([RECORDED, { ...RECORDED, record: false, keepDays: null }])
})

test('the process that tells says it once, and says when it is over', async () => {
  const { paths, told } = newPaths()
  await paths.stand(new Map([[path, RECORDED]]), true)
  await paths.stand(new Map([[path, RECORDED]]), true)
  await paths.stand(new Map(), true)
  expect(told).toEqual([RECORDED, { ...RECORDED, record: false, keepDays: null }])
})
