import { useState } from 'react'
import type { ImgHTMLAttributes } from 'react'

interface PreviewProps extends Omit<ImgHTMLAttributes<HTMLImageElement>, 'src' | 'alt' | 'onError'> { id: string; alt: string; /** Known to be a film: no small copy is asked for. */ film?: boolean }

/**
 * A small copy of what is kept as evidence. A film (a camera's still is one of a single picture) shows its first picture; a picture of which the hub can make no copy
 * is shown itself. Rows know no more than the id, so what has no copy is tried as a film before it is tried as a picture.
 */
export function Preview({ id, alt, film = false, ...rest }: PreviewProps) {
  const [failed, setFailed] = useState<{ id: string; ways: number }>({ id, ways: 0 })
  const ways = failed.id === id ? failed.ways : 0
  const next = (): void => setFailed({ id, ways: ways + 1 })
  if (film ? ways === 0 : ways === 1) {
    const { className, width, height } = rest
    return <video className={className} width={width} height={height} src={`/api/evidence/${id}/file`} aria-label={alt} aria-hidden={alt === '' || undefined} muted playsInline preload="metadata" tabIndex={-1} onError={next} />
  }
  return <img {...rest} src={`/api/evidence/${id}/${ways === 0 ? 'preview' : 'file'}`} alt={alt} onError={ways < 2 ? next : undefined} />
}
