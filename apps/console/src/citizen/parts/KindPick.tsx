import type { CitizenForm } from '@watchfloor/shared'
import { useState } from 'react'
import { useWords } from '../words/words.js'
import type { Words } from '../words/words.js'

type Kind = CitizenForm['categories'][number]
const MOST = 6

/** What to call a kind here: in plain words where there are some, else by its name. */
export const kindWord = (w: Words, { code, name }: Kind): string => (w.kinds as Record<string, string>)[code] ?? (w.zh ? name.zh : name.en)

/** What it is: what citizens see most, and anything else by a few letters. Only what the city's own code set has. */
export function KindPick({ categories, value, onChange }: { categories: readonly Kind[]; value: string | null; onChange: (code: string | null) => void }) {
  const w = useWords()
  const common = Object.keys(w.kinds).flatMap((code) => categories.find((one) => one.code === code) ?? [])
  const [searching, setSearching] = useState(common.length === 0)
  const other = value !== null && !common.some(({ code }) => code === value) ? categories.find(({ code }) => code === value) : undefined
  return (
    <fieldset className="named">
      <legend>{w.kind.title}</legend>
      {common.length > 0 && (
        <div className="kind-choices">
          {common.map((kind) => <button key={kind.code} type="button" className="tap" aria-pressed={value === kind.code} onClick={() => { setSearching(false); onChange(kind.code) }}>{kindWord(w, kind)}</button>)}
          <button type="button" className="tap" aria-pressed={searching} onClick={() => { setSearching(true); onChange(null) }}>{w.kind.other}</button>
        </div>
      )}
      {searching && (other === undefined
        ? <Search categories={categories} onFound={onChange} />
        : <button type="button" className="tap picked" onClick={() => onChange(null)}><span className="grow">{kindWord(w, other)}</span> {w.kind.change}</button>)}
    </fieldset>
  )
}

function Search({ categories, onFound }: { categories: readonly Kind[]; onFound: (code: string) => void }) {
  const w = useWords()
  const [text, setText] = useState('')
  const wanted = text.trim().toLowerCase()
  const found = wanted === '' ? [] : categories.filter((kind) => [kindWord(w, kind), kind.name.zh, kind.name.en, kind.mainClass.zh, kind.mainClass.en].some((one) => one.toLowerCase().includes(wanted))).slice(0, MOST)
  return (
    <div className="named">
      <input className="box" type="search" aria-label={w.kind.search} placeholder={w.kind.search} value={text} onChange={(event) => setText(event.target.value)} />
      {wanted !== '' && (
        <ul className="found">
          {found.length === 0 && <li className="quiet pad-line">{w.kind.none}</li>}
          {found.map((kind) => <li key={kind.code}><button type="button" className="found-row" onClick={() => onFound(kind.code)}><span className="grow">{kindWord(w, kind)}</span><span className="quiet">{w.zh ? kind.mainClass.zh : kind.mainClass.en}</span></button></li>)}
        </ul>
      )}
    </div>
  )
}
