import type { StreamFault } from '@watchfloor/shared'
import { z } from 'zod'

const Track = z.object({ codec: z.string(), codecProps: z.object({ width: z.number().optional(), height: z.number().optional() }).nullish() })
/** `Path` of MediaMTX's api/openapi.yaml. What older versions call `ready` and `tracks` newer ones call `available` and `tracks2`; both are answered for now. */
const Path = z.object({
  ready: z.boolean().nullish(), available: z.boolean().nullish(), source: z.object({ type: z.string() }).nullish(), tracks: z.array(z.string()).nullish(), tracks2: z.array(Track).nullish(),
})

/** What MediaMTX knows of one path. */
export interface OuterPath {
  ready: boolean
  /** It fetches the pictures itself, and is at it. */
  fetched: boolean
  fault: StreamFault | null
  codec: string | null
  width: number | null
  height: number | null
}

/** Browsers play these by WebRTC. */
const PLAYED = ['H264', 'VP8', 'VP9', 'AV1']
const PICTURES = [...PLAYED, 'H265', 'M-JPEG', 'MPEG-4 Video', 'MPEG-1/2 Video']

/** @throws ZodError when it is no path at all */
export function readOuterPath(body: unknown): OuterPath {
  const { ready, available, source, tracks, tracks2 } = Path.parse(body)
  const all = tracks2 ?? (tracks ?? []).map((codec) => ({ codec, codecProps: null }))
  const picture = all.find(({ codec }) => PLAYED.includes(codec)) ?? all.find(({ codec }) => PICTURES.includes(codec))
  const came = available ?? ready ?? false
  return {
    ready: came, fetched: source?.type.endsWith('Source') ?? false, codec: picture?.codec ?? null, width: picture?.codecProps?.width ?? null, height: picture?.codecProps?.height ?? null,
    fault: !came ? null : picture === undefined ? 'no_video' : picture.codec === 'H265' ? 'h265' : PLAYED.includes(picture.codec) ? null : 'codec',
  }
}
