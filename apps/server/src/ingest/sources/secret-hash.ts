import { pbkdf2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(pbkdf2)
/** Mosquitto's own count. Our secrets are 144 random bits, so that stretching adds nothing; a person's password never comes here. */
const ITERATIONS = 101
const HASH_BYTES = 64
const MOST_ITERATIONS = 100_000

/** A secret for a device: 144 random bits as 24 characters that survive any form field. */
export const newSecret = (): string => randomBytes(18).toString('base64url')

/** The secret in Mosquitto's `$7$` form (PBKDF2-SHA512), so that one stored line serves the embedded broker and an outer one. */
export async function hashSecret(secret: string): Promise<string> {
  const salt = randomBytes(12)
  const hash = await derive(secret, salt, ITERATIONS, HASH_BYTES, 'sha512')
  return `$7$${ITERATIONS}$${salt.toString('base64')}$${hash.toString('base64')}`
}

/** Whether `secret` is the one behind `line`; false also for a line of another form. */
export async function matchesSecret(secret: string, line: string): Promise<boolean> {
  const [, form, iterations, salt, hash] = line.split('$')
  const count = Number(iterations)
  if (form !== '7' || salt === undefined || hash === undefined || !Number.isInteger(count) || count < 1 || count > MOST_ITERATIONS) return false
  const wanted = Buffer.from(hash, 'base64')
  if (wanted.length !== HASH_BYTES) return false
  return timingSafeEqual(wanted, await derive(secret, Buffer.from(salt, 'base64'), count, HASH_BYTES, 'sha512'))
}
