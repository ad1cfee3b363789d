import { useEffect, useState } from 'react'
import { z } from 'zod'
import { select, selection } from '../../store/selection.js'
import { formatPlace, parsePlace, view } from '../../store/view.js'

const REST_MS = 250
const Id = z.uuid()

/**
 * The address bar holds the view: `at=lat,lon,zoom` and `unit=id`. Read once when the screen opens, written when map or selection come to rest. Written past the
 * router: nothing here is drawn from the address, and a navigation of its own would end one that somebody began while the other screen is still being loaded.
 */
export function useAddress(): void {
  // Before the first drawing, so that the map opens where the address says and does not fly there.
  useState(() => {
    const search = new URLSearchParams(location.search)
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
      timer = setTimeout(() => history.replaceState(history.state, '', withView(new URL(location.href))), REST_MS)
    }
    tell()
    const leave = [view.subscribe((now, before) => { if (now.place !== before.place) tell() }), selection.subscribe((now, before) => { if (now.selectedId !== before.selectedId) tell() })]
    return () => {
      clearTimeout(timer)
      leave.forEach((go) => go())
    }
  }, [])
}

function withView(address: URL): URL {
  const { place } = view.getState()
  const { selectedId } = selection.getState()
  if (place) address.searchParams.set('at', formatPlace(place))
  if (selectedId) address.searchParams.set('unit', selectedId)
  else address.searchParams.delete('unit')
  return address
}
