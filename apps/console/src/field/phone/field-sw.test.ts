import { readFileSync } from 'node:fs'
import { createContext, runInContext } from 'node:vm'

const CODE = readFileSync(new URL('../../../public/field-sw.js', import.meta.url), 'utf8')
const ORIGIN = 'https://hub.example'
interface Shown { title: string; options: { body: string; tag: string; silent: boolean; requireInteraction: boolean; data: { path: string } } }
interface Tab { url: string; visibilityState: string; said: unknown[]; focused: boolean }

/** The worker in a world of its own: a cache, a hub that answers as it is told to, and tabs. */
function world(hub: (path: string, init?: RequestInit) => Response, tabs: Tab[] = []) {
  const stores = new Map<string, Map<string, Response>>()
  const store = (name: string) => {
    const kept = stores.get(name) ?? stores.set(name, new Map()).get(name)!
    const key = (what: string | Request): string => new URL(typeof what === 'string' ? what : what.url, ORIGIN).href
    return {
      match: (what: string | Request) => Promise.resolve(kept.get(key(what))?.clone()),
      put: (what: string | Request, response: Response) => { kept.set(key(what), response); return Promise.resolve() },
      add: async (what: string) => { const response = await fetch(what); if (!response.ok) throw new Error(what); kept.set(key(what), response) },
      delete: (what: string | Request) => Promise.resolve(kept.delete(key(what))),
      keys: () => Promise.resolve([...kept.keys()].map((url) => ({ url }))),
    }
  }
  const asked: [string, unknown][] = []
  const fetch = (path: string, init?: RequestInit): Promise<Response> => { asked.push([`${init?.method ?? 'GET'} ${path}`, init?.body && JSON.parse(String(init.body))]); return Promise.resolve(hub(path, init)) }
  const shown: Shown[] = []
  const opened: string[] = []
  const listeners = new Map<string, (event: object) => void>()
  const clients = tabs.map((tab) => ({ url: tab.url, visibilityState: tab.visibilityState, postMessage: (said: unknown) => { tab.said.push(said) }, focus: () => { tab.focused = true; return Promise.resolve() } }))
  const self = {
    location: { origin: ORIGIN }, addEventListener: (name: string, listener: (event: object) => void) => listeners.set(name, listener), skipWaiting: () => Promise.resolve(),
    registration: {
      showNotification: (title: string, options: Shown['options']) => { shown.push({ title, options }); return Promise.resolve() },
      pushManager: { subscribe: () => Promise.resolve({ toJSON: () => ({ endpoint: 'https://push.example/new', keys: {} }) }) },
    },
    clients: { matchAll: () => Promise.resolve(clients), openWindow: (path: string) => { opened.push(path); return Promise.resolve() }, claim: () => Promise.resolve() },
  }
  const caches = { open: (name: string) => Promise.resolve(store(name)), match: (what: string, { cacheName }: { cacheName: string }) => store(cacheName).match(what), keys: () => Promise.resolve([...stores.keys()]), delete: (name: string) => Promise.resolve(stores.delete(name)) }
  runInContext(CODE, createContext({ self, caches, fetch, URL, Response, Set, Promise, JSON, Date, setTimeout }))
  const happen = async (name: string, event: object = {}): Promise<void> => {
    const work: Promise<unknown>[] = []
    listeners.get(name)!({ waitUntil: (one: Promise<unknown>) => work.push(one), ...event })
    await Promise.all(work)
  }
  return { happen, store, stores, shown, opened, asked }
}
const push = (told: object) => ({ data: { json: () => told } })
const TOLD = { id: 'n', type: 'notify', action: 'dispatch', incidentId: 'i', number: '2026112300001', priority: 'P1', at: '2026-11-23T02:00:00.000Z' }
const page = (assets: readonly string[], later: readonly string[]): Response => new Response(`<link rel="icon" href="/field-icon.svg"><script src="${assets[0]}"></script><meta name="screens" content="${later.join(' ')}">`)

test('keeps the page whole, its later screens too, and lets go of those of the page before', async () => {
  let build = 1
  const hub = (path: string): Response => (path === '/field' ? page([`/assets/field-${build}.js`], [`/assets/Me-${build}.js`, `/assets/Report-${build}.js`]) : new Response(path))
  const { happen, store } = world(hub)
  await happen('install')
  const paths = async (): Promise<string[]> => (await store('field-page-1').keys()).map(({ url }) => new URL(url).pathname).sort()
  expect(await paths()).toEqual(['/assets/Me-1.js', '/assets/Report-1.js', '/assets/field-1.js', '/field', '/field-icon.svg'])
  build = 2
  await happen('install')
  expect(await paths()).toEqual(['/assets/Me-2.js', '/assets/Report-2.js', '/assets/field-2.js', '/field', '/field-icon.svg'])
})

