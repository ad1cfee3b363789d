import type { FlowAnswer, FlowRule } from '@watchfloor/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { Table } from '../../../parts/Table.js'
import type { Column } from '../../../parts/Table.js'
import { count } from '../../../parts/format.js'
import { session } from '../../../store/session.js'
import { useStore } from '../../use-store.js'
import { FlowRuleForm } from './FlowRuleForm.js'
import { RollBack } from './RollBack.js'
import type { FlowPart } from './flow-part.js'

const NOTHING_DONE = { acted: 0, closed: 0, rolledBack: 0, reopened: 0 }

/** The rules in their order: of those that fit, the first of a step acts. Beside each what it did in thirty days, and what people found of it. */
export function FlowRules({ settings, figures, manages, busy, write }: FlowPart & { figures: FlowAnswer['figures'] }) {
  const { t, i18n } = useTranslation()
  const supervises = useStore(session, (state) => state.user?.role === 'supervisor')
  const [open, setOpen] = useState<{ name: string; what: 'edit' | 'back' } | null>(null)
  const close = (): void => setOpen(null)
  const word = ({ title }: FlowRule): string => title[i18n.language === 'en' ? 'en' : 'zh']
  const didOf = ({ name }: FlowRule) => figures.find(({ rule }) => rule === `auto.${name}`) ?? NOTHING_DONE
  const replaced = (rule: FlowRule) => ({ ...settings, rules: settings.rules.map((other) => (other.name === rule.name ? rule : other)) })
  const columns: Column<FlowRule>[] = [
    { key: 'title', head: t('rules.rule'), cell: (rule) => word(rule) },
    { key: 'step', head: t('flow.step'), cell: ({ step }) => t(`flow.steps.${step}`), width: '92px' },
    { key: 'for', head: t('flow.for'), cell: (rule) => { const said = conditions(rule); return <span title={said}>{said}</span> }, width: '34%' },
    { key: 'acted', head: t('flow.acted'), figures: true, cell: (rule) => count(didOf(rule).acted), width: '88px' },
    { key: 'back', head: t('flow.wrong'), figures: true, cell: (rule) => { const { rolledBack, reopened } = didOf(rule); return rolledBack + reopened === 0 ? <span className="dim">0</span> : <span className="flow-bad">{'\u25c6'} {count(rolledBack + reopened)}</span> }, width: '104px' },
    { key: 'state', head: t('users.state'), cell: ({ enabled }) => t(enabled ? 'users.enabled' : 'users.disabled'), width: '96px' },
    {
      key: 'do', head: '', width: '210px', cell: (rule) => (
        <span className="row-actions">
          {manages && <Button className="button-small" look="quiet" isDisabled={busy} onPress={() => void write(replaced({ ...rule, enabled: !rule.enabled }), t(rule.enabled ? 'users.disabledDone' : 'users.enabledDone', { name: word(rule) }))}>{t(rule.enabled ? 'users.disable' : 'users.enable')}</Button>}
          {manages && <Button className="button-small" look="quiet" onPress={() => setOpen({ name: rule.name, what: 'edit' })}>{t('action.edit')}</Button>}
          {(rule.step === 'close' || rule.step === 'reject') && supervises && <Button className="button-small" look="quiet" onPress={() => setOpen({ name: rule.name, what: 'back' })}>{t('flow.rollBack')}</Button>}
        </span>
      ),
    },
  ]
  /** Whom and what it is for, in one line. */
  function conditions({ sources, categories, minConfidence, ownedOnly, verifiedOnly, proof }: FlowRule): string {
    const parts = [
      sources.length > 0 ? sources.map((source) => t(`incidentSource.${source}`)).join(', ') : t('flow.anySource'),
      ...(categories.length > 0 ? [categories.join(' ')] : []), ...(minConfidence === null ? [] : [t('flow.sure', { n: minConfidence })]),
      ...(ownedOnly ? [t('flow.owned')] : []), ...(verifiedOnly ? [t('flow.verified')] : []), ...(proof === null ? [] : [t(`flow.proofs.${proof}`)]),
    ]
    return parts.join(' \u00b7 ')
  }
  return (
    <Table
      label={t('flow.rules')} columns={columns} rows={settings.rules} rowKey={({ name }) => name} sort={null} onSort={() => undefined} sortLabel={(name) => name} faint={({ enabled }) => !enabled}
      below={(rule) => open?.name !== rule.name ? null : open.what === 'edit'
        ? <FlowRuleForm rule={rule} busy={busy} onDone={close} onSave={async (next) => { if (await write(replaced(next), t('admin.saved'))) close() }} />
        : <RollBack rule={rule} name={word(rule)} onDone={close} />}
    />
  )
}
