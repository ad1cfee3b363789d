import type { FieldNotice } from '@watchfloor/shared'

/** Two tones, three times: heard in a street, over in two seconds. */
const TONES_HZ = [880, 1320]
const TONE_S = 0.22
const ROUNDS = 3
const ROUND_S = 0.65
let context: AudioContext | null = null

/** Browsers mute a page until somebody touches it, and again after a call or a long sleep: every touch arms the bell anew. */
export function armBell(): void {
  const arm = (): void => {
    if (typeof AudioContext === 'undefined') return
    context ??= new AudioContext()
    if (context.state !== 'running') void context.resume().catch(() => undefined)
  }
  for (const name of ['pointerup', 'keydown']) window.addEventListener(name, arm, { passive: true })
}

/** A person is told by hand and ear: everything shakes, only what concerns life rings (DOMAIN §6.4). */
export function alarmFor({ type, priority }: Pick<FieldNotice, 'type' | 'priority'>): void {
  const urgent = priority === 'P1' && type === 'notify'
  // Before the first touch this does nothing but complain to the console.
  if (navigator.userActivation?.hasBeenActive !== false) navigator.vibrate?.(urgent ? [400, 150, 400, 150, 800] : [200, 100, 200])
  if (urgent) ring()
}

function ring(): void {
  if (context?.state !== 'running') return
  for (let round = 0; round < ROUNDS; round++) {
    TONES_HZ.forEach((hz, n) => {
      const at = context!.currentTime + round * ROUND_S + n * TONE_S
      const [tone, volume] = [context!.createOscillator(), context!.createGain()]
      tone.type = 'triangle'
      tone.frequency.value = hz
      // A soft edge: a tone that begins at once clicks.
      volume.gain.setValueAtTime(0, at)
      volume.gain.linearRampToValueAtTime(0.5, at + 0.02)
      volume.gain.setValueAtTime(0.5, at + TONE_S - 0.04)
      volume.gain.linearRampToValueAtTime(0, at + TONE_S)
      tone.connect(volume).connect(context!.destination)
      tone.start(at)
      tone.stop(at + TONE_S)
    })
  }
}
