import { randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

/** Argon2id with the first parameter set that OWASP recommends: 19 MiB, two passes, one lane. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
/** Without 0 O 1 l I and their like: it is read out loud and typed off a sheet. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'

export const hashPassword = (password: string): Promise<string> => hash(password, PARAMETERS)

let decoy: Promise<string> | undefined
/** Checks a password; for a name that does not exist it takes as long as for one that does. */
export async function passwordMatches(passwordHash: string | null, password: string): Promise<boolean> {
  const against = passwordHash ?? await (decoy ??= hashPassword('nobody has this password'))
  return await verify(against, password) && passwordHash !== null
}

/** A password for a new account: four groups of four letters, 79 bits. */
export const inventPassword = (): string =>
  Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('')).join('-')
