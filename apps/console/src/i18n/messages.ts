import type { zhCN } from './zh-CN.js'

/** The shape of the words: the same keys in every language, any text. */
export type Messages = typeof zhCN

/** Dotted key of one text, as `t` takes it. */
export type MessageKey = Leaves<Messages>
type Leaves<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${Leaves<T[K]>}` }[keyof T & string]
