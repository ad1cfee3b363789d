import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { own } from './paths.js'

const TICKS_PER_S = 100

/** A helper process of the bench, spoken to by messages; each message names its kind. */
export class Helper<Told extends { kind: string }, Asked extends { kind: string }> {
  private readonly child: ChildProcess
  private readonly listeners = new Map<string, ((message: Told) => void)[]>()

  constructor(file: string, execArgv: string[] = []) {
    this.child = fork(own(file), [], { execArgv, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    this.child.on('message', (message: Told) => { for (const listener of this.listeners.get(message.kind) ?? []) listener(message) })
  }

  get pid(): number { return this.child.pid! }

  ask(message: Asked): void { this.child.send(message) }

  on<K extends Told['kind']>(kind: K, listener: (message: Extract<Told, { kind: K }>) => void): void {
    this.listeners.set(kind, [...(this.listeners.get(kind) ?? []), listener as (message: Told) => void])
  }

  /** The next message of a kind; fails when the process ends first. */
  once<K extends Told['kind']>(kind: K): Promise<Extract<Told, { kind: K }>> {
    return new Promise((resolve, reject) => {
      const over = (): void => {
        this.child.off('message', heard)
        this.child.off('exit', ended)
      }
      const heard = (message: Told): void => { if (message.kind === kind) { over(); resolve(message as Extract<Told, { kind: K }>) } }
      const ended = (code: number | null): void => { over(); reject(new Error(`a helper of the bench ended with ${code}`)) }
      this.child.on('message', heard)
      this.child.on('exit', ended)
    })
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return
    const gone = new Promise((resolve) => this.child.once('exit', resolve))
    this.child.kill('SIGTERM')
    await gone
  }
}

/** Processor seconds that a process has used so far. */
export function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ')
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_S
}

/** Resident memory of a process, MB (2^20 bytes). */
export const residentMb = (pid: number): number => Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024

/** Processor seconds of the whole machine since its start: used by anyone (or taken by its host), and in all. */
export function machineSeconds(): { busy: number; all: number } {
  const [user, nice, system, idle, wait, irq, softIrq, steal] = /^cpu +(.*)$/m.exec(readFileSync('/proc/stat', 'utf8'))![1]!.split(' ').map((ticks) => Number(ticks) / TICKS_PER_S) as [number, number, number, number, number, number, number, number]
  const busy = user + nice + system + irq + softIrq + steal
  return { busy, all: busy + idle + wait }
}
