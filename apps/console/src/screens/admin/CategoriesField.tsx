import { useTranslation } from 'react-i18next'
import { Button } from '../../parts/Button.js'
import { Icon } from '../../parts/Icon.js'
import { CategoryField } from '../cases/CategoryField.js'
import type { Names } from '../cases/use-names.js'

/** Several categories: each is found by its code or name and stands below as a chip. */
export function CategoriesField({ label, names, codes, most, onChange }: { label: string; names: Names; codes: readonly string[]; most: number; onChange: (codes: readonly string[]) => void }) {
  const { t } = useTranslation()
  return (
    <div className="field">
      <CategoryField label={label} names={names} value="" onChange={(code) => { if (code && !codes.includes(code) && codes.length < most) onChange([...codes, code]) }} />
      {codes.length > 0 && (
        <ul className="chips">
          {codes.map((code) => <li key={code}>{code} {names.category(code)}<Button look="quiet" square className="button-small" aria-label={t('routing.leaveOut', { name: names.category(code) })} onPress={() => onChange(codes.filter((other) => other !== code))}><Icon name="close" size={12} /></Button></li>)}
        </ul>
      )}
    </div>
  )
}
