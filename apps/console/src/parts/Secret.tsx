import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './Button.js'
import { CopyButton } from './CopyButton.js'
import './secret.css'

interface SecretProps {
  title: string
  note: string
  /** Label and value of each thing to be copied. */
  values: readonly { label: string; value: string }[]
  onStored: () => void
}

function Line({ label, value }: { label: string; value: string }) {
  const code = useRef<HTMLElement>(null)
  const selectText = (): void => { if (code.current) getSelection()?.selectAllChildren(code.current) }
  return <div className="secret-line"><dt>{label}</dt><dd><code ref={code}>{value}</code><CopyButton text={value} onRefused={selectText} /></dd></div>
}

/** Something that is shown once: it stays until the person says that it is stored. */
export function Secret({ title, note, values, onStored }: SecretProps) {
  const { t } = useTranslation()
  return (
    <section className="secret" aria-label={title} role="status">
      <h3>{title}</h3>
      <p>{note}</p>
      <dl>{values.map((line) => <Line key={line.label} {...line} />)}</dl>
      <Button look="primary" onPress={onStored}>{t('credentials.stored')}</Button>
    </section>
  )
}
