import type { DockLink, Json } from './dock-link.js'

/** Result codes of live streams, as docks give them (`5` device, `13` live). */
const RESULT = { done: 0, noAircraft: 513_001, noCamera: 513_002, already: 513_003, noStreamYet: 513_008, notLive: 513_011, wrongWay: 513_013, wrongAddress: 513_014 } as const
const RTMP = 1
/** M3TD's camera; the lens that is on. */
const CAMERA_INDEX = '81-0-0'
const VIDEO_INDEX = 'normal-0'

/** The aircraft's camera as the dock streams it: only in the air, only when asked, and not at the first asking of a flight, when the link has no picture yet. */
export class LiveCamera {
  private stopFilm: (() => void) | null = null
  private warm = false

  /** @param told called when a stream began or ended */
  constructor(private readonly aircraftSn: string, private readonly link: Pick<DockLink, 'film'>, private readonly told: () => void) {}

  get videoId(): string { return `${this.aircraftSn}/${CAMERA_INDEX}/${VIDEO_INDEX}` }

  /** The `live_capacity` and `live_status` of the dock's state. */
  state(): Json {
    return {
      live_capacity: {
        available_video_number: 1, coexist_video_number_max: 1,
        device_list: [{ sn: this.aircraftSn, available_video_number: 1, coexist_video_number_max: 1, camera_list: [{ camera_index: CAMERA_INDEX, available_video_number: 1, coexist_video_number_max: 1, video_list: [{ video_index: VIDEO_INDEX, video_type: 'normal', switchable_video_types: ['normal'] }] }] }],
      },
      live_status: this.stopFilm ? [{ video_id: this.videoId, video_type: 'normal', video_quality: 3, status: 1, error_status: 0 }] : [],
    }
  }

  /** `live_start_push`. */
  start(data: Json, flying: boolean): number {
    if (data.video_id !== this.videoId) return RESULT.noCamera
    if (!flying) return RESULT.noAircraft
    if (data.url_type !== RTMP) return RESULT.wrongWay
    if (typeof data.url !== 'string' || !data.url.startsWith('rtmp://') || !URL.canParse(data.url)) return RESULT.wrongAddress
    if (this.stopFilm) return RESULT.already
    if (!this.warm) {
      this.warm = true
      return RESULT.noStreamYet
    }
    this.stopFilm = this.link.film(data.url, () => { this.stopFilm = null; this.told() })
    this.told()
    return RESULT.done
  }

  /** `live_stop_push`. */
  stop(data: Json): number {
    if (data.video_id !== this.videoId) return RESULT.noCamera
    if (!this.stopFilm) return RESULT.notLive
    this.end()
    return RESULT.done
  }

  /** The aircraft is down: its picture is over, and the next flight begins cold. */
  landed(): void {
    this.warm = false
    this.end()
  }

  private end(): void {
    if (!this.stopFilm) return
    this.stopFilm()
    this.stopFilm = null
    this.told()
  }
}
