import type { City } from '@watchfloor/city'
import { CameraServer } from '../cameras/camera-server.js'
import { cityFeeds } from '../cameras/city-feeds.js'
import { OnvifServer } from '../cameras/onvif/onvif-server.js'
import { csvTable } from './csv.js'
import type { HubClient } from './hub-client.js'

interface Known { readonly externalId: string; readonly mainUrl?: string | null; readonly onvifUrl?: string | null }

const OWNERS = { police: '市公安局', bureau: '市综合行政执法局', community: '各社区' } as const
/** The cameras come in the order of their junctions, the great ones first. */
const GREAT = 60
const HOST = '127.0.0.1'
/** Every eighth can be moved. */
const turns = (number: number): boolean => number % 8 === 4
const ACCOUNT = { username: 'operator', password: 'linlan' }
/** None of the cameras has the right time. */
const CLOCK_AHEAD_MS = 7 * 60_000

/** Switches the city's cameras on and tells the hub where each sends its pictures; a second start at the same port changes nothing. Gives the way to switch them off. */
export async function registerVideo(hub: HubClient, city: City, count: number, ports: { readonly rtspPort: number; readonly onvifPort: number }): Promise<() => Promise<void>> {
  const feedOf = cityFeeds()
  const rules = { account: ACCOUNT, turns, clockAheadMs: CLOCK_AHEAD_MS }
  // Another demo on this machine may have the usual port: any other is as good.
  const server = await CameraServer.open({ feedOf }, ports.rtspPort, HOST).catch(() => CameraServer.open({ feedOf }, 0, HOST))
  const lenses = await OnvifServer.open(rules, ports.onvifPort, HOST).catch(() => OnvifServer.open(rules, 0, HOST))
  const close = async (): Promise<void> => { await Promise.all([server.close(), lenses.close()]) }
  try {
    const wanted = city.cameras.slice(0, count).map((camera, i) => ({
      camera, i, main: `rtsp://${HOST}:${server.port}/cam/${i + 1}`, onvif: turns(i + 1) ? `http://${HOST}:${lenses.port}/cam/${i + 1}/onvif/device_service` : undefined,
    }))
    const known = new Map((await hub.all<Known>('/api/cameras')).map((camera) => [camera.externalId, camera]))
    const rows = wanted.filter(({ camera, main, onvif }) => { const now = known.get(camera.id); return now && (now.mainUrl !== main || (onvif !== undefined && now.onvifUrl !== onvif)) }).map(({ camera, i, main, onvif }) => ({
      externalId: camera.id, kind: camera.source, main, sub: `${main}/sub`, ...(onvif ? { onvif, onvifUsername: ACCOUNT.username, onvifPassword: ACCOUNT.password } : {}), fieldOfView: i < GREAT ? 75 : 60, range: i < GREAT ? 120 : 80, height: 6, owner: OWNERS[camera.source], groups: i < GREAT ? '重点路口' : undefined,
    }))
    if (rows.length > 0) await hub.postCsv('/api/imports/cameras?dryRun=false', csvTable(['externalId', 'kind', 'main', 'sub', 'onvif', 'onvifUsername', 'onvifPassword', 'fieldOfView', 'range', 'height', 'owner', 'groups'], rows))
  } catch (error) {
    await close()
    throw error
  }
  return close
}
