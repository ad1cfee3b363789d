import { spawn } from 'node:child_process'
import { mkdirSync, openSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { root } from './paths.mjs'

const LOG_KEPT_BYTES = 20_000_000

/**
 * A program of ours that runs beside us. It is in a process group of its own, so that Ctrl-C reaches only us and we stop the programs in their
 * order; and it holds a channel to us, by whose breaking it learns that we were killed.
 */
export class Child {
  /** The message with which it said that it is ready. */
  ready
  exited
  code = null
  #process

  /**
   * @param log file that takes its standard output; absent = ours does
   * @param errors `show`: its standard error is ours, for it carries what a person has to read; `log`: goes to the log too
   */
  constructor(script, env, log, errors = 'show') {
    const out = log ? openLog(log) : 'inherit'
    const err = errors === 'log' ? out : 'inherit'
    this.#process = spawn(process.execPath, ['--enable-source-maps', script], { cwd: root, env: { ...process.env, ...env }, detached: true, stdio: ['ignore', out, err, 'ipc'] })
    this.exited = new Promise((resolve) => {
      this.#process.once('exit', (code, signal) => { this.code = code ?? (signal ? 1 : 0); resolve(this.code) })
      this.#process.once('error', () => { this.code = 1; resolve(1) })
    })
    this.ready = new Promise((resolve) => { this.#process.on('message', (message) => { if (message?.ready) resolve(message) }) })
  }

  get running() { return this.code === null }

  /** Asks it to end and waits; after `patienceMs` it is killed. */
  async stop(patienceMs = 20_000) {
    if (!this.running) return
    this.#process.kill('SIGTERM')
    const timer = setTimeout(() => this.#process.kill('SIGKILL'), patienceMs)
    await this.exited
    clearTimeout(timer)
  }

  kill() { if (this.running) this.#process.kill('SIGKILL') }
}

/** Appends to a log; one that has grown large is put aside. Where it cannot be written the program itself will say why. */
function openLog(file) {
  try {
    mkdirSync(dirname(file), { recursive: true })
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LOG_KEPT_BYTES) renameSync(file, `${file}.old`)
    return openSync(file, 'a', 0o640)
  } catch { return 'ignore' }
}
