import type { ReactNode } from 'react'

const LINES = {
  find: <><circle cx="7" cy="7" r="4.2" /><path d="m10.2 10.2 3.3 3.3" /></>,
  close: <path d="m4 4 8 8m0-8-8 8" />,
  follow: <><circle cx="8" cy="8" r="4.2" /><path d="M8 1.5v3m0 7v3M1.5 8h3m7 0h3" /></>,
  fold: <path d="M10 3.5 5.5 8l4.5 4.5" />,
  unfold: <path d="M6 3.5 10.5 8 6 12.5" />,
  up: <path d="m4 10 4-4.5L12 10" />,
  down: <path d="m4 6 4 4.5L12 6" />,
  more: <path d="M3.5 8h.01M8 8h.01M12.5 8h.01" strokeWidth="2.4" strokeLinecap="round" />,
  layers: <path d="m8 2.5 6 3-6 3-6-3Zm-6 6 6 3 6-3" />,
  clock: <><circle cx="8" cy="8" r="5.8" /><path d="M8 4.8V8l2.2 1.6" /></>,
  check: <path d="m3.5 8.5 3 3 6-7" />,
  window: <path d="M6.5 3.5h-3v9h9v-3M9 3h4v4m0-4L7.5 8.5" />,
  plus: <path d="M8 3v10M3 8h10" />,
  minus: <path d="M3 8h10" />,
  home: <path d="M2.8 7.6 8 3l5.2 4.6M4.4 6.6V13h7.2V6.6" />,
  /** To four sides. */
  steer: <path d="M8 2v12M2 8h12M6.2 3.8 8 2l1.8 1.8M6.2 12.2 8 14l1.8-1.8M3.8 6.2 2 8l1.8 1.8m8.4-3.6L14 8l-1.8 1.8" />,
  download: <path d="M8 2.5v7.5m-3.2-3L8 10.2 11.2 7M3 13h10" />,
  upload: <path d="M8 10.5V3M4.8 6 8 2.8 11.2 6M3 13h10" />,
} satisfies Record<string, ReactNode>
export type IconName = keyof typeof LINES

/** Line drawings of one weight; always beside words or under an aria-label. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return <svg className="icon" width={size} height={size} viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" aria-hidden="true">{LINES[name]}</svg>
}
