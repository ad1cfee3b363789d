import { useEffect, useRef, useState } from 'react'
import { useNavigation, useSearchParams } from 'react-router'
import { z } from 'zod'
import { select, selection } from '../../store/selection.js'
import { formatPlace, parsePlace, view } from '../../store/view.js'

const REST_MS = 250
const Id = z.uuid()

/** The address bar holds the view: `at=lat,lon,zoom` and `unit=id`. Read once when the screen opens, written when map or selection come to rest. */
export function useAddress(): void {
  const [search, setSearch] = useSearchParams()
  const write = useRef(setSearch)
  const leaving = useRef(false)
  const navigation = useNavigation()
  useEffect(() => {
    write.current = setSearch
    leaving.current = navigation.state !== 'idle'
  })
  // Before the first drawing, so that the map opens where the address says and does not fly there.
  useState(() => {
    const place = parsePlace(search.get('at'))
    if (place) view.setState({ place })
    const unit = Id.safeParse(search.get('unit'))
    if (unit.success) select(unit.data)
    return null
  })
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const tell = (): void => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        // Writing the address ends a way that was begun: somebody who goes to another screen would stay here while that screen is still being loaded.
        if (!leaving.current) write.current(withView, { replace: true })
      }, REST_MS)
    }
    tell()
    const leave = [view.subscribe((now, before) => { if (now.place !== before.place) tell() }), selection.subscribe((now, before) => { if (now.selectedId !== before.selectedId) tell() })]
    return () => {
      clearTimeout(timer)
      leave.forEach((go) => go())
    }
  }, [])
}

function withView(before: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(before)
  const { place } = view.getState()
  const { selectedId } = selection.getState()
  if (place) next.set('at', formatPlace(place))
  if (selectedId) next.set('unit', selectedId)
  else next.delete('unit')
  return next
}
