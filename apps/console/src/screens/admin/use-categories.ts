import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { categories } from '../../store/categories.js'

/** Says a category code, the beginning of one or `*` in the language of the screen; what no category begins with stays the bare code. */
export function useCategories(): { say: (code: string) => string } {
  const { t, i18n } = useTranslation()
  const { data } = useQuery(categories.active)
  const all = useMemo(() => data?.categories ?? [], [data])
  const say = (code: string): string => {
    if (code === '*') return t('routing.anyCategory')
    const word = (names: { zh: string; en: string }): string => (i18n.language === 'en' ? names.en : names.zh)
    const exact = all.find((one) => one.code === code)
    if (exact) return word(exact.name)
    const classes = new Set(all.filter((one) => one.code.startsWith(code)).map((one) => word(one.mainClass)))
    return [...classes].slice(0, 3).join(', ')
  }
  return { say }
}
