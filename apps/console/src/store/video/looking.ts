import type { PatrolLook } from '@watchfloor/shared'

/** What happened since the last account; a moment of it is enough. */
let wasHidden = false
let wasBlurred = false
let touchedMs = 0

const note = (): void => {
  wasHidden ||= document.visibilityState !== 'visible'
  wasBlurred ||= !document.hasFocus()
}
const touched = (): void => { touchedMs = performance.now() }
const TOUCHES = ['keydown', 'pointermove', 'pointerdown', 'wheel'] as const

/** Begins to watch whether somebody looks at this page; gives the way to stop. */
export function watchLooking(): () => void {
  wasHidden = wasBlurred = false
  touched()
  note()
  document.addEventListener('visibilitychange', note)
  addEventListener('blur', note)
  for (const touch of TOUCHES) addEventListener(touch, touched, { passive: true, capture: true })
  return () => {
    document.removeEventListener('visibilitychange', note)
    removeEventListener('blur', note)
    for (const touch of TOUCHES) removeEventListener(touch, touched, { capture: true })
  }
}

/** What can honestly be said of each camera since it was said last: the hub counts only what was so all the time. */
export function accountOf(cameraIds: readonly string[]): PatrolLook[] {
  note()
  const looks = cameraIds.map((cameraId): PatrolLook => {
    const picture = document.querySelector<HTMLElement>(`[data-camera="${cameraId}"]`)
    return { cameraId, visible: !wasHidden && picture !== null && isInSight(picture), focused: !wasBlurred, idleMs: Math.round(performance.now() - touchedMs), frames: picture?.querySelector('video')?.getVideoPlaybackQuality().totalVideoFrames ?? null }
  })
  wasHidden = wasBlurred = false
  note()
  return looks
}

/** At least half of it lies in the window. */
function isInSight(element: HTMLElement): boolean {
  const { top, left, bottom, right, width, height } = element.getBoundingClientRect()
  const seenWidth = Math.min(right, innerWidth) - Math.max(left, 0)
  const seenHeight = Math.min(bottom, innerHeight) - Math.max(top, 0)
  return width > 0 && height > 0 && seenWidth > 0 && seenHeight > 0 && seenWidth * seenHeight >= (width * height) / 2
}
