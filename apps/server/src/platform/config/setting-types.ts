import { numberPatternFault } from '@watchfloor/domain'
import { z } from 'zod'

/** One line of the settings table: what it is for, how it is read, and whether it may be printed. */
export interface SettingDefinition<T extends z.ZodType = z.ZodType> { description: string; schema: T; shownDefault: string; secret: boolean }

const define = <T extends z.ZodType>(description: string, schema: T, shownDefault: string, secret = false): SettingDefinition<T> =>
  ({ description, schema, shownDefault, secret })

/** Every schema here reads the raw text of a variable; its message is the end of the sentence "NAME …". */
const whole = (min: number, max: number, what: string) =>
  z.string().regex(/^\d+$/, what).transform(Number).refine((n) => n >= min && n <= max, what)

/** A TCP or UDP port; 0 lets the system choose. */
export const port = (standard: number, description: string) =>
  define(description, whole(0, 65_535, 'is not a port number (0 to 65535)').default(standard), String(standard))

export const count = (standard: number, min: number, max: number, description: string) =>
  define(description, whole(min, max, `is not a whole number from ${min} to ${max}`).default(standard), String(standard))

export const flag = (description: string) =>
  define(description, z.enum(['1', 'true', 'yes', 'on', '0', 'false', 'no', 'off'], 'is not 1 or 0').transform((v) => ['1', 'true', 'yes', 'on'].includes(v)).default(false), '0')

export const choice = <const T extends readonly [string, ...string[]]>(values: T, standard: T[number], description: string) =>
  define(description, z.enum(values, `is not one of ${values.join(', ')}`).default(standard as never), standard)

export const text = (standard: string, description: string) => define(description, z.string().max(200, 'is longer than 200 characters').default(standard), standard)

export const optional = (description: string) => define(description, z.string().max(2000, 'is longer than 2000 characters').optional(), '')

export const secret = (description: string, min = 1, max = 500) => define(description, z.string().min(min, `is shorter than ${min} characters`).max(max, `is longer than ${max} characters`).optional(), '', true)

/** The name or address of a machine, without scheme or port. */
export const host = (description: string) => define(description, z.string().max(253).regex(/^[A-Za-z0-9](?:[A-Za-z0-9.:-]*[A-Za-z0-9])?$/, 'is not the name or address of a machine').optional(), '')

/** An address with one of the given schemes; may hold a password, so it is never printed. */
export const address = (schemes: readonly string[], description: string) => define(description, z.string().refine((value) => {
  try { return schemes.includes(new URL(value).protocol.replace(/:$/, '')) } catch { return false }
}, `is not an address that starts with ${schemes.map((s) => `${s}://`).join(' or ')}`).optional(), '', true)

const NO_ADDRESSES = 'is not a list of http:// or https:// addresses, each with `name=` before it where it has a name'
/** Web addresses separated by commas, each with a name where it stands for one of several; may hold passwords, so they are never printed. */
export const webAddresses = (description: string) => define(description, z.string().max(4000, 'is longer than 4000 characters').transform((list) => list.split(',').map((entry) => {
  const [, name = '', url] = /^(?:([\w.-]+)=)?(https?:\/\/.+)$/i.exec(entry.trim()) ?? []
  return { name, url: url ?? '' }
})).refine((entries) => entries.every(({ url }) => URL.canParse(url)), NO_ADDRESSES).default([]), '', true)

const NOT_A_PLACE = 'is not "longitude,latitude" in degrees'
const degrees = (most: number) => z.number(NOT_A_PLACE).min(-most, NOT_A_PLACE).max(most, NOT_A_PLACE)
/** `lon,lat` in degrees. */
export const lonLat = (standard: readonly [number, number], description: string) =>
  define(description, z.string().transform((value) => value.split(',').map((part) => part.trim() === '' ? NaN : Number(part))).pipe(
    z.tuple([degrees(180), degrees(90)], NOT_A_PLACE)).default([...standard]), standard.join(','))

export const decimal = (standard: number, min: number, max: number, description: string) =>
  define(description, z.string().transform(Number).pipe(z.number(`is not a number from ${min} to ${max}`).min(min).max(max)).default(standard), String(standard))

/** A pattern of incident numbers, as domain reads it. */
export const numberPattern = (standard: string, description: string) => define(description, z.string().max(100, 'is longer than 100 characters').superRefine((pattern, ctx) => {
  const fault = numberPatternFault(pattern)
  if (fault !== null) ctx.addIssue(fault)
}).default(standard), standard)
