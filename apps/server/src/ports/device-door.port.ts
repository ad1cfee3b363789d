import type { Command, DeviceOrder } from '@watchfloor/shared'

/** Sending a command to a device through the door it came in by. */
export abstract class DeviceDoorPort {
  /** Records, sends, and answers with the command as it stands; its end comes later by timeout or answer. */
  abstract send(deviceId: string, order: DeviceOrder, by: string): Promise<Command>
  /** A command as it stands at its end, or after so long. */
  abstract ended(commandId: string, withinMs: number): Promise<Command>
}
