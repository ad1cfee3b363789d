import { ruleOf } from '@watchfloor/domain'
import type { TimelineLine } from '@watchfloor/shared'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

export interface LineWords { who: (line: TimelineLine) => string; what: (line: TimelineLine) => string }

/** A timeline line in words: a person by name and role, the hub by the name of its rule. */
export function useLineWords(): LineWords {
  const { t, i18n } = useTranslation()
  return useMemo(() => {
    const word = (key: string): string | null => (i18n.exists(key) ? t(key as 'incidentAction.file') : null)
    const rule = (name: string): string => word(`systemRule.${name.replace(/[.-]/g, '_')}`) ?? ruleOf(name)?.title[i18n.language === 'en' ? 'en' : 'zh'] ?? name
    return {
      who: ({ actor }) => (actor.type === 'person' ? `${actor.name} ${t(`role.${actor.role}`)}` : t('timeline.system', { rule: rule(actor.rule) })),
      what: ({ action, from, to }) => {
        const name = word(`incidentAction.${action}`) ?? word(`timeline.${action.replace('.', '_')}`) ?? action
        // Filing leads to “filed”: said once.
        return from !== null && from !== to && t(`incidentState.${to}`) !== name ? `${name} \u2192 ${t(`incidentState.${to}`)}` : name
      },
    }
  }, [t, i18n])
}
