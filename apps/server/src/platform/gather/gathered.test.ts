import { setImmediate as nextTurn } from 'node:timers/promises'
import { Gathered } from './gathered.js'

/** A server that answers each item with itself, when it is let go. */
function held(limits: { most: number; atOnce?: number; keysOf?: (item: string) => string[] }) {
  const servings: string[][] = []
  const open: ((error?: Error) => void)[] = []
  const gathered = new Gathered<string, string>((items) => {
    servings.push([...items])
    return new Promise((resolve, reject) => { open.push((error) => (error === undefined ? resolve(items.map((item) => item.toUpperCase())) : reject(error))) })
  }, limits)
  const letGo = async (error?: Error): Promise<void> => { open.shift()!(error); for (let i = 0; i < 4; i++) await nextTurn() }
  return { gathered, servings, letGo, settle: async () => { for (let i = 0; i < 4; i++) await nextTurn() } }
}

test('what is asked while a serving is under way is served together by the next, as many as may be', async () => {
  const { gathered, servings, letGo, settle } = held({ most: 2 })
  const first = gathered.ask('a')
  await settle()
  const rest = ['b', 'c', 'd'].map((item) => gathered.ask(item))
  await letGo()
  await letGo()
  await letGo()
  expect(servings).toEqual([['a'], ['b', 'c'], ['d']])
  expect(await Promise.all([first, ...rest])).toEqual(['A', 'B', 'C', 'D'])
})

test('items of one turn go together, and a serving that fails rejects its own only', async () => {
  const { gathered, servings, letGo, settle } = held({ most: 10 })
  const failing = Promise.allSettled([gathered.ask('a'), gathered.ask('b')])
  await settle()
  const good = gathered.ask('c')
  await letGo(new Error('away'))
  await letGo()
  expect(servings).toEqual([['a', 'b'], ['c']])
  expect((await failing).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await good).toBe('C')
})

test('items that share a key never go side by side nor in one serving, and keep their order; others pass them', async () => {
  const { gathered, servings, letGo, settle } = held({ most: 10, atOnce: 2, keysOf: (item) => [item[0]!] })
  const all = Promise.all(['a1', 'a2', 'b1', 'a3'].map((item) => gathered.ask(item)))
  await settle()
  expect(servings).toEqual([['a1', 'b1']])
  const late = gathered.ask('c1')
  await settle()
  expect(servings[1]).toEqual(['c1'])
  await letGo()
  await letGo()
  await letGo()
  await letGo()
  expect(servings.slice(2)).toEqual([['a2'], ['a3']])
  expect(await all).toEqual(['A1', 'A2', 'B1', 'A3'])
  expect(await late).toBe('C1')
})
