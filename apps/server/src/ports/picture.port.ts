/** Which devices can be seen at this moment, for rooms that look at people. */
export abstract class PicturePort {
  /** Whether somebody of that role would get a live picture of this device: a stream is connected or fetched, and the role is among its watchers. */
  abstract canBeSeen(deviceId: string, role: string): Promise<boolean>
}
