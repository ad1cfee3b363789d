import { Column, Entity, PrimaryColumn } from 'typeorm'
import type { Squad } from '@watchfloor/shared'

/** A unit: a squad (中队), or a department. */
@Entity('squad')
export class SquadEntity {
  @PrimaryColumn('uuid') id: string
  @Column('text') name: string
  @Column('text', { nullable: true }) note: string | null
  @Column('text') kind: Squad['kind']
  @Column('text', { name: 'qualified_for', array: true }) qualifiedFor: string[]
  @Column('text', { nullable: true }) phone: string | null
}
