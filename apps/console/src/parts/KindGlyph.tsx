import type { DeviceKind } from '@watchfloor/shared'
import type { ReactNode } from 'react'

/** A truck with its nose up: the shape that the legend uses for every state. */
export const TRUCK = 'M-4.7-4.7-2.6-9.6H2.6L4.7-4.7ZM-3.8-3.6H3.8A1.2 1.2 0 0 1 5-2.4V7.6A1.2 1.2 0 0 1 3.8 8.8H-3.8A1.2 1.2 0 0 1-5 7.6V-2.4A1.2 1.2 0 0 1-3.8-3.6Z'

/**
 * The shapes of the map, point for point those of map/layers/units/glyph-shader.ts, nose up, around the middle: kind is told by shape, never by colour alone.
 * Holes are cut by the even-odd rule.
 */
const SHAPES: Record<DeviceKind, ReactNode> = {
  truck: <path d={TRUCK} />,
  vehicle: <path d="M0-7.2A4.2 4.2 0 0 1 4.2-3.4V3.4A4.2 4.2 0 0 1-4.2 3.4V-3.4A4.2 4.2 0 0 1 0-7.2ZM-2.5-3.3V-1.5H2.5V-3.3Z" />,
  bodycam: <circle r="5.2" />,
  phone: <path d="M5.2 0A5.2 5.2 0 1 1-5.2 0 5.2 5.2 0 1 1 5.2 0ZM2.3 0A2.3 2.3 0 1 0-2.3 0 2.3 2.3 0 1 0 2.3 0Z" />,
  radio: <path d="M6 0 3 5.2H-3L-6 0-3-5.2H3Z" />,
  drone: <path d="M0-9.8 8.2 7.4 0 3.4-8.2 7.4Z" />,
  dock: <path d="M-6.6-6.6H6.6V6.6H-6.6ZM-4.3-4.3V4.3H4.3V-4.3ZM-2.5-2.5H2.5V2.5H-2.5Z" />,
  camera: <path d="M-.6 7.6-7.6-5.3A15 15 0 0 1 7.6-5.3L.6 7.6Z" />,
  sensor: <path d="M0-7.6 7.6 0 0 7.6-7.6 0Z" />,
}

/** The box in which every shape of the map fits. */
export const GLYPH_BOX = '-10.5 -10.5 21 21'

export function KindGlyph({ kind, size = 18 }: { kind: DeviceKind; size?: number }) {
  return <svg className="kind-glyph" width={size} height={size} viewBox={GLYPH_BOX} fill="currentColor" fillRule="evenodd" aria-hidden="true">{SHAPES[kind]}</svg>
}
