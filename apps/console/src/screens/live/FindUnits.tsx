import { useEffect, useId, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../parts/Icon.js'
import { KindGlyph } from '../../parts/KindGlyph.js'
import { Notice } from '../../parts/Notice.js'
import { Presence } from '../../parts/Presence.js'
import { findUnits } from '../../store/find.js'
import { select } from '../../store/selection.js'
import { summary } from '../../store/summary.js'
import { hasPlace, units } from '../../store/units.js'
import type { Unit } from '../../store/units.js'
import { flyTo } from '../../store/view.js'
import { useStore } from '../use-store.js'

const SHOWN = 50
/** Near enough to tell one unit from its neighbours. */
const CLOSE_ZOOM = 15.5

/** Finds anything by name, plate or id, and flies there. */
export function FindUnits({ text, onText }: { text: string; onText: (text: string) => void }) {
  const { t } = useTranslation()
  const listId = useId()
  const input = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const [at, setAt] = useState(0)
  // Half a syllable of pinyin finds nothing and would only flicker: what was looked for last stays until the composition ends.
  const [composed, setComposed] = useState(text)
  const composing = useRef(false)
  useEffect(() => { if (!composing.current) setComposed(text) }, [text])
  // The counts tell when units came, went or changed presence; positions do not matter here.
  const counts = useStore(summary)
  const found = useMemo(() => {
    void counts
    return findUnits(units.list(), composed, SHOWN)
  }, [composed, counts])
  useEffect(() => setAt(0), [composed])
  // In braces: newer browsers answer a promise here, which React would take for a clean-up.
  useEffect(() => { void list.current?.children[at]?.scrollIntoView({ block: 'nearest' }) }, [at])

  const choose = (unit: Unit | undefined): void => {
    if (!unit) return
    select(unit.id)
    if (hasPlace(unit)) flyTo({ lat: unit.lat, lon: unit.lon, zoom: CLOSE_ZOOM })
  }
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) setAt((now) => Math.min(Math.max(0, found.units.length - 1), Math.max(0, now + step)))
    else if (event.key === 'Enter') choose(found.units[at])
    else if (event.key === 'Escape') {
      if (text) onText('')
      else input.current?.blur()
    } else return
    event.preventDefault()
  }
  const open = composed.trim() !== ''
  return (
    <div className="find">
      <span className="find-field">
        <Icon name="find" />
        <input
          ref={input} data-find className="input" type="search" role="combobox" aria-label={t('find.label')} placeholder={t('find.placeholder')} value={text} autoComplete="off" spellCheck={false}
          aria-expanded={open} aria-controls={listId} aria-activedescendant={open && found.units[at] ? `${listId}-${at}` : undefined} onChange={(event) => onText(event.target.value)} onKeyDown={press}
          onCompositionStart={() => { composing.current = true }} onCompositionEnd={(event) => { composing.current = false; setComposed(event.currentTarget.value) }}
        />
        {!text && <kbd aria-hidden="true">/</kbd>}
      </span>
      {open && (
        <div className="find-results">
          {found.total === 0
            ? <Notice title={t('find.none', { q: composed.trim() })}>{t('find.noneText')}</Notice>
            : <p className="find-count dim" role="status">{found.total > SHOWN ? t('find.first', { n: SHOWN, total: found.total }) : t('find.count', { n: found.total })}</p>}
          <ul id={listId} role="listbox" aria-label={t('find.label')} ref={list}>
            {found.units.map((unit, index) => (
              <li key={unit.id} id={`${listId}-${index}`} role="option" aria-selected={index === at} onPointerDown={(event) => event.preventDefault()} onClick={() => choose(unit)}>
                <KindGlyph kind={unit.kind} />
                <span className="find-name"><span className="clip">{unit.name}</span><span className="find-second"><span className="dim clip">{unit.plate ?? unit.externalId}</span><Presence presence={unit.presence} silent={unit.protocol === 'none'} /></span></span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
