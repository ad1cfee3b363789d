import { Column, Entity, PrimaryColumn } from 'typeorm'

/** A sign-in. Only the SHA-256 of the token is kept, so that a copy of the database opens no door. */
@Entity('session')
export class SessionEntity {
  @PrimaryColumn('bytea', { name: 'token_hash' }) tokenHash: Buffer
  @Column('uuid', { name: 'user_id' }) userId: string
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date
  @Column('timestamptz', { name: 'last_seen_at' }) lastSeenAt: Date
  @Column('timestamptz', { name: 'expires_at' }) expiresAt: Date
  @Column('text', { nullable: true }) address: string | null
  @Column('text', { name: 'user_agent', nullable: true }) userAgent: string | null
}
