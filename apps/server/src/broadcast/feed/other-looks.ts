/** Somebody who has an incident open. */
export interface Looker { readonly id: string; readonly name: string }
/** An incident with those who have it open. */
export interface Look { readonly incidentId: string; readonly people: readonly Looker[] }

/** What other processes last told of the incidents that are open at their consoles. */
export class OtherLooks {
  private readonly told = new Map<string, { heardMs: number; looks: ReadonlyMap<string, readonly Looker[]> }>()

  constructor(private readonly silentMs: number) {}

  at(incidentId: string): Looker[] { return [...this.told.values()].flatMap(({ looks }) => looks.get(incidentId) ?? []) }

  /** Takes what a process tells now; gives the incidents at which somebody came or went. */
  hear(by: string, looks: readonly Look[], nowMs: number): string[] {
    const before = this.told.get(by)?.looks ?? new Map<string, readonly Looker[]>()
    const after = new Map(looks.map(({ incidentId, people }) => [incidentId, people]))
    this.told.set(by, { heardMs: nowMs, looks: after })
    return [...new Set([...before.keys(), ...after.keys()])].filter((id) => namesOf(before.get(id)) !== namesOf(after.get(id)))
  }

  /** Forgets processes that fell silent; gives the incidents that were open at their consoles. */
  forget(nowMs: number): string[] {
    const silent = [...this.told].filter(([, { heardMs }]) => nowMs - heardMs > this.silentMs)
    for (const [by] of silent) this.told.delete(by)
    return [...new Set(silent.flatMap(([, { looks }]) => [...looks.keys()]))]
  }
}

const namesOf = (people: readonly Looker[] = []): string => people.map(({ id }) => id).sort().join()
