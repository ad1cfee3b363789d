import type { CitizenForm, CitizenReceipt, ClientConfig } from '@watchfloor/shared'
import { useState } from 'react'
import { newId } from '../../field/phone/new-id.js'
import { HubError } from '../../link/http.js'
import { citizenCalls } from '../link/citizen-calls.js'
import { KindPick, kindWord } from '../parts/KindPick.js'
import { PhotoPick } from '../parts/PhotoPick.js'
import { WherePick } from '../parts/WherePick.js'
import type { Where } from '../parts/WherePick.js'
import { keepReceipt } from '../store/receipts.js'
import { errorWord, useWords } from '../words/words.js'
import { Receipt } from './Receipt.js'

interface Draft { photo: File | null; category: string | null; where: Where | null; address: string; words: string; phone: string }
const EMPTY: Draft = { photo: null, category: null, where: null, address: '', words: '', phone: '' }
/** Digits as a telephone has them, with or without the country's. */
const TELEPHONE = /^\+?[\d -]{7,20}$/

/** What somebody saw. Sent once, however often it is pressed: each draft has an id of its own. */
export function ReportForm({ categories, map }: { categories: CitizenForm['categories']; map: ClientConfig['map'] }) {
  const w = useWords()
  const [draft, setDraft] = useState(EMPTY)
  const [reportId, setReportId] = useState(newId)
  const [tried, setTried] = useState(false)
  const [sending, setSending] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const [receipt, setReceipt] = useState<CitizenReceipt | null>(null)
  // Something else than was sent before is another report.
  const change = (part: Partial<Draft>): void => { setDraft((old) => ({ ...old, ...part })); setReportId(newId()); setFault(null) }
  const { photo, category, where, address, words, phone } = draft
  const kind = categories.find(({ code }) => code === category)
  const phoneFits = phone.trim() === '' || TELEPHONE.test(phone.trim())
  const missing = [photo === null && w.photo.title, kind === undefined && w.kind.title, where === null && w.place.title].filter((one) => one !== false)
  const send = async (): Promise<void> => {
    setTried(true)
    if (photo === null || kind === undefined || where === null || !phoneFits) return
    setSending(true)
    setFault(null)
    try {
      const made = await citizenCalls.report({ category: kind.code, lat: where.lat, lon: where.lon, description: words.trim().length < 2 ? kindWord(w, kind) : words.trim(), address: address.trim(), contact: phone.trim(), reportId }, photo)
      keepReceipt(made)
      setReceipt(made)
      setDraft(EMPTY)
      setReportId(newId())
      setTried(false)
      scrollTo(0, 0)
    } catch (error) { setFault(error instanceof HubError ? error.code : 'other') } finally { setSending(false) }
  }
  if (receipt !== null) return <Receipt receipt={receipt} again={() => setReceipt(null)} />
  return (
    <form className="block form" noValidate onSubmit={(event) => { event.preventDefault(); void send() }}>
      <PhotoPick photo={photo} onChange={(next) => change({ photo: next })} />
      <KindPick categories={categories} value={category} onChange={(code) => change({ category: code })} />
      <WherePick value={where} map={map} onChange={(next) => change({ where: next })} />
      <label className="named"><span>{w.place.address}</span><input className="box" value={address} placeholder={w.place.addressHint} maxLength={200} autoComplete="street-address" onChange={(event) => change({ address: event.target.value })} /></label>
      <label className="named"><span>{w.words.title}</span><textarea className="box" rows={3} value={words} placeholder={w.words.hint} maxLength={1000} onChange={(event) => change({ words: event.target.value })} /></label>
      <label className="named">
        <span>{w.phone.title}</span>
        <input className="box" type="tel" inputMode="tel" autoComplete="tel" value={phone} maxLength={24} aria-invalid={tried && !phoneFits} onChange={(event) => change({ phone: event.target.value })} />
        <span className="quiet">{w.phone.hint}</span>
      </label>
      {tried && !phoneFits && <p className="wrong" role="alert">{w.phone.wrong}</p>}
      {tried && missing.length > 0 && <p className="wrong" role="alert">{w.missing.replace('{0}', missing.join(w.zh ? '\u3001' : ', '))}</p>}
      {fault !== null && <p className="wrong" role="alert">{errorWord(w, fault)}</p>}
      <button type="submit" className="tap main-tap huge" disabled={sending}>{sending ? `${w.sending}…` : w.send}</button>
    </form>
  )
}
