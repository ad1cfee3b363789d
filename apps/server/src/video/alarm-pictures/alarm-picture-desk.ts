import { Injectable, Logger } from '@nestjs/common'
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common'
import type { Alarm } from '@watchfloor/shared'
import { Settings, runs } from '../../platform/config/settings.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { EvidencePort } from '../../ports/evidence.port.js'
import { IncidentPort } from '../../ports/incident.port.js'
import { DeviceDirectory } from '../../store/device-directory.js'
import { AlarmViews } from './alarm-views.js'
import { DetectorPictures } from './detector-pictures.js'
import { NoPicture } from './no-picture.js'
import type { NoPictureWhy } from './no-picture.js'
import { PictureWishes } from './picture-wishes.js'
import type { PictureWish } from './picture-wishes.js'

const LOOK_MS = 1000
/** Pictures under way at a time; each waits for somebody else's machine. */
const AT_ONCE = 4
/** How often a detector is asked for its picture (it may be still writing it), and how often a camera afterwards. */
const DETECTOR_TRIES = 3
const CAMERA_TRIES = 2
const FIRST_WAIT_MS = 2000
/** A camera's picture of later than this is not one of that moment. */
const OF_THE_MOMENT_MS = 90_000
/** Who keeps the picture and tells of it. */
const RULE = 'alarm.picture'

interface Found { readonly evidenceId: string; readonly why: string }

/**
 * Gives the incident of an alarm the picture by which people know who and what (issue 3): what its detector kept, else what a camera showed. It looks by itself at what the
 * transaction of the incident asked for, so nothing of the stream waits for it, and a hub that is killed goes on where it was.
 */
