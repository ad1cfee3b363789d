/** What is to happen when: one queue for the whole city, played by the wall clock or as fast as the machine can. */
export class Agenda {
  private readonly times: number[] = []
  private readonly tasks: (() => void)[] = []
  /** The city's time, ms since epoch. While a task runs it is the task's own time. */
  nowMs: number

  constructor(startMs: number) {
    this.nowMs = startMs
  }
  get size(): number { return this.times.length }

  /** Runs `task` at `timeMs` (at once on the next turn when that is past). */
  at(timeMs: number, task: () => void): void {
    const { times, tasks } = this
    let i = times.length
    while (i > 0) {
      const up = (i - 1) >> 1
      if (times[up]! <= timeMs) break
      times[i] = times[up]!
      tasks[i] = tasks[up]!
      i = up
    }
    times[i] = timeMs
    tasks[i] = task
  }
  after(delayMs: number, task: () => void): void {
    this.at(this.nowMs + delayMs, task)
  }

  /** Plays everything due until `untilMs`. Tasks see the time they were meant for only when `asMeant`; else the real one. */
  run(untilMs: number, asMeant: boolean): void {
    while (this.times.length > 0 && this.times[0]! <= untilMs) {
      const due = this.times[0]!
      const task = this.pop()
      this.nowMs = asMeant ? Math.max(this.nowMs, due) : untilMs
      task()
    }
    this.nowMs = untilMs
  }

  private pop(): () => void {
    const { times, tasks } = this
    const top = tasks[0]!
    const time = times.pop()!
    const task = tasks.pop()!
    const n = times.length
    if (n > 0) {
      let i = 0
      for (;;) {
        let down = 2 * i + 1
        if (down >= n) break
        if (down + 1 < n && times[down + 1]! < times[down]!) down++
        if (times[down]! >= time) break
        times[i] = times[down]!
        tasks[i] = tasks[down]!
        i = down
      }
      times[i] = time
      tasks[i] = task
    }
    return top
  }
}

/** Plays the agenda by the wall clock until the returned function is called; a task's fault is told and does not stop the city. */
export function playLive(agenda: Agenda, fault: (error: unknown) => void): () => void {
  const timer = setInterval(() => {
    for (let tries = 0; tries < 100; tries++) {
      try {
        return agenda.run(Date.now(), false)
      } catch (error) {
        fault(error)
      }
    }
  }, 50)
  return () => clearInterval(timer)
}
