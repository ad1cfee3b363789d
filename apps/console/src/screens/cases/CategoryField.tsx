import { useId, useMemo, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { findCategories } from '../../store/find-category.js'
import type { Names } from './use-names.js'
import './category.css'

interface CategoryFieldProps { label: string; names: Names; value: string; placeholder?: string; error?: string | undefined; onChange: (code: string) => void }

/** A category, found by its code or by any part of its name in either language; with nothing typed, the whole tree. */
export function CategoryField({ label, names, value, placeholder, error, onChange }: CategoryFieldProps) {
  const { t, i18n } = useTranslation()
  const id = useId()
  const [text, setText] = useState<string | null>(null)
  const [at, setAt] = useState(0)
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const found = useMemo(() => (text === null ? [] : findCategories(names.categories, text)), [names.categories, text])
  const choose = (code: string): void => {
    onChange(code)
    setText(null)
  }
  const press = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing || text === null) return
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by !== 0) setAt((now) => Math.min(found.length - 1, Math.max(0, now + by)))
    else if (event.key === 'Enter' && found[at]) choose(found[at].code)
    else if (event.key === 'Escape') setText(null)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="field category-field">
      <label className="field-label" htmlFor={id}>{label}</label>
      <input
        id={id} className="input" role="combobox" aria-expanded={text !== null} aria-controls={`${id}-list`} aria-invalid={error ? true : undefined} autoComplete="off" spellCheck={false}
        placeholder={placeholder ?? t('category.placeholder')} value={text ?? (value ? `${value} ${names.category(value)}` : '')}
        onFocus={() => { setText(''); setAt(0) }} onBlur={() => setText(null)} onChange={(event) => { setText(event.target.value); setAt(0) }} onKeyDown={press}
      />
      {error && <p className="field-error" role="alert">{error}</p>}
      {text !== null && (
        <ul id={`${id}-list`} role="listbox" className="category-list" aria-label={label}>
          {found.length === 0 && <li className="category-none dim">{t('category.none')}</li>}
          {found.map((category, index) => (
            <li key={category.code} role="option" aria-selected={index === at} onPointerDown={(event) => event.preventDefault()} onClick={() => choose(category.code)}>
              {(index === 0 || found[index - 1]?.mainClass.zh !== category.mainClass.zh) && <span className="category-class">{category.mainClass[language]}</span>}
              <span className="category-line"><span className="mono dim">{category.code}</span> {category.name[language]}<span className="dim category-limit">{category.limits.join(' / ')}</span></span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
