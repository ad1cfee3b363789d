import type { Command, CommandInput } from '@watchfloor/shared'

/** Sending a command to a device through the door it came in by. */
export abstract class DeviceDoorPort {
  /** Records, sends, and answers with the command as it stands; its end comes later by timeout or answer. */
  abstract send(deviceId: string, input: CommandInput, by: string): Promise<Command>
}
