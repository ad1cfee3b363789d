import { Column, Entity, PrimaryColumn } from 'typeorm'
import type { CommandStatus, DeviceOrder } from '@watchfloor/shared'

/** A command to a device and what became of it. */
@Entity('command')
export class CommandEntity {
  @PrimaryColumn('uuid') id: string
  @Column('uuid', { name: 'device_id' }) deviceId: string
  @Column('jsonb') input: DeviceOrder
  @Column('text') status: CommandStatus
  @Column('text', { nullable: true }) answer: string | null
  @Column('text', { name: 'by_user' }) by: string
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date
  @Column('timestamptz', { name: 'finished_at', nullable: true }) finishedAt: Date | null
}
