import { machineEn } from '../../i18n/machine.en.js'
import { fieldEn } from './en.js'
import type { Words } from './words.js'

/** English in a file of its own: most phones never ask for it. */
export const EN: Words = { ...fieldEn, cases: machineEn, zh: false }
