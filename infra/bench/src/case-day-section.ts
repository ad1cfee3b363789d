import { spawn } from 'node:child_process'
import { script } from './paths.js'
import { title } from './say.js'

/** A day of cases against the simulator's truth: its confusion matrix, and whether enough ended without a seat's hand and hardly any of the automatic closings was wrong. */
export function caseDaySection(): Promise<boolean> {
  title('A simulated day of cases, against what there really was')
  return new Promise((resolve) => { spawn(process.execPath, [script('case-day.mjs')], { stdio: 'inherit' }).once('exit', (code) => resolve(code === 0)) })
}
