import { useScreenKeys } from '../../keys.js'

/** O opens and closes what moves the chosen camera, where it can be moved. */
export function usePtzKey(on: boolean, run: () => void): void {
  useScreenKeys(on ? [{ key: 'o', label: 'video.keys.steer', run }] : [])
}
