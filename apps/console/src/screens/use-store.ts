import { useEffect, useState } from 'react'
import { connection, hubNow } from '../store/connection.js'

export { useStore } from 'zustand'

/** The hub's clock in ms, once a second: what ages are counted against. It goes on while the hub is not heard, so that ages grow. */
export function useHubClock(): number {
  const [now, setNow] = useState(() => hubNow())
  useEffect(() => {
    const timer = setInterval(() => setNow(hubNow()), 1000)
    const leave = connection.subscribe((state, before) => { if (state.offsetMs !== before.offsetMs) setNow(hubNow()) })
    return () => {
      clearInterval(timer)
      leave()
    }
  }, [])
  return now
}
