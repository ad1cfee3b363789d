import type { Role } from '@watchfloor/shared'
import { ApiProblem } from '../../platform/http/api-problem.js'
import type { CameraRow } from './camera-rows.js'

/** Who may watch a camera may also move it and look back. @throws ApiProblem where the camera is not for this role */
export function mayWatch(camera: Pick<CameraRow, 'watchers'>, { role }: { readonly role: Role }): void {
  if (!camera.watchers.some((watcher) => watcher === role)) throw new ApiProblem('auth.forbidden', `this camera is not for the role ${role}; an administrator may add it to its watchers`)
}
