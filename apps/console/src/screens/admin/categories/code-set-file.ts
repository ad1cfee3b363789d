import { CodeSet } from '@watchfloor/shared'
import { csvOf } from '../devices/csv-text.js'
import { ImportFault } from '../imports/import-fault.js'
import { csvRows } from './csv-rows.js'

const HEAD = ['code', 'kind', 'mainClassZh', 'mainClassEn', 'nameZh', 'nameEn', 'limits', 'national'] as const
/** Alternatives of one category's standard in one cell. */
const BETWEEN = ' | '

/** A code set as a table, as `readCodeSet` takes it. */
export const codeSetCsv = ({ categories }: CodeSet): string =>
  csvOf([HEAD, ...categories.map((one) => [one.code, one.kind, one.mainClass.zh, one.mainClass.en, one.name.zh, one.name.en, one.limits.join(BETWEEN), String(one.national)])])

/**
 * Reads a code set from JSON (a `CodeSet`) or from a CSV table; a table has no name of its own and gets `id` and `note`.
 * @throws ImportFault naming the row and what is wrong with it.
 */
export function readCodeSet(text: string, named: { id: string; note: string }): CodeSet {
  const bare = text.replace(/^\ufeff/, '').trimStart()
  const value: unknown = bare.startsWith('{') ? json(bare) : { ...named, categories: table(text) }
  const read = CodeSet.safeParse(value)
  if (read.success) return read.data
  const issue = read.error.issues[0]
  const row = typeof issue?.path[1] === 'number' ? `#${issue.path[1] + 1} ` : ''
  throw new ImportFault(`${row}${issue?.path.slice(row ? 2 : 0).join('.') ?? ''} ${issue?.message ?? ''}`.trim())
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new ImportFault(error instanceof Error ? error.message : String(error))
  }
}

function table(text: string): unknown[] {
  const [head = [], ...rows] = csvRows(text)
  const at = Object.fromEntries(HEAD.map((name) => [name, head.findIndex((cell) => cell.trim().toLowerCase() === name.toLowerCase())])) as Record<(typeof HEAD)[number], number>
  const missing = HEAD.filter((name) => at[name] < 0)
  if (missing.length > 0) throw new ImportFault(missing.join(', '))
  return rows.map((cells) => {
    // A spreadsheet's guard against formulas is not part of the text.
    const of = (name: (typeof HEAD)[number]): string => (cells[at[name]] ?? '').trim().replace(/^'(?=[=+\-@])/, '')
    return {
      code: of('code'), kind: of('kind'), mainClass: { zh: of('mainClassZh'), en: of('mainClassEn') }, name: { zh: of('nameZh'), en: of('nameEn') },
      limits: of('limits').split(/[|;]/).map((limit) => limit.trim()).filter(Boolean), national: /^(true|1|yes)$/i.test(of('national')),
    }
  })
}

/** What a set would change: codes that are new, say something else, or go. */
export interface SetChange { added: string[]; changed: string[]; gone: string[] }
export function changeOf(before: CodeSet, after: CodeSet): SetChange {
  const old = new Map(before.categories.map((one) => [one.code, JSON.stringify(one)]))
  const now = new Map(after.categories.map((one) => [one.code, JSON.stringify(one)]))
  return {
    added: [...now.keys()].filter((code) => !old.has(code)),
    changed: [...now.keys()].filter((code) => old.has(code) && old.get(code) !== now.get(code)),
    gone: [...old.keys()].filter((code) => !now.has(code)),
  }
}
