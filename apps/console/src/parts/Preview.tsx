import { useState } from 'react'
import type { ImgHTMLAttributes } from 'react'

/** A small copy of a picture that is kept as evidence; the picture itself where the hub can make none of it. */
export function Preview({ id, alt, ...rest }: { id: string; alt: string } & Omit<ImgHTMLAttributes<HTMLImageElement>, 'src' | 'alt' | 'onError'>) {
  const [failed, setFailed] = useState<string | null>(null)
  return <img {...rest} src={`/api/evidence/${id}/${failed === id ? 'file' : 'preview'}`} alt={alt} onError={() => setFailed(id)} />
}
