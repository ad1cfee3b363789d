import { Column, Entity, PrimaryColumn } from 'typeorm'
import type { Role } from '@watchfloor/shared'

/** Somebody who may sign in. Passwords are argon2id hashes. */
@Entity('user_account')
export class UserEntity {
  @PrimaryColumn('uuid') id: string
  @Column('text') username: string
  @Column('text') name: string
  @Column('text') role: Role
  @Column('text', { name: 'password_hash', select: false }) passwordHash: string
  @Column('boolean') enabled: boolean
  @Column('boolean', { name: 'must_change_password' }) mustChangePassword: boolean
  @Column('uuid', { name: 'squad_id', nullable: true }) squadId: string | null
  @Column('timestamptz', { name: 'last_sign_in_at', nullable: true }) lastSignInAt: Date | null
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date
}
