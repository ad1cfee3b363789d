import { spawn } from 'node:child_process'
import { root } from './paths.mjs'

const KEPT_LINES = 2000
const SHOWN_LINES = 30

/** Runs a program to its end in silence; when it fails, its error holds the lines that speak of errors, or else what it said last. */
export function command(program, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    const keep = (chunk) => { said = (said + chunk).split('\n').slice(-KEPT_LINES).join('\n') }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', reject)
    child.on('close', (code) => code === 0 ? resolve() : reject(new Error(gist(said) || `${program} ended with ${code}`)))
  })
}

function gist(said) {
  const lines = said.split('\n').filter((line) => line.trim())
  const telling = lines.filter((line) => /error|cannot|failed/i.test(line))
  return (telling.length ? telling.slice(0, SHOWN_LINES) : lines.slice(-SHOWN_LINES)).join('\n')
}

/** npm as it runs us, or the one on the path. */
export const npm = (args, env) => process.env.npm_execpath?.endsWith('.js')
  ? command(process.execPath, [process.env.npm_execpath, ...args], env)
  : command('npm', args, env)
