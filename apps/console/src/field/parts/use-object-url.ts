import { useEffect, useState } from 'react'

/** An address for a picture that lies on the phone; given back when it is no longer seen. */
export function useObjectUrl(file: Blob | null): string | null {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    const made = file === null ? null : URL.createObjectURL(file)
    setAddress(made)
    return () => { if (made !== null) URL.revokeObjectURL(made) }
  }, [file])
  return address
}