@Injectable()
export class AlarmPictureDesk implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('Video')
  private readonly stopping = new AbortController()
  private readonly underWay = new Set<Promise<void>>()
  private timer: NodeJS.Timeout | undefined
  private looking: Promise<void> | null = null

  constructor(
    private readonly wishes: PictureWishes, private readonly detectors: DetectorPictures, private readonly views: AlarmViews, private readonly evidence: EvidencePort, private readonly incidents: IncidentPort,
    private readonly devices: DeviceDirectory, private readonly settings: Settings,
  ) {}

  onApplicationBootstrap(): void { if (runs(this.settings, 'worker')) this.timer = setInterval(() => this.look(), LOOK_MS) }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer)
    this.stopping.abort()
    await this.looking
    await Promise.all(this.underWay)
  }

  private look(): void {
    this.looking ??= this.begin().catch((error: unknown) => this.log.warn(`Pictures of alarms were not looked for: ${(error as Error).message}`)).finally(() => { this.looking = null })
  }

  private async begin(): Promise<void> {
    const free = AT_ONCE - this.underWay.size
    if (free === 0) return
    for (const wish of await this.wishes.claim(free)) {
      // Its claim runs out by itself: whatever goes wrong here is tried again.
      const work = this.fulfil(wish).catch((error: unknown) => { if (!this.stopping.signal.aborted) this.log.warn(`The picture of ${wish.alarm?.id ?? wish.id} waits: ${(error as Error).message}`) }).finally(() => { this.underWay.delete(work) })
      this.underWay.add(work)
    }
  }

  private async fulfil(wish: PictureWish): Promise<void> {
    const { id, alarm } = wish
    if (alarm === null) return this.wishes.over(id, null)
    try {
      const found = wish.evidenceId !== null && wish.why !== null ? { evidenceId: wish.evidenceId, why: wish.why } : await this.find(wish, alarm)
      if (found !== null) await this.tell(wish, alarm, found.why, [found.evidenceId])
      else if (!this.views.givesAny) await this.tellNoVideo(wish, alarm)
      await this.wishes.over(id, null)
    } catch (error) {
      if (this.stopping.signal.aborted) throw error
      if (error instanceof NoPicture) return this.without(wish, alarm, error)
      // The incident or the evidence room refuses it for good.
      if (!(error instanceof ApiProblem) || error.getStatus() >= 500) throw error
      await this.wishes.over(id, error.message)
    }
  }

  /** Null = there is nobody to have one from. @throws NoPicture */
  private async find(wish: PictureWish, alarm: Alarm): Promise<Found | null> {
    const reference = alarm.about['picture']
    const points = typeof reference === 'string' && reference !== ''
    const isDetectorsTurn = points && wish.tries <= DETECTOR_TRIES
    try {
      if (isDetectorsTurn) return await this.fromDetector(wish, alarm, reference)
    } catch (error) {
      if (!(error instanceof NoPicture) || (error.again && wish.tries < DETECTOR_TRIES)) throw error
      return await this.fromCamera(wish, alarm, error)
    }
    return this.fromCamera(wish, alarm, null)
  }

  private async fromDetector(wish: PictureWish, alarm: Alarm, reference: string): Promise<Found> {
    const device = this.devices.byId(alarm.sourceId)
    const { bytes, ending } = await this.detectors.fetch(reference, device?.externalId ?? '', this.stopping.signal)
    return this.keep(wish, bytes, `${device?.name ?? alarm.kind} ${alarm.episodeAt}.${ending}`, alarm.episodeAt, alarm.sourceId, alarm, 'picture of its detector')
  }

  /** @param before what the detector answered, which is the reason where no camera looks there */
  private async fromCamera(wish: PictureWish, alarm: Alarm, before: NoPicture | null): Promise<Found | null> {
    const view = await this.views.of(alarm)
    if (view === null) {
      if (before !== null) throw new NoPicture(before.why, false, before.message)
      return null
    }
    if (Date.now() - wish.sinceMs > OF_THE_MOMENT_MS) throw new NoPicture('too_late', false, 'the hub was away when it happened')
    const { camera, distanceM } = view
    const { bytes, takenAt, sha256 } = await this.views.still(view, alarm, this.stopping.signal)
    return this.keep(wish, bytes, `${camera.name} ${takenAt}.mp4`, takenAt, camera.id, this.views.placeOf(camera), distanceM === null ? 'picture of its own camera' : `picture of a camera ${Math.round(distanceM)} m away`, sha256)
  }

  private async keep(wish: PictureWish, bytes: Buffer, name: string, takenAt: string, deviceId: string, { lat, lon }: { lat: number | null; lon: number | null }, why: string, sha256?: string): Promise<Found> {
    const { id: evidenceId } = await this.evidence.keep(bytes, { name: name.slice(0, 200), role: 'before', takenAt, deviceId, ...(sha256 ? { sha256 } : {}), ...(lat === null || lon === null ? {} : { lat, lon }) }, RULE)
    await this.wishes.kept(wish.id, evidenceId, why)
    return { evidenceId, why }
  }

  private async without(wish: PictureWish, alarm: Alarm, { why, again, message }: NoPicture): Promise<void> {
    const tries = typeof alarm.about['picture'] === 'string' ? DETECTOR_TRIES + CAMERA_TRIES : CAMERA_TRIES
    if (again && wish.tries < tries) return this.wishes.again(wish.id, FIRST_WAIT_MS * 2 ** (wish.tries - 1), message)
    this.log.warn(`No picture of the alarm ${alarm.kind} (${alarm.id}): ${message}`)
    await this.tell(wish, alarm, `no picture: ${why}`, [])
    await this.wishes.over(wish.id, message)
  }

  /** No fault of this alarm's and no warning: each of the centre's cases says it, once, so that nobody looks for a picture. The incident's id is the action's: its further sightings do not say it again. */
  private tellNoVideo(wish: PictureWish, alarm: Alarm): Promise<void> { return this.tell({ ...wish, id: wish.incidentId }, alarm, `no picture: ${'no_video' satisfies NoPictureWhy}`, []) }

  /** The wish's id is the action's: told once, however often it comes here. A note needs no newer version and makes none. */
  private async tell({ id, incidentId }: PictureWish, alarm: Alarm, why: string, evidence: string[]): Promise<void> {
    const [item] = await this.evidence.items(evidence)
    const name = this.devices.byId(item?.deviceId ?? alarm.sourceId)?.name ?? alarm.kind
    await this.incidents.act(incidentId, { action: 'note', actionId: id, version: 1, note: name, evidence }, { type: 'system', rule: RULE, why })
  }
}
