import { createStore } from 'zustand/vanilla'

/** The devices that send pictures now, as the hub told last. */
export const sending = createStore<{ cameras: ReadonlySet<string> }>(() => ({ cameras: new Set() }))

/** Takes over what the hub says: all of them each time. */
export const takeSending = ({ cameras }: { cameras: readonly string[] }): void => sending.setState({ cameras: new Set(cameras) })
/** Nothing of one person's screen stays for the next. */
export const forgetSending = (): void => sending.setState({ cameras: new Set() })
