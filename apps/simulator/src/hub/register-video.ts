import type { City } from '@watchfloor/city'
import { CameraServer } from '../cameras/camera-server.js'
import { cityFeeds } from '../cameras/city-feeds.js'
import { csvTable } from './csv.js'
import type { HubClient } from './hub-client.js'

interface Known { readonly externalId: string; readonly mainUrl?: string | null }

const OWNERS = { police: '市公安局', bureau: '市综合行政执法局', community: '各社区' } as const
/** The cameras come in the order of their junctions, the great ones first. */
const GREAT = 60
const HOST = '127.0.0.1'

/** Switches the city's cameras on and tells the hub where each sends its pictures; a second start at the same port changes nothing. Gives the way to switch them off. */
export async function registerVideo(hub: HubClient, city: City, count: number, port: number): Promise<() => Promise<void>> {
  const feedOf = cityFeeds()
  // Another demo on this machine may have the usual port: any other is as good.
  const server = await CameraServer.open({ feedOf }, port, HOST).catch(() => CameraServer.open({ feedOf }, 0, HOST))
  try {
    const wanted = city.cameras.slice(0, count).map((camera, i) => ({ camera, i, main: `rtsp://${HOST}:${server.port}/cam/${i + 1}` }))
    const known = new Map((await hub.all<Known>('/api/cameras')).map((camera) => [camera.externalId, camera.mainUrl]))
    const rows = wanted.filter(({ camera, main }) => known.has(camera.id) && known.get(camera.id) !== main).map(({ camera, i, main }) => ({
      externalId: camera.id, kind: camera.source, main, sub: `${main}/sub`, fieldOfView: i < GREAT ? 75 : 60, range: i < GREAT ? 120 : 80, height: 6, owner: OWNERS[camera.source], groups: i < GREAT ? '重点路口' : undefined,
    }))
    if (rows.length > 0) await hub.postCsv('/api/imports/cameras?dryRun=false', csvTable(['externalId', 'kind', 'main', 'sub', 'fieldOfView', 'range', 'height', 'owner', 'groups'], rows))
  } catch (error) {
    await server.close()
    throw error
  }
  return () => server.close()
}
