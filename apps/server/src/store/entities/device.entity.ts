import { Column, Entity, Generated, PrimaryColumn } from 'typeorm'
import type { Datum, DeviceKind, Protocol } from '@watchfloor/shared'

/** A device the hub knows. `no` is its small number: key of the telemetry tables. */
@Entity('device')
export class DeviceEntity {
  @PrimaryColumn('uuid') id: string
  @Generated('increment') @Column({ type: 'int', insert: false, update: false }) no: number
  @Column('text') name: string
  @Column('text') kind: DeviceKind
  @Column('text') protocol: Protocol
  @Column('text', { name: 'external_id' }) externalId: string
  @Column('text', { nullable: true }) plate: string | null
  @Column('uuid', { name: 'squad_id', nullable: true }) squadId: string | null
  @Column('text', { nullable: true }) datum: Datum | null
  @Column('text', { nullable: true }) profile: string | null
  @Column('uuid', { name: 'source_id', nullable: true }) sourceId: string | null
  /** JT/T 808 authentication code handed out at registration. */
  @Column('text', { nullable: true, select: false }) secret: string | null
  @Column('float8', { nullable: true }) lat: number | null
  @Column('float8', { nullable: true }) lon: number | null
  @Column('float8', { name: 'facing_deg', nullable: true }) facingDeg: number | null
  @Column('text', { nullable: true }) note: string | null
  @Column('boolean') enabled: boolean
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date
}
