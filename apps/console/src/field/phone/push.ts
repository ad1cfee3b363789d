import { createStore } from 'zustand/vanilla'
import { z } from 'zod'
import { recall, remember } from '../../store/remember.js'
import { pushCalls } from '../link/push-calls.js'

/**
 * Whether this phone is told with the page closed. `insecure`: plain HTTP · `install`: iOS lets only an installed page be told · `none`: the browser cannot ·
 * `denied`: its owner said no · `failed`: the browser's own push service could not be reached (frequent where Google's is missing) · `unknown`: not looked yet.
 */
export type PushState = 'unknown' | 'insecure' | 'install' | 'none' | 'denied' | 'off' | 'on' | 'failed'
export const push = createStore<{ state: PushState; busy: boolean }>(() => ({ state: 'unknown', busy: false }))

const WANTED = 'field.push'
const WORKER_PATIENCE_MS = 10_000
/** Who wants to be told on this phone. */
const wantedBy = (): string | null => recall(WANTED, z.string().nullable(), null)

/** What the browser allows before anybody is asked; null = it can be had. */
export function hindrance(): Exclude<PushState, 'unknown' | 'off' | 'on' | 'failed'> | null {
  if (!window.isSecureContext) return 'insecure'
  if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window)) return isIos() && !isInstalled() ? 'install' : 'none'
  return Notification.permission === 'denied' ? 'denied' : null
}
/** An iPad says that it is a Mac, but no Mac has fingers on its screen. */
const isIos = (): boolean => /iP(hone|ad|od)/.test(navigator.userAgent) || (navigator.platform === 'MacIntel' && navigator.maxTouchPoints > 1)
const isInstalled = (): boolean => matchMedia('(display-mode: standalone)').matches

const registration = async (): Promise<ServiceWorkerRegistration | undefined> => navigator.serviceWorker.getRegistration('/field')

/** Looks how things are, and after a sign-in brings the hub up to date: the browser may have changed its subscription, or the hub its key. */
export async function openPush(userId: string | null): Promise<void> {
  const hindered = hindrance()
  if (hindered) { push.setState({ state: hindered }); return }
  const subscription = await (await registration())?.pushManager.getSubscription().catch(() => null)
  if (userId === null || wantedBy() !== userId || Notification.permission !== 'granted') { push.setState({ state: 'off' }); return }
  push.setState({ state: subscription ? 'on' : 'off' })
  // Without a network the subscription stands as it was; the next opening renews it.
  await subscribe(userId).catch(() => undefined)
}

/** Asks for permission: only from a tap, browsers refuse it otherwise. */
export async function turnPushOn(userId: string): Promise<void> {
  push.setState({ busy: true })
  try {
    if (hindrance() === null && await Notification.requestPermission() === 'granted') await subscribe(userId)
    else push.setState({ state: hindrance() ?? 'off' })
  } catch {
    push.setState({ state: 'failed' })
  } finally { push.setState({ busy: false }) }
}

async function subscribe(userId: string): Promise<void> {
  const { publicKey } = await pushCalls.key()
  const { pushManager } = await worker()
  let subscription = await pushManager.getSubscription()
  // Another key is another hub, or a new one in the old one's place: what it made would never be delivered.
  if (subscription && keyOf(subscription) !== publicKey) { await subscription.unsubscribe(); subscription = null }
  subscription ??= await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey })
  await pushCalls.put(subscription.toJSON())
  remember(WANTED, userId)
  push.setState({ state: 'on' })
}

/**
 * Ends it here and at the hub. At a sign-out it is asked before the session ends, and the wish stays: whoever signs in again is told again. Without a network the
 * push service refuses the next one, and the hub forgets it then.
 */
export async function turnPushOff({ forgetWish }: { forgetWish: boolean }): Promise<void> {
  if (forgetWish) remember(WANTED, null)
  if (push.getState().state === 'on') push.setState({ state: 'off' })
  if (hindrance() === 'insecure' || !('serviceWorker' in navigator)) return
  const subscription = await (await registration())?.pushManager?.getSubscription().catch(() => null)
  if (!subscription) return
  await Promise.all([pushCalls.remove(subscription.endpoint).catch(() => undefined), subscription.unsubscribe().catch(() => false)])
}

/** `ready` waits for ever where the worker could not be registered (a private window). */
const worker = (): Promise<ServiceWorkerRegistration> => Promise.race([
  navigator.serviceWorker.ready,
  new Promise<never>((_, late) => { setTimeout(() => late(new Error('no worker')), WORKER_PATIENCE_MS) }),
])

function keyOf({ options }: PushSubscription): string {
  const bytes = new Uint8Array(options.applicationServerKey ?? new ArrayBuffer(0))
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}
