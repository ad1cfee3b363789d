import { Injectable } from '@nestjs/common'

/** How a part is: `starting`, `ready`, or why it is down. */
export type PartState = 'starting' | 'ready' | { down: string }

/** What has to work before the hub takes traffic. Each room names its parts when it is built and says when they are up. */
@Injectable()
export class Readiness {
  private readonly parts = new Map<string, PartState>()

  /** Adds a part that is not up yet. */
  expect(part: string): void { this.parts.set(part, 'starting') }
  ready(part: string): void { this.parts.set(part, 'ready') }
  down(part: string, why: string): void { this.parts.set(part, { down: why }) }
  /** Takes a part out of the count: it is not run here. */
  drop(part: string): void { this.parts.delete(part) }

  stateOf(part: string): PartState | undefined { return this.parts.get(part) }

  /** Parts that are not up, with the reason. */
  missing(): { part: string; why: string }[] {
    return [...this.parts].flatMap(([part, state]) => state === 'ready' ? [] : [{ part, why: state === 'starting' ? 'starting' : state.down }])
  }

  all(): Record<string, PartState> { return Object.fromEntries(this.parts) }
}
