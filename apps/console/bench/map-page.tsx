import type { ClientConfig } from '@watchfloor/shared'
import { createRoot } from 'react-dom/client'
import '../src/theme/tokens.css'
import '../src/theme/ground.css'
import { startI18n } from '../src/i18n/i18n.js'
import { LiveMap } from '../src/map/LiveMap.js'
import type { LiveMapHandle } from '../src/map/engine/attach.js'
import { latOf, lonOf } from '../src/map/engine/mercator.js'
import { layers } from '../src/store/layers.js'
import { setLink } from '../src/store/connection.js'
import { select, selection, setFollow } from '../src/store/selection.js'
import { session } from '../src/store/session.js'
import { units } from '../src/store/units.js'
import { SyntheticCity } from './synthetic-city.js'

const CENTER = [121.22, 29.97] as const
const map: ClientConfig['map'] = { engine: 'maplibre', mapboxToken: null, styleUrl: null, pmtilesUrl: null, tiandituKey: null, datum: 'WGS84', center: [...CENTER], zoom: 13 }

let handle: LiveMapHandle | null = null
const city = SyntheticCity.load('/basemap/city.geojson')

/** Frame times in ms while the map is led around its middle at `pxPerS`, as a hand does that looks for something. */
async function pan(zoom: number, ms: number, pxPerS = 400): Promise<number[]> {
  const { map: live } = ready()
  const radius = (220 / (512 * 2 ** zoom)) * 360
  const times: number[] = []
  const start = performance.now()
  let last = start
  return new Promise((done) => {
    const step = (): void => {
      const now = performance.now()
      if (now > start) times.push(now - last)
      last = now
      if (now - start >= ms) return done(times)
      const turn = ((now - start) / 1000) * (pxPerS / 220)
      live.jumpTo({ center: [CENTER[0] + Math.sin(turn) * radius, CENTER[1] + (1 - Math.cos(turn)) * radius * 0.87], zoom })
      requestAnimationFrame(step)
    }
    requestAnimationFrame(step)
  })
}
function ready(): LiveMapHandle {
  if (!handle) throw new Error('the map is not ready')
  return handle
}

const bench = {
  isReady: () => handle !== null && handle.map.isStyleLoaded() === true,
  async populate(count: number, shares?: Parameters<SyntheticCity['populate']>[1]) {
    ;(await city).populate(count, shares)
  },
  async drive(on: boolean) {
    if (on) (await city).drive()
    else (await city).stop()
  },
  pan,
  look: (zoom: number, lon: number = CENTER[0], lat: number = CENTER[1]) => { ready().map.jumpTo({ center: [lon, lat], zoom }) },
  theme: (name: 'dark' | 'light') => { document.documentElement.dataset['theme'] = name },
  select, setFollow, setLink,
  layers: (state: Parameters<typeof layers.setState>[0]) => layers.setState(state),
  list: () => units.list().map(({ id, kind, presence, alarm, lat, lon }) => ({ id, kind, presence, alarm, lat, lon })),
  drawn: () => ({ all: ready().scene.list.count, discs: ready().scene.list.discs.length }),
  center: () => ready().map.getCenter().toArray(),
  zoom: () => ready().map.getZoom(),
  selection: () => selection.getState(),
  /** Where a unit is on the screen at this moment. */
  at(id: string) {
    const { map: live, scene } = ready()
    const row = scene.table.rowOfId(id)
    const now = performance.now()
    const { x, y } = live.project([lonOf(scene.table.drawnX(row, now)), latOf(scene.table.drawnY(row, now))])
    return { x, y }
  },
  /** Clusters on the screen, biggest first. */
  discs: () => ready().scene.list.discs.map(({ cluster }) => ({ count: cluster.count, ...ready().map.project([lonOf(cluster.x), latOf(cluster.y)]) })).sort((a, b) => b.count - a.count),
  idle: () => !ready().map.isMoving(),
  /** How often the map was drawn in the next `ms`. */
  paints: (ms: number) => new Promise<number>((done) => {
    let paints = 0
    const count = (): void => { paints++ }
    ready().map.on('render', count)
    setTimeout(() => { ready().map.off('render', count); done(paints) }, ms)
  }),
  /** Takes the graphics context away and gives it back, as a driver update does. */
  async loseContext(ms: number) {
    const lose = ready().map.getCanvas().getContext('webgl2')?.getExtension('WEBGL_lose_context')
    lose?.loseContext()
    await new Promise((later) => setTimeout(later, ms))
    lose?.restoreContext()
  },
}
export type MapBench = typeof bench
Object.assign(window, { bench })

session.setState({ config: { centreName: 'bench', demo: true, version: '0', demoUsers: [], stills: true, map } })
startI18n('zh-CN')
setLink('live')
const onReady = (made: LiveMapHandle | null): void => { handle = made }
const root = createRoot(document.getElementById('root') as HTMLElement)
const show = (shown: boolean): void => root.render(shown ? <LiveMap onReady={onReady} /> : null)
Object.assign(bench, { show })
show(true)
