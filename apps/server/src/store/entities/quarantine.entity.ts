import { Column, Entity, PrimaryColumn } from 'typeorm'
import type { DeviceKind, Protocol, QUARANTINE_REASONS } from '@watchfloor/shared'

/** An unknown sender at a door: one row per (protocol, external id, reason). */
@Entity('quarantine')
export class QuarantineEntity {
  @PrimaryColumn('uuid') id: string
  @Column('text') protocol: Protocol
  @Column('text', { name: 'external_id' }) externalId: string
  @Column('text') reason: (typeof QUARANTINE_REASONS)[number]
  @Column('uuid', { name: 'source_id', nullable: true }) sourceId: string | null
  @Column('text', { nullable: true }) address: string | null
  @Column('text', { name: 'suggested_kind', nullable: true }) suggestedKind: DeviceKind | null
  @Column('text', { name: 'last_topic', nullable: true }) lastTopic: string | null
  @Column('text', { name: 'last_message', nullable: true }) lastMessage: string | null
  @Column('text', { nullable: true }) hint: string | null
  @Column('int') count: number
  @Column('timestamptz', { name: 'first_seen_at' }) firstSeenAt: Date
  @Column('timestamptz', { name: 'last_seen_at' }) lastSeenAt: Date
}
