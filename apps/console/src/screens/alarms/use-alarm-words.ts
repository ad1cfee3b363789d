import type { Alarm } from '@watchfloor/shared'
import { ruleOf } from '@watchfloor/domain'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Names } from '../cases/use-names.js'
import { units } from '../../store/units.js'

export interface AlarmWords { title: (alarm: Pick<Alarm, 'rule' | 'kind' | 'category'>) => string; source: (alarm: Pick<Alarm, 'sourceId'>) => string }

/** What an alarm is and whose: by the name of its rule, or by its category where one rule sees many kinds of things. */
export function useAlarmWords(names: Names): AlarmWords {
  const { i18n } = useTranslation()
  const language = i18n.language === 'en' ? 'en' : 'zh'
  return {
    title: useCallback(({ rule, kind, category }) => (kind.startsWith('ai_') ? names.category(category) : ruleOf(rule)?.title[language] ?? names.category(category)), [names, language]),
    source: useCallback(({ sourceId }) => units.byId(sourceId)?.name ?? sourceId.slice(0, 8), []),
  }
}
