/**
 * Lets the phone page open without a network: the page and what it loads are kept as they were last seen. What is asked of the hub is never
 * answered from here, with one exception: pictures of evidence, whose content can never change.
 */
const PAGE = 'field-page-1'
const PICTURES = 'field-pictures-1'
/** Longer than this nobody in the street waits for a page that lies here already. */
const PATIENCE_MS = 2500
const MOST_PICTURES = 200

self.addEventListener('install', (event) => event.waitUntil(keepPage().then(() => self.skipWaiting())))
self.addEventListener('activate', (event) => event.waitUntil(
  caches.keys().then((names) => Promise.all(names.filter((name) => name.startsWith('field-') && name !== PAGE && name !== PICTURES).map((name) => caches.delete(name)))).then(() => self.clients.claim()),
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
  const named = [...html.matchAll(/(?:src|href)="(\/(?:assets\/|field)[^"]+)"/g)].map((match) => match[1])
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
