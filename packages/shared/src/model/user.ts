import { z } from 'zod'

/** seat 座席员 · dispatcher 派遣员 · supervisor 督查员 · officer 队员 · admin 管理员. */
export const ROLES = ['seat', 'dispatcher', 'supervisor', 'officer', 'admin'] as const
export const Role = z.enum(ROLES)
export type Role = z.infer<typeof Role>

export const Username = z.string().trim().regex(/^[a-z0-9][a-z0-9._-]{1,39}$/, 'lower-case letters, digits, . _ - (2 to 40)')
export const Password = z.string().min(10, 'at least 10 characters').max(200)

export const User = z.object({
  id: z.uuid(),
  username: z.string(),
  name: z.string(),
  role: Role,
  enabled: z.boolean(),
  /** True after an administrator's reset: the next sign-in must set an own password. */
  mustChangePassword: z.boolean(),
  /** The unit that the person belongs to; an officer acts for it. */
  squadId: z.uuid().nullable(),
  lastSignInAt: z.iso.datetime().nullable(),
})
export type User = z.infer<typeof User>
/** A person as colleagues see them: by name for good, while only an enabled account can be handed something. */
export const Colleague = User.pick({ id: true, name: true, role: true, enabled: true })
export type Colleague = z.infer<typeof Colleague>
export const UserInput = z.object({ username: Username, name: z.string().trim().min(1).max(80), role: Role, password: Password.optional(), squadId: z.uuid().nullish() })
export type UserInput = z.infer<typeof UserInput>
export const UserPatch = z.object({ name: UserInput.shape.name, role: Role, enabled: z.boolean(), squadId: z.uuid().nullable() }).partial()
export type UserPatch = z.infer<typeof UserPatch>
/** A user just made; `password` is answered once, when the hub invented it. */
export const UserCreated = User.extend({ password: z.string().optional() })
export type UserCreated = z.infer<typeof UserCreated>
/** Answer to a reset: the new password, this once. */
export const UserReset = z.object({ password: z.string() })
export type UserReset = z.infer<typeof UserReset>
