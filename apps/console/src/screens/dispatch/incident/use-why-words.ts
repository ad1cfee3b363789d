import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { whyWords } from './why-words.js'

/** Says a ground of the hub's own steps in the language of the screen; one that nobody foresaw stays as it is. */
export function useWhyWords(): (why: string) => string {
  const { t } = useTranslation()
  return useCallback((why) => {
    const words = whyWords(why)
    if (words === null) return why
    return t(`systemWhy.${words.key}` as 'systemWhy.reportedSure', {
      source: words.source === undefined ? '' : t(`incidentSource.${words.source}` as 'incidentSource.rule'), confidence: words.confidence ?? '',
      what: words.what ?? '', unit: words.unit === undefined ? '' : t(`limitUnit.${words.unit}` as 'limitUnit.work_day'),
    })
  }, [t])
}
