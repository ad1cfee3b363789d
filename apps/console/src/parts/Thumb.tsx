import { Preview } from './Preview.js'
import './thumb.css'

/** A picture small enough for a row; an empty frame where there is none, so that the lines stay in line. */
export function Thumb({ picture, size }: { picture: string | null; size: number }) {
  return (
    <span className="thumb" style={{ width: size, height: size }} data-empty={picture === null || undefined}>
      {picture !== null && <Preview id={picture} alt="" width={size} height={size} loading="lazy" decoding="async" />}
    </span>
  )
}
