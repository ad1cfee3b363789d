import { useCallback, useEffect, useLayoutEffect, useReducer, useRef, useState } from 'react'
import { anchorOf, heightOf, hiddenAbove, holdStill } from '../../../store/queue/steady.js'
import type { Lie } from '../../../store/queue/steady.js'

/** Rows drawn above and below what is seen, so that a quick scroll meets no hole. */
const SPARE = 8

export interface SteadyList {
  scroller: React.RefObject<HTMLDivElement | null>
  /** Height of the whole list, where its first row begins, and which rows are drawn. */
  heightPx: number
  leadPx: number
  first: number
  last: number
  /** New rows that lie above what is seen. */
  fresh: readonly string[]
  toTop: () => void
  onScroll: () => void
  show: (id: string) => void
}

/** A list of thousands of equal rows of which only those in sight are drawn, and in which nothing that is looked at ever moves by itself (store/queue/steady.ts). */
export function useSteadyList(order: readonly string[], rowPx: number, hoverId: string | null, openId: string | null): SteadyList {
  const scroller = useRef<HTMLDivElement>(null)
  const [lie, setLie] = useState<Lie>({ scrollTop: 0, lead: 0 })
  const [windowPx, setWindowPx] = useState(600)
  const [fresh] = useState(() => new Set<string>())
  const [, draw] = useReducer((n: number) => n + 1, 0)
  const shown = useRef(order)
  const wanted = useRef<number | null>(null)
  /** Rows came in this very drawing, which does not know yet where they will lie. */
  const settling = useRef(false)

  useLayoutEffect(() => {
    const before = shown.current
    if (before === order) return
    shown.current = order
    settling.current = true
    const [known, now] = [new Set(before), new Set(order)]
    if (before.length > 0) for (const id of order) if (!known.has(id)) fresh.add(id)
    for (const id of fresh) if (!now.has(id)) fresh.delete(id)
    setLie((old) => {
      const held = holdStill(before, order, anchorOf(before, old, windowPx, rowPx, hoverId, openId), old, rowPx)
      // An empty space above the first row is worth it for a row under the pointer only.
      const next = hoverId === null ? { ...held, lead: 0 } : held
      if (next.scrollTop === old.scrollTop && next.lead === old.lead) return old
      wanted.current = next.scrollTop
      return next
    })
    draw()
  }, [order, windowPx, rowPx, hoverId, openId, fresh])

  // The list has its new height by now, so that it can be scrolled there before anything is painted.
  useLayoutEffect(() => {
    if (wanted.current === null || !scroller.current) return
    scroller.current.scrollTop = wanted.current
    wanted.current = null
  }, [lie])
  useEffect(() => { if (hoverId === null) setLie((old) => (old.lead === 0 ? old : { ...old, lead: 0 })) }, [hoverId])
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const watch = new ResizeObserver(() => setWindowPx(element.clientHeight))
    watch.observe(element)
    return () => watch.disconnect()
  }, [])

  const onScroll = useCallback(() => {
    const top = scroller.current?.scrollTop ?? 0
    setLie((old) => (Math.abs(old.scrollTop - top) < 1 ? old : { ...old, scrollTop: top }))
  }, [])
  const first = Math.max(0, Math.floor((lie.scrollTop - lie.lead) / rowPx) - SPARE)
  const last = Math.min(order.length, Math.ceil((lie.scrollTop - lie.lead + windowPx) / rowPx) + SPARE)
  const above = hiddenAbove(order, fresh, lie, rowPx)
  // What came into sight is not new any more.
  useEffect(() => {
    if (settling.current) {
      settling.current = false
      return
    }
    const hidden = new Set(above)
    for (const id of order.slice(first, last)) if (!hidden.has(id)) fresh.delete(id)
  })
  return {
    scroller, heightPx: heightOf(order.length, lie, windowPx, rowPx), leadPx: lie.lead, first, last, fresh: above,
    toTop: () => { scroller.current?.scrollTo({ top: 0 }) },
    onScroll,
    show(id) {
      const [element, at] = [scroller.current, order.indexOf(id)]
      if (!element || at < 0) return
      const y = lie.lead + at * rowPx
      if (y < element.scrollTop) element.scrollTop = y
      else if (y + rowPx > element.scrollTop + element.clientHeight) element.scrollTop = y + rowPx - element.clientHeight
    },
  }
}
