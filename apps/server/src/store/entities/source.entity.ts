import { Column, Entity, PrimaryColumn } from 'typeorm'
import type { Protocol } from '@watchfloor/shared'

/** Something that signs in at a door and speaks for its devices. */
@Entity('source')
export class SourceEntity {
  @PrimaryColumn('uuid') id: string
  @Column('text') name: string
  @Column('text') protocol: Protocol
  @Column('text') username: string
  /** Mosquitto's `$7$` form (PBKDF2-SHA512), so that the same line serves the embedded broker and an outer one. */
  @Column('text', { name: 'secret_hash', select: false }) secretHash: string
  @Column('boolean') enabled: boolean
  @Column('timestamptz', { name: 'last_seen_at', nullable: true }) lastSeenAt: Date | null
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date
}
