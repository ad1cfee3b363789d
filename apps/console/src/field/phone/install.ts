import { createStore } from 'zustand/vanilla'

/** A browser's offer to install, kept until somebody taps the button; it is made once, before any screen asks for it. */
interface InstallOffer extends Event { prompt: () => Promise<void> }
export const install = createStore<{ offer: InstallOffer | null }>(() => ({ offer: null }))

export const listenForInstall = (): void => window.addEventListener('beforeinstallprompt', (event) => { event.preventDefault(); install.setState({ offer: event as InstallOffer }) })
