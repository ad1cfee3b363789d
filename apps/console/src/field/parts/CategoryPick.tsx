import { useState } from 'react'
import { useStore } from 'zustand'
import { categories, matching, nameOf } from '../store/categories.js'
import { useWords } from '../words/words.js'

const MOST = 8

/** One of some two hundred categories, by a few letters of its name. */
export function CategoryPick({ value, onChange }: { value: string; onChange: (code: string) => void }) {
  const w = useWords()
  const list = useStore(categories, (state) => state.list)
  const [text, setText] = useState('')
  if (value !== '') {
    return (
      <div className="named"><span>{w.report.category}</span><button type="button" className="tap picked" onClick={() => { onChange(''); setText('') }}><span className="grow">{nameOf(list, value, w.zh)}</span><span className="figure quiet">{value}</span> ✕</button></div>
    )
  }
  const found = list ? matching(list, text, MOST) : []
  return (
    <div className="named">
      <label className="named"><span>{w.report.category}</span><input className="box" type="search" value={text} placeholder={w.report.search} onChange={(event) => setText(event.target.value)} /></label>
      {list === null && <p className="wrong">{w.report.noCategories}</p>}
      {list !== null && text.trim() !== '' && (
        <ul className="found">
          {found.length === 0 && <li className="quiet pad-line">{w.report.noCategory}</li>}
          {found.map((category) => (
            <li key={category.code}><button type="button" className="found-row" onClick={() => onChange(category.code)}><span className="grow">{w.zh ? category.name.zh : category.name.en}</span><span className="quiet">{w.zh ? category.mainClass.zh : category.mainClass.en}</span></button></li>
          ))}
        </ul>
      )}
    </div>
  )
}
