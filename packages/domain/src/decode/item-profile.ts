import { z } from 'zod'

/**
 * How a device's vendor-defined JT/T 808 items are read (PROTOCOLS: no national item exists for lift, cover or seal of muck trucks).
 * Chosen per device in the registry; without one only the standard's items are read and the rest is kept as hex.
 */
export const ItemProfile = z.object({
  name: z.string().regex(/^[a-z0-9-]{2,40}$/),
  title: z.string().max(120),
  /** The terminal's frames may declare another body length than they have; without this such a frame is refused. */
  lenientLength: z.boolean().optional(),
  /** What the terminal sends under status bit 5 (shifted coordinates) *is* the datum that the registry declares for it; without this it is withheld. */
  offsetIsDeclared: z.boolean().optional(),
  /** Minutes by which the terminal's clock is ahead of UTC where it does not run Chinese time (480), as the standard has it. */
  utcOffsetMin: z.number().int().min(-720).max(840).optional(),
  /** HJ 212: factor codes of this maker → state key, by how much the figure is multiplied, and whether it is a switch. They go before the usual ones. */
  factors: z.record(z.string().regex(/^[A-Za-z0-9]{1,20}$/), z.object({ key: z.string().regex(/^[a-z][A-Za-z0-9]{0,40}$/), scale: z.number().default(1), isSwitch: z.boolean().optional() })).optional(),
  fields: z.array(
    z.discriminatedUnion('type', [
      /** Bits of a big-endian item of `length` bytes from `offset`: bit number → state key. */
      z.object({ item: z.string().regex(/^0x[0-9A-F]{2}$/), type: z.literal('bits'), offset: z.number().int().min(0), length: z.number().int().min(1).max(4), map: z.record(z.string().regex(/^\d{1,2}$/), z.string()) }),
      /** A big-endian number: value × scale + add → state key. */
      z.object({ item: z.string().regex(/^0x[0-9A-F]{2}$/), type: z.enum(['uint', 'int']), offset: z.number().int().min(0), length: z.number().int().min(1).max(4), key: z.string(), scale: z.number().default(1), add: z.number().default(0) }),
      /** One byte whose values have names. */
      z.object({ item: z.string().regex(/^0x[0-9A-F]{2}$/), type: z.literal('enum'), offset: z.number().int().min(0), key: z.string(), names: z.record(z.string().regex(/^\d{1,3}$/), z.string()) }),
    ]),
  ),
})
export type ItemProfile = z.infer<typeof ItemProfile>
