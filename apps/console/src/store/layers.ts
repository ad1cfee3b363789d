import { DEVICE_KINDS } from '@watchfloor/shared'
import type { DeviceKind } from '@watchfloor/shared'
import { z } from 'zod'
import { createStore } from 'zustand/vanilla'
import { recall, remember } from './remember.js'

const Layers = z.object({
  /** Kinds that are switched off; a kind that a later version adds is seen without asking. */
  hidden: z.array(z.enum(DEVICE_KINDS)),
  labels: z.boolean(),
  trails: z.boolean(),
  areas: z.boolean(),
  /** Streets that no camera sees; a browser that remembers from before this was there remembers it off. */
  blind: z.boolean().default(false),
  clusters: z.boolean(),
  /** The fields of view of all cameras. */
  fields: z.boolean().default(false),
})
export type Layers = z.infer<typeof Layers>
export type LayerSwitch = Exclude<keyof Layers, 'hidden'>

const fresh: Layers = { hidden: [], labels: true, trails: true, areas: false, blind: false, clusters: true, fields: false }

/** What the map shows; kept in this browser. */
export const layers = createStore<Layers>(() => recall('layers', Layers, fresh))
layers.subscribe((state) => remember('layers', state))

export const isShown = (kind: DeviceKind): boolean => !layers.getState().hidden.includes(kind)

export const showKind = (kind: DeviceKind, shown: boolean): void =>
  layers.setState(({ hidden }) => ({ hidden: shown ? hidden.filter((other) => other !== kind) : [...new Set([...hidden, kind])] }))

export const setLayer = (name: LayerSwitch, on: boolean): void => layers.setState({ [name]: on })
