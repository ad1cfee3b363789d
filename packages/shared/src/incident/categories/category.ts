import { z } from 'zod'

/** A name in both languages of the console. */
export const TwoNames = z.object({ zh: z.string().trim().min(1).max(60), en: z.string().trim().min(1).max(80) })
export type TwoNames = z.infer<typeof TwoNames>

/** A sub-class (小类): what an incident is about. Events happen; components (部件) stand there and break. */
export const Category = z.object({
  /** Opaque; a city's codes are its own. */
  code: z.string().regex(/^[A-Za-z0-9]{2,20}$/),
  kind: z.enum(['event', 'component']),
  mainClass: TwoNames,
  name: TwoNames,
  /** Disposal standards in the code set's words (`2紧急工作日`), alternatives to choose from at filing; domain's `parseLimit` reads them. */
  limits: z.array(z.string().trim().min(2).max(30)).min(1).max(6),
  /** False for what a city added to the national numbering. */
  national: z.boolean(),
})
export type Category = z.infer<typeof Category>

/** One version of a city's categories. Incidents keep the code they were filed under; a set that is replaced stays readable. */
export const CodeSet = z.object({
  id: z.string().regex(/^[a-z0-9-]{2,40}$/),
  note: z.string().max(1000),
  categories: z.array(Category).min(1).max(2000)
    .superRefine((categories, ctx) => {
      const seen = new Set<string>()
      categories.forEach(({ code }, i) => {
        if (seen.has(code)) ctx.addIssue({ code: 'custom', path: [i, 'code'], message: `code ${code} is there twice` })
        seen.add(code)
      })
    }),
})
export type CodeSet = z.infer<typeof CodeSet>

/** One line of a table in this folder: code, Chinese, English, limits parted by blanks, national. */
export type CategoryRow = readonly [code: string, zh: string, en: string, limits: string, national: boolean]
/** A main class with its rows. */
export interface MainClass { readonly zh: string; readonly en: string; readonly rows: readonly CategoryRow[] }

/** Categories from a table. */
export const categoriesOf = (kind: Category['kind'], classes: readonly MainClass[]): Category[] =>
  classes.flatMap(({ zh, en, rows }) => rows.map(([code, zhName, enName, limits, national]) => ({
    code, kind, mainClass: { zh, en }, name: { zh: zhName, en: enName }, limits: limits.split(' '), national,
  })))
