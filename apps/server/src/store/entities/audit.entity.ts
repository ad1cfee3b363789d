import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

/** Who did what, when, from where. Append only: a trigger refuses changes. */
@Entity('audit')
export class AuditEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id: string
  @Column('timestamptz') time: Date
  @Column('text') actor: string
  @Column('text') action: string
  @Column('text', { nullable: true }) subject: string | null
  @Column('text', { nullable: true }) address: string | null
  @Column('jsonb', { nullable: true }) details: Record<string, unknown> | null
}
