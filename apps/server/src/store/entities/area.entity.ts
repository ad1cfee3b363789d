import { Column, Entity, PrimaryColumn } from 'typeorm'
import type { AREA_LEVELS, AreaGeometry } from '@watchfloor/shared'

/** A polygon with a name: district, street, community, duty area, unit grid. */
@Entity('area')
export class AreaEntity {
  @PrimaryColumn('uuid') id: string
  @Column('text') name: string
  @Column('text') level: (typeof AREA_LEVELS)[number]
  @Column('uuid', { name: 'squad_id', nullable: true }) squadId: string | null
  @Column('jsonb') geometry: AreaGeometry
}
