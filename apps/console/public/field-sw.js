/**
 * Lets the phone page open without a network: the page and what it loads are kept as they were last seen. What is asked of the hub is never
 * answered from here, with one exception: pictures of evidence, whose content can never change. And it tells what the hub pushes, with no page open.
 */
const PAGE = 'field-page-1'
const PICTURES = 'field-pictures-1'
/** The page leaves here what to write, in the language of its person (worker-line.ts). */
const WORDS = 'field-words-1'
const KEPT = [PAGE, PICTURES, WORDS]
/** Longer than this nobody in the street waits for a page that lies here already. */
const PATIENCE_MS = 2500
const MOST_PICTURES = 200

self.addEventListener('install', (event) => event.waitUntil(keepPage().then(() => self.skipWaiting())))
self.addEventListener('activate', (event) => event.waitUntil(
  caches.keys().then((names) => Promise.all(names.filter((name) => name.startsWith('field-') && !KEPT.includes(name)).map((name) => caches.delete(name)))).then(() => self.clients.claim()),
))
self.addEventListener('message', (event) => { if (event.data === 'forget') event.waitUntil(caches.delete(PICTURES)) })

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url)
  if (event.request.method !== 'GET' || url.origin !== self.location.origin) return
  if (event.request.mode === 'navigate') { if (/^\/field(\/|$)/.test(url.pathname)) event.respondWith(page()) }
  else if (/^\/(assets|field-icon|field\.webmanifest)/.test(url.pathname)) event.respondWith(kept(event.request, PAGE))
  else if (/^\/api\/evidence\/[^/]+\/file$/.test(url.pathname)) event.respondWith(kept(event.request, PICTURES))
})

/** The newest page if it comes soon, else the one that is kept. */
async function page() {
  const before = await caches.match('/field', { cacheName: PAGE })
  const fresh = keepPage()
  if (!before) return fresh
  return Promise.race([fresh.catch(() => before), new Promise((resolve) => { setTimeout(() => resolve(before), PATIENCE_MS) })]).then((response) => response.clone())
}

/** Fetches the page and everything it names; only when all of it is here does it take the place of the old one. */
async function keepPage() {
  const response = await fetch('/field', { credentials: 'same-origin', cache: 'no-cache', headers: { accept: 'text/html' } })
  if (!response.ok) throw new Error(`HTTP ${response.status}`)
  const html = await response.clone().text()
  // What the page loads at once, and the screens that it loads later (vite.field.config.ts names them in a meta element).
  const named = [...new Set([...html.matchAll(/(?:src|href)="(\/(?:assets\/|field)[^"]+)"/g), ...html.matchAll(/[" ](\/assets\/[^" ]+)/g)].map((match) => match[1]))]
  const cache = await caches.open(PAGE)
  await Promise.all(named.map(async (path) => { if (!await cache.match(path)) await cache.add(path) }))
  await cache.put('/field', response.clone())
  for (const request of await cache.keys()) {
    const path = new URL(request.url).pathname
    if (path.startsWith('/assets/') && !named.includes(path)) await cache.delete(request)
  }
  return response
}

async function kept(request, name) {
  const cache = await caches.open(name)
  const before = await cache.match(request)
  if (before) return before
  const response = await fetch(request)
  if (response.ok && response.status === 200) {
    await cache.put(request, response.clone())
    if (name === PICTURES) for (const old of (await cache.keys()).slice(0, -MOST_PICTURES)) await cache.delete(old)
  }
  return response
}

self.addEventListener('push', (event) => event.waitUntil(tell(event.data)))
self.addEventListener('notificationclick', (event) => { event.notification.close(); event.waitUntil(open(event.notification.data?.path ?? '/tasks')) })
self.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(renew(event)))

const MARKS = { P1: '■', P2: '◆', P3: '▲', P4: '·' }
/** Should the page's own words be gone: both languages, rather than none. */
const PLAIN = { actions: {}, notify: '任务 Task', withdraw: '任务已收回 Task called off', answer: '上报有答复 Answer', open: '' }

/** Something must be shown for every push, or browsers take the permission away; so what cannot be read is shown too. */
async function tell(data) {
  let told = {}
  try { told = data.json() } catch { /* as above */ }
  const kept = await caches.match('/field/words', { cacheName: WORDS })
  const words = kept ? await kept.json() : PLAIN
  const pages = await fieldPages()
  const isSeen = pages.some(({ visibilityState }) => visibilityState === 'visible')
  // The page's own line may be down while push goes through.
  for (const page of pages) page.postMessage({ told })
  const urgent = told.priority === 'P1' && told.type === 'notify'
  const word = (told.type === 'notify' ? words.actions[told.action] : words[told.type]) ?? words.notify
  const isTask = told.type === 'notify' && told.incidentId
  await self.registration.showNotification([MARKS[told.priority], told.priority, word].filter(Boolean).join(' '), {
    body: [told.number, isTask ? words.open : ''].filter(Boolean).join(' · '),
    icon: '/field-icon-192.png', badge: '/field-icon-192.png',
    // A newer word on a case takes the place of the older one, and is heard again.
    tag: told.incidentId ?? told.id ?? 'field', renotify: !isSeen, silent: isSeen, requireInteraction: urgent && !isSeen,
    ...(isSeen ? {} : { vibrate: urgent ? [400, 150, 400, 150, 800] : [200, 100, 200] }),
    timestamp: Date.parse(told.at) || Date.now(),
    data: { path: isTask ? `/${told.action === 'verify' || told.action === 'check' ? 'look' : 'task'}/${told.incidentId}` : '/tasks' },
  })
}

const fieldPages = async () => (await self.clients.matchAll({ type: 'window', includeUncontrolled: true })).filter(({ url }) => /^\/field(\/|$)/.test(new URL(url).pathname))

/** Brings the page forward at that place, or opens it there. */
async function open(path) {
  const [page] = await fieldPages()
  if (!page) return self.clients.openWindow(`/field#${path}`)
  page.postMessage({ open: path })
  return page.focus()
}

/** The push service gave this browser another address; the hub learns it, so far as its person is still signed in. */
async function renew({ oldSubscription, newSubscription }) {
  const call = (method, body) => fetch('/api/push-subscriptions', { method, credentials: 'same-origin', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  const key = async () => (await (await fetch('/api/push-subscriptions/key', { credentials: 'same-origin' })).json()).publicKey
  const fresh = newSubscription ?? await self.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: oldSubscription?.options.applicationServerKey ?? await key() })
  await call('POST', fresh.toJSON())
  if (oldSubscription) await call('DELETE', { endpoint: oldSubscription.endpoint })
}
