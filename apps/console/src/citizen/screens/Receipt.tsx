import type { CitizenReceipt } from '@watchfloor/shared'
import { useState } from 'react'
import { useWords } from '../words/words.js'

/** What is given in return: the number that everybody uses, and the code that only this person has. */
export function Receipt({ receipt, again }: { receipt: CitizenReceipt; again: () => void }) {
  const w = useWords()
  const [copied, setCopied] = useState<'copied' | 'copyFailed' | null>(null)
  const copy = async (): Promise<void> => {
    // Missing on plain HTTP, and a browser may refuse it.
    try { await navigator.clipboard.writeText(receipt.code); setCopied('copied') } catch { setCopied('copyFailed') }
  }
  return (
    <section className="block receipt" aria-live="polite">
      <h2><span className="entry-state-sent" aria-hidden="true">✓</span> {w.receipt.title}</h2>
      <p>{w.receipt.number} <b className="figure">{receipt.number}</b></p>
      <p>{w.receipt.code}</p>
      <output className="receipt-code">{receipt.code}</output>
      <p className="quiet">{w.receipt.keep}</p>
      <div className="pair">
        <button type="button" className="tap" onClick={() => void copy()}>{w.receipt.copy}</button>
        <button type="button" className="tap" onClick={again}>{w.again}</button>
      </div>
      {copied !== null && <p role="status">{w.receipt[copied]}</p>}
    </section>
  )
}
