import { FLOW_PROOFS, INCIDENT_SOURCES } from '@watchfloor/shared'
import type { FlowProof, FlowRule, IncidentSource } from '@watchfloor/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SelectInput, TextInput } from '../../../parts/Field.js'
import { Toggle } from '../../../parts/Toggle.js'
import { codesIn } from '../category-codes.js'
import { RowForm } from '../RowForm.js'
import { useCategories } from '../use-categories.js'

/** For which reports a rule acts: source trust, category, confidence, owner of the area, and which proof a closing takes. */
export function FlowRuleForm({ rule, busy, onSave, onDone }: { rule: FlowRule; busy: boolean; onSave: (rule: FlowRule) => void; onDone: () => void }) {
  const { t, i18n } = useTranslation()
  const { say } = useCategories()
  const [sources, setSources] = useState<readonly IncidentSource[]>(rule.sources)
  const [codes, setCodes] = useState(rule.categories.join(' '))
  const [sure, setSure] = useState(rule.minConfidence === null ? '' : String(rule.minConfidence))
  const [ownedOnly, setOwned] = useState(rule.ownedOnly)
  const [verifiedOnly, setVerified] = useState(rule.verifiedOnly)
  const [proof, setProof] = useState<FlowProof | null>(rule.proof)
  const categories = codes.trim() === '' ? [] : codesIn(codes)
  const wrongCodes = categories === null || categories.includes('*')
  const minConfidence = sure.trim() === '' ? null : Number(sure)
  const wrongSure = minConfidence !== null && !(minConfidence >= 0 && minConfidence <= 1)
  const toggle = (source: IncidentSource): void => setSources(sources.includes(source) ? sources.filter((other) => other !== source) : INCIDENT_SOURCES.filter((one) => one === source || sources.includes(one)))
  const save = (): void => onSave({ ...rule, sources: [...sources], categories: [...(categories ?? [])], minConfidence, ownedOnly, verifiedOnly, proof })
  return (
    <RowForm label={rule.title[i18n.language === 'en' ? 'en' : 'zh']} submit={t('action.save')} ready={!wrongCodes && !wrongSure} busy={busy} onSubmit={save} onCancel={onDone}>
      <fieldset className="wide check-row"><legend className="field-label">{t('flow.sources')}</legend>
        {INCIDENT_SOURCES.map((source) => <label key={source}><input type="checkbox" checked={sources.includes(source)} onChange={() => toggle(source)} />{t(`incidentSource.${source}`)}</label>)}
      </fieldset>
      <TextInput label={t('flow.categories')} value={codes} onChange={setCodes} hint={(categories ?? []).map(say).filter(Boolean).join(', ') || t('flow.categoriesHint')} error={wrongCodes ? t('squads.qualifiedRule') : undefined} spellCheck={false} autoFocus />
      <TextInput label={t('flow.confidence')} value={sure} onChange={setSure} inputMode="decimal" hint={t('flow.confidenceHint')} error={wrongSure ? t('rules.between', { min: 0, max: 1 }) : undefined} />
      {proof !== null && <SelectInput label={t('flow.proof')} value={proof} onChange={setProof} choices={FLOW_PROOFS.map((value) => ({ value, label: t(`flow.proofs.${value}`) }))} />}
      <Toggle on={ownedOnly} onChange={setOwned}>{t('flow.ownedOnly')}</Toggle>
      {rule.step === 'file' && <Toggle on={verifiedOnly} onChange={setVerified}>{t('flow.verifiedOnly')}</Toggle>}
    </RowForm>
  )
}
