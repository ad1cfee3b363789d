import { Injectable } from '@nestjs/common'
import type { RecordingRule, RecordingStatus } from '@watchfloor/shared'
import { CameraPool } from '../registry/camera-pool.js'
import { CameraRows } from '../registry/camera-rows.js'
import { RecordingClock } from './recording-clock.js'
import { RecordingSettingsBook } from './recording-settings.js'
import { RecordingStore } from './recording-store.js'
import { RecordingRuleBook } from './rule-book.js'

/** Rules and disk as the administrator sees them: what each rule means at this moment, and what lies there of each camera. */
@Injectable()
export class RecordingOverview {
  constructor(private readonly book: RecordingRuleBook, private readonly settings: RecordingSettingsBook, private readonly cameras: CameraRows, private readonly choice: CameraPool, private readonly clock: RecordingClock, private readonly store: RecordingStore) {}

  async rules(): Promise<RecordingRule[]> {
    const [rules, all] = await Promise.all([this.book.all(), this.cameras.all()])
    const wishes = [...(await this.clock.wishes(all)).values()]
    const enabled = all.filter((row) => row.enabled)
    return rules.map((rule) => ({ ...rule, cameras: this.choice.of(rule.pool, enabled).length, due: wishes.filter(({ ruleIds }) => ruleIds.includes(rule.id)).length }))
  }

  async status(): Promise<RecordingStatus> {
    const all = await this.cameras.all()
    const [wishes, settings, shelf] = await Promise.all([this.clock.wishes(all), this.settings.read(), this.store.state()])
    const names = new Map(all.map(({ id, name }) => [id, name]))
    return {
      own: shelf !== null, due: [...wishes.values()].filter(({ record }) => record).length, warm: settings.warm.filter((id) => names.has(id)).length,
      usedBytes: shelf?.bytes ?? null, freeBytes: shelf?.freeBytes ?? null, totalBytes: shelf?.totalBytes ?? null, stopped: shelf?.stopped ?? false,
      // What is left of a camera that was taken out of the registry still fills the disk.
      cameras: (shelf?.cameras ?? []).map((one) => ({ ...one, name: names.get(one.cameraId) ?? one.cameraId })),
    }
  }
}