test('a screen that cannot be had leaves the page of before in its place', async () => {
  let broken = false
  const hub = (path: string): Response => (path === '/field' ? page([`/assets/field-${broken ? 2 : 1}.js`], [`/assets/Me-${broken ? 2 : 1}.js`]) : new Response('', { status: broken && path.includes('Me') ? 404 : 200 }))
  const { happen, store } = world(hub)
  await happen('install')
  broken = true
  await expect(happen('install')).rejects.toThrow('/assets/Me-2.js')
  expect(await (await store('field-page-1').match('/field'))!.text()).toContain('field-1.js')
})

test('says what is pushed in the words that the page left, the words surviving a new worker', async () => {
  const { happen, store, stores, shown } = world(() => new Response(''))
  await store('field-words-1').put('/field/words', new Response(JSON.stringify({ actions: { dispatch: 'New task', check: 'Go and check' }, notify: 'News', withdraw: 'Called off', answer: 'Answer', open: 'Tap to open' })))
  await store('field-old-0').put('/x', new Response(''))
  await happen('activate')
  expect([...stores.keys()]).toEqual(['field-words-1'])
  for (const more of [{}, { action: 'check', priority: 'P3' }, { type: 'withdraw', action: 'recall', priority: 'P2' }, { action: 'approve_extension', priority: null }]) await happen('push', push({ ...TOLD, ...more }))
  expect(shown.map(({ title, options: { body, data, requireInteraction } }) => [title, body, data.path, requireInteraction])).toEqual([
    ['■ P1 New task', '2026112300001 · Tap to open', '/task/i', true], ['▲ P3 Go and check', '2026112300001 · Tap to open', '/look/i', false],
    ['◆ P2 Called off', '2026112300001', '/tasks', false], ['News', '2026112300001 · Tap to open', '/task/i', false],
  ])
  expect(shown.every(({ options }) => options.tag === 'i')).toBe(true)
})

test('shows something for what it cannot read, for browsers take the permission away otherwise', async () => {
  const { happen, shown } = world(() => new Response(''))
  await happen('push', { data: { json: () => { throw new SyntaxError('no JSON') } } })
  await happen('push', { data: null })
  expect(shown.map(({ title, options }) => [title, options.tag, options.data.path])).toEqual([['任务 Task', 'field', '/tasks'], ['任务 Task', 'field', '/tasks']])
})

test('a page that is seen rings by itself: it is told, and the notification is silent', async () => {
  const tabs: Tab[] = [{ url: `${ORIGIN}/field#/tasks`, visibilityState: 'visible', said: [], focused: false }, { url: `${ORIGIN}/dispatch`, visibilityState: 'visible', said: [], focused: false }]
  const { happen, shown } = world(() => new Response(''), tabs)
  await happen('push', push(TOLD))
  expect([shown[0]!.options.silent, tabs[0]!.said, tabs[1]!.said]).toEqual([true, [{ told: TOLD }], []])
})

test('a tap brings the open page forward at the task, or opens one', async () => {
  const tab: Tab = { url: `${ORIGIN}/field#/me`, visibilityState: 'hidden', said: [], focused: false }
  const click = { notification: { close: () => undefined, data: { path: '/task/i' } } }
  const { happen } = world(() => new Response(''), [tab])
  await happen('notificationclick', click)
  expect([tab.focused, tab.said]).toEqual([true, [{ open: '/task/i' }]])
  const bare = world(() => new Response(''))
  await bare.happen('notificationclick', click)
  expect(bare.opened).toEqual(['/field#/task/i'])
})

test('a new address from the push service is told to the hub, the old one taken back', async () => {
  const { happen, asked } = world(() => Response.json({ publicKey: 'k' }))
  await happen('pushsubscriptionchange', { oldSubscription: { endpoint: 'https://push.example/old', options: {} } })
  expect(asked).toEqual([['GET /api/push-subscriptions/key', undefined], ['POST /api/push-subscriptions', { endpoint: 'https://push.example/new', keys: {} }], ['DELETE /api/push-subscriptions', { endpoint: 'https://push.example/old' }]])
})
