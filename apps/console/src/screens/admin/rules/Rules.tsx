import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import type { Column } from '../../../parts/Table.js'
import { rules } from '../../../store/rules.js'
import type { RuleRow } from '../../../store/rules.js'
import { AdminList } from '../AdminList.js'
import { useChange } from '../use-change.js'
import { useFilter } from '../use-filter.js'
import { RuleForm } from './RuleForm.js'

/** The rules that raise alarms: what each is worth, what the operator does, and how soon. */
export function Rules() {
  const { t, i18n } = useTranslation()
  const filter = useFilter()
  const { busy, run } = useChange('rules')
  const [open, setOpen] = useState<string | null>(null)
  const word = (names: { zh: string; en: string }): string => (i18n.language === 'en' ? names.en : names.zh)
  const enable = ({ name, title, settings }: RuleRow): void => void run(
    () => rules.save(name, { ...settings, enabled: !settings.enabled }), t(settings.enabled ? 'users.disabledDone' : 'users.enabledDone', { name: word(title) }), () => rules.save(name, settings),
  )
  const reset = ({ name, title, settings }: RuleRow): void => void run(() => rules.reset(name), t('rules.resetDone', { name: word(title) }), () => rules.save(name, settings))
  const columns: Column<RuleRow>[] = [
    { key: 'title', head: t('rules.rule'), cell: (rule) => <>{word(rule.title)}{rule.changed && <span className="tag">{t('rules.changed')}</span>}</>, sortBy: (rule) => word(rule.title), width: '17%' },
    { key: 'priority', head: t('rules.priority'), cell: ({ settings }) => <span className={`rule-${settings.priority}`}>{settings.priority}</span>, sortBy: ({ settings }) => settings.priority, width: '84px' },
    { key: 'kinds', head: t('rules.kinds'), cell: ({ kinds }) => kinds.map((kind) => t(`kind.${kind}`)).join(', '), width: '15%' },
    { key: 'action', head: t('rules.operatorAction'), cell: ({ settings }) => <span title={settings.operatorAction}>{settings.operatorAction}</span> },
    { key: 'within', head: t('rules.within'), cell: ({ settings }) => <>{settings.respondWithinS}<span className="unit">s</span></>, sortBy: ({ settings }) => settings.respondWithinS, width: '96px', figures: true },
    { key: 'state', head: t('users.state'), cell: ({ settings }) => t(settings.enabled ? 'users.enabled' : 'users.disabled'), sortBy: ({ settings }) => Number(!settings.enabled), width: '84px' },
    {
      key: 'do', head: '', width: '220px', cell: (rule) => (
        <span className="row-actions">
          <Button className="button-small" look="quiet" isDisabled={busy} onPress={() => enable(rule)}>{rule.settings.enabled ? t('users.disable') : t('users.enable')}</Button>
          {rule.changed && <Button className="button-small" look="quiet" isDisabled={busy} onPress={() => reset(rule)}>{t('rules.reset')}</Button>}
          <Button className="button-small" look="quiet" aria-expanded={open === rule.name} onPress={() => setOpen(open === rule.name ? null : rule.name)}>{t('action.edit')}</Button>
        </span>
      ),
    },
  ]
  return (
    <AdminList
      label={t('admin.rules')} pages={rules.pages(filter.get('q'))} columns={columns} find={filter.get('q')} onFind={(text) => filter.set('q', text)} faint={({ settings }) => !settings.enabled}
      below={(rule) => (open === rule.name ? <RuleForm rule={rule} onDone={() => setOpen(null)} /> : null)}
      empty={{ title: t('rules.emptyTitle'), text: t('rules.emptyText') }}
    />
  )
}
