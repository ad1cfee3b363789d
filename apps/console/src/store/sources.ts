import { fold } from './find.js'
import { sourceCalls } from '../link/nouns/sources.js'
import { pages } from './pages.js'

/** What signs in and speaks for one or many devices. The hub answers all of them at once, so they are found here. */
export const sources = {
  pages: (q: string) => pages(['sources', q], async (_cursor, _limit, signal) => {
    const { items } = await sourceCalls.list(signal)
    const found = items.filter((source) => fold(`${source.name} ${source.username}`).includes(fold(q)))
    return { items: found, total: found.length }
  }),
  create: sourceCalls.create,
  patch: sourceCalls.patch,
  renew: sourceCalls.renew,
  remove: sourceCalls.remove,
}
