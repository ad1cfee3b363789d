import type { Alarm } from '@watchfloor/shared'
import { isShelved } from '@watchfloor/shared'
import { createStore } from 'zustand/vanilla'
import { isUnseen } from './act-on-alarm.js'
import { alarms } from './alarms.js'
import { hubNow } from './connection.js'
import { onNotice } from './notices.js'

/** armed: it will be heard · waiting: the browser mutes until somebody touches this page · none: this browser has no sound. */
export type SoundState = 'armed' | 'waiting' | 'none'
export const sound = createStore<{ state: SoundState }>(() => ({ state: typeof AudioContext === 'undefined' ? 'none' : 'waiting' }))

/** Two tones, then silence, every two seconds: heard over talk, slower than once a second. */
const EVERY_MS = 2000
let context: AudioContext | null = null

/** Called by a touch or a key: only then browsers let a page be heard. */
export async function armSound(): Promise<void> {
  if (sound.getState().state === 'none') return
  try {
    context ??= new AudioContext()
    await context.resume()
    sound.setState({ state: context.state === 'running' ? 'armed' : 'waiting' })
    context.onstatechange = () => sound.setState({ state: context?.state === 'running' ? 'armed' : 'waiting' })
  } catch {
    sound.setState({ state: 'none' })
  }
}

function tone(at: number, hertz: number, seconds: number, to: AudioContext): void {
  const [source, volume] = [to.createOscillator(), to.createGain()]
  source.frequency.value = hertz
  // A soft edge on both sides: a hard one clicks in headphones.
  volume.gain.setValueAtTime(0, at)
  volume.gain.linearRampToValueAtTime(0.35, at + 0.02)
  volume.gain.setValueAtTime(0.35, at + seconds - 0.03)
  volume.gain.linearRampToValueAtTime(0, at + seconds)
  source.connect(volume).connect(to.destination)
  source.start(at)
  source.stop(at + seconds)
}

/** Rings once. */
export function ring(): void {
  if (context?.state !== 'running') return
  tone(context.currentTime + 0.02, 880, 0.28, context)
  tone(context.currentTime + 0.34, 660, 0.32, context)
}

/** Alarms for life and safety that nobody has acknowledged: what rings, and the only thing on the screen that pulses. */
export const ringing = (list: readonly Alarm[], nowMs: number): Alarm[] =>
  list.filter((alarm) => alarm.priority === 'P1' && isUnseen(alarm) && !isShelved(alarm, nowMs)).sort((a, b) => a.firstAt.localeCompare(b.firstAt))

/** Rings while anything does, at this console; returns the end of it. */
export function keepRinging(): () => void {
  const arm = (): void => { if (sound.getState().state === 'waiting') void armSound() }
  const look = (): void => { if (ringing(alarms.store.getState().rows, hubNow()).length > 0) ring() }
  const timer = setInterval(look, EVERY_MS)
  // The first one is not made to wait for the beat.
  const leave = [
    alarms.store.subscribe((now, before) => { if (ringing(now.rows, hubNow()).length > ringing(before.rows, hubNow()).length) ring() }),
    onNotice((notice) => { if (notice.sound) ring() }),
  ]
  addEventListener('pointerdown', arm)
  addEventListener('keydown', arm)
  // Signing in was a gesture already; where it was not in this page the browser says so and the glyph shows it.
  arm()
  return () => {
    clearInterval(timer)
    leave.forEach((go) => go())
    removeEventListener('pointerdown', arm)
    removeEventListener('keydown', arm)
  }
}
