import { CitizenReceipt } from '@watchfloor/shared'
import { z } from 'zod'
import { createStore } from 'zustand/vanilla'
import { recall, remember } from '../../store/remember.js'

const MOST = 30
const NAME = 'citizen.receipts'

/** Receipts of what was reported from this phone, the newest first. They stay here: whoever holds one may read what became of it. */
export const receipts = createStore<{ list: readonly CitizenReceipt[] }>(() => ({ list: recall(NAME, z.array(CitizenReceipt), []) }))
receipts.subscribe(({ list }) => { remember(NAME, list) })

export const keepReceipt = (receipt: CitizenReceipt): void => receipts.setState(({ list }) => ({ list: [receipt, ...list.filter(({ code }) => code !== receipt.code)].slice(0, MOST) }))
export const forgetReceipt = (code: string): void => receipts.setState(({ list }) => ({ list: list.filter((one) => one.code !== code) }))
