import { useCallback } from 'react'
import { useSearchParams } from 'react-router'

/** Find and filters live in the address: a list can be sent to a colleague as it is seen. */
export function useFilter(): { get: (name: string) => string; set: (name: string, value: string) => void } {
  const [search, setSearch] = useSearchParams()
  const set = useCallback((name: string, value: string): void => setSearch((before) => {
    const next = new URLSearchParams(before)
    if (value) next.set(name, value)
    else next.delete(name)
    return next
  }, { replace: true }), [setSearch])
  return { get: (name) => search.get(name) ?? '', set }
}

/** The value when it is one of these, else nothing: an address may say anything. */
export const oneOf = <T extends string>(value: string, among: readonly T[]): T | undefined => among.find((one) => one === value)
