import { Column, Entity, PrimaryColumn } from 'typeorm'

/** A squad (中队). */
@Entity('squad')
export class SquadEntity {
  @PrimaryColumn('uuid') id: string
  @Column('text') name: string
  @Column('text', { nullable: true }) note: string | null
}
