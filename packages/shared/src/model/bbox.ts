import { z } from 'zod'

/** West, south, east, north in degrees. */
export const Bbox = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90), z.number().min(-180).max(180), z.number().min(-90).max(90)])
export type Bbox = z.infer<typeof Bbox>
