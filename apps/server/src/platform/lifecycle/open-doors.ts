import { Injectable } from '@nestjs/common'

type DoorName = 'http' | 'mqtt' | 'jt808' | 'hj212' | 'rtmp' | 'webrtc'

/** The ports that this hub really listens on; a door whose setting is 0 learns its port from the system. */
@Injectable()
export class OpenDoors {
  private readonly doors = new Map<string, number>()

  opened(door: DoorName, port: number): void { this.doors.set(door, port) }
  closed(door: DoorName): void { this.doors.delete(door) }
  /** @throws Error when that door is not open. */
  port(door: DoorName): number {
    const port = this.doors.get(door)
    if (port === undefined) throw new Error(`the door ${door} is not open`)
    return port
  }
  has(door: DoorName): boolean { return this.doors.has(door) }
  all(): Record<string, number> { return Object.fromEntries(this.doors) }
}
