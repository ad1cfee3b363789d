import { createStore } from 'zustand/vanilla'

/** The alarm whose drawer is open on the live screen, in this window. */
export const openedAlarm = createStore<{ id: string | null }>(() => ({ id: null }))
export const openAlarm = (id: string | null): void => { if (openedAlarm.getState().id !== id) openedAlarm.setState({ id }) }
