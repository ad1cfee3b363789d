import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './Button.js'

/** Copies a text and says so. Where the browser gives no clipboard (plain http), the text is selected for the person's own copy. */
export function CopyButton({ text, onRefused }: { text: string; onRefused?: () => void }) {
  const { t } = useTranslation()
  const [copied, setCopied] = useState(false)
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text)
      setCopied(true)
      setTimeout(() => setCopied(false), 2000)
    } catch {
      onRefused?.()
    }
  }
  return <Button className="button-small" onPress={() => void copy()}>{copied ? t('action.copied') : t('action.copy')}</Button>
}
