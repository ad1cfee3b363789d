import type { DeviceKind } from '@watchfloor/shared'
import type { ReactNode } from 'react'

/** The shapes of the map, nose up, in a 16 × 16 box: kind is told by shape, never by colour alone. */
const SHAPES: Record<DeviceKind, ReactNode> = {
  truck: <path d="M8 1 11.5 4.5V13a1.5 1.5 0 0 1-1.5 1.5H6A1.5 1.5 0 0 1 4.5 13V4.5Z" />,
  vehicle: <path d="M8 2.5 11 6v6.5a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1V6Z" fill="none" stroke="currentColor" strokeWidth="1.6" />,
  bodycam: <><circle cx="8" cy="8" r="3.2" /><circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.4" /></>,
  phone: <circle cx="8" cy="8" r="3.6" />,
  radio: <><circle cx="8" cy="9.5" r="3.4" /><path d="M8 6V1.5" stroke="currentColor" strokeWidth="1.6" /></>,
  drone: <path d="M8 1.5 14 14 8 11 2 14Z" />,
  dock: <rect x="3" y="3" width="10" height="10" rx="1" />,
  camera: <path d="M8 14 2.5 4.2a11 11 0 0 1 11 0Z" />,
  sensor: <path d="M8 1.8 14.2 8 8 14.2 1.8 8Z" />,
}

export function KindGlyph({ kind, size = 16 }: { kind: DeviceKind; size?: number }) {
  return <svg className="kind-glyph" width={size} height={size} viewBox="0 0 16 16" fill="currentColor" aria-hidden="true">{SHAPES[kind]}</svg>
}
