import { between } from '@watchfloor/city'
import type { Random } from '@watchfloor/city'
import { HubRefusal } from '../hub/hub-client.js'
import type { World } from '../world.js'
import type { Street } from './matter.js'
import type { Person } from './people.js'

/** Minutes to get there and look. */
const LOOK_MIN = [3, 14] as const
/** People err: they miss what is there more often than they see what is not. */
const MISSES = 0.03
const IMAGINES = 0.01

interface Task { readonly id: string; readonly state: 'verifying' | 'checking'; readonly category: string; readonly lat: number; readonly lon: number }

/** A collector (采集员), who is sent to look at a place and says what is there. */
export class Collector {
  private readonly busy = new Set<string>()
  looked = 0

  constructor(private readonly world: World, private readonly person: Person, private readonly street: Street, private readonly random: Random, private readonly speed: number, private readonly fault: (error: unknown) => void) {}

  async round(): Promise<void> {
    const { items } = await this.person.hub.get('/api/auto-flow/tasks') as { items: Task[] }
    for (const task of items) {
      const key = `${task.id} ${task.state}`
      if (this.busy.has(key)) continue
      this.busy.add(key)
      this.world.agenda.after((between(this.random, ...LOOK_MIN) * 60_000) / this.speed, () => {
        this.answer(task).catch((error: unknown) => { if (!(error instanceof HubRefusal && error.status < 500)) this.fault(error) }).finally(() => this.busy.delete(key))
      })
    }
  }

  private async answer({ id, state, category, lat, lon }: Task): Promise<void> {
    const there = this.street.at(category, { lat, lon })?.present === true
    const sees = there ? this.random() >= MISSES : this.random() < IMAGINES
    const { version } = await this.person.hub.get(`/api/incidents/${id}`) as { version: number }
    await this.person.hub.post(`/api/incidents/${id}/actions`, state === 'verifying' ? { action: 'report_verified', version, real: sees } : { action: 'report_checked', version, passed: !sees })
    this.looked++
  }
}
