import { useCallback, useEffect, useRef, useState } from 'react'
import { fieldDatabase } from '../queue/database.js'

/** A form's values that outlive the page: written shortly after each change, read when the form opens again. `ready` is false until then. */
export function useDraft<T extends object>(name: string, empty: T): { value: T; ready: boolean; change: (patch: Partial<T>) => void; clear: () => Promise<void> } {
  const [value, setValue] = useState(empty)
  const [ready, setReady] = useState(false)
  const newest = useRef(value)
  useEffect(() => {
    let left = false
    void fieldDatabase().then((database) => database.get('drafts', name)).then((kept) => {
      if (left) return
      if (kept) { newest.current = { ...newest.current, ...(kept as Partial<T>) }; setValue(newest.current) }
      setReady(true)
    })
    return () => { left = true }
  }, [name])
  const change = useCallback((patch: Partial<T>) => {
    newest.current = { ...newest.current, ...patch }
    setValue(newest.current)
    void fieldDatabase().then((database) => database.put('drafts', newest.current, name))
  }, [name])
  const clear = useCallback(async () => { await (await fieldDatabase()).delete('drafts', name) }, [name])
  return { value, ready, change, clear }
}
