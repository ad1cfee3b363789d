import type { Category, CodeSet } from '@watchfloor/shared'
import { useTranslation } from 'react-i18next'

/** A main class with its sub-classes, in the order of the set. */
interface Branch { key: string; kind: Category['kind']; name: Category['mainClass']; leaves: Category[] }

function branches(categories: readonly Category[]): Branch[] {
  const found = new Map<string, Branch>()
  for (const one of categories) {
    const key = `${one.kind} ${one.mainClass.zh}`
    const branch = found.get(key) ?? { key, kind: one.kind, name: one.mainClass, leaves: [] }
    branch.leaves.push(one)
    found.set(key, branch)
  }
  return [...found.values()]
}

/** Events and components, main classes, sub-classes with their disposal standards. What was looked for stands open. */
export function CategoryTree({ set, q }: { set: CodeSet; q: string }) {
  const { t, i18n } = useTranslation()
  const word = (names: { zh: string; en: string }): string => (i18n.language === 'en' ? names.en : names.zh)
  const wanted = q.trim().toLowerCase()
  const shown = wanted ? set.categories.filter(({ code, name, mainClass }) => `${code} ${name.zh} ${name.en} ${mainClass.zh} ${mainClass.en}`.toLowerCase().includes(wanted)) : set.categories
  if (shown.length === 0) return <p className="dim category-none">{t('find.none', { q })}</p>
  return (
    <div className="category-tree">
      {(['event', 'component'] as const).map((kind) => {
        const of = branches(shown.filter((one) => one.kind === kind))
        return of.length > 0 && (
          <section key={kind} aria-label={t(`categories.${kind}`)}>
            <h2>{t(`categories.${kind}`)} <span className="dim">{of.reduce((sum, { leaves }) => sum + leaves.length, 0)}</span></h2>
            {of.map((branch) => (
              <details key={`${branch.key} ${wanted}`} open={wanted !== ''}>
                <summary>{word(branch.name)} <span className="dim">{branch.leaves.length}</span></summary>
                <ul>
                  {branch.leaves.map((leaf) => (
                    <li key={leaf.code}>
                      <span className="mono">{leaf.code}</span>
                      <span>{word(leaf.name)}{!leaf.national && <span className="tag">{t('categories.local')}</span>}</span>
                      <span className="dim">{leaf.limits.join(' / ')}</span>
                    </li>
                  ))}
                </ul>
              </details>
            ))}
          </section>
        )
      })}
    </div>
  )
}
