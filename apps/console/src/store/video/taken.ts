import { units } from '../units.js'

/**
 * Tells when somebody whose camera is being watched is not this person's to see any more (the areas given to a supervisor changed, the shift ended), and when they are
 * again. A camera that this console never knew is not taken away: it may only not have been told yet. Gives the way out.
 */
export function onTaken(cameraId: string, tell: (taken: boolean) => void): () => void {
  let known = false
  let told = false
  const look = (): void => {
    const there = units.byId(cameraId) !== undefined
    known ||= there
    const taken = known && !there && units.isWhole()
    if (taken !== told) tell(told = taken)
  }
  look()
  return units.onFrame(look)
}
