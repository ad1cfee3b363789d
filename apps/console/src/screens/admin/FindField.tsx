import { useEffect, useRef, useState } from 'react'
import { Icon } from '../../parts/Icon.js'
import type { IconName } from '../../parts/Icon.js'

const QUIET_MS = 200

/** Text that is told on when typing rests; while Chinese is being composed it rests as well. `data-find` is where `/` goes. */
export function FindField({ label, value, onChange, icon = 'find' }: { label: string; value: string; onChange: (text: string) => void; icon?: IconName }) {
  const [text, setText] = useState(value)
  const composing = useRef(false)
  const told = useRef(value)
  useEffect(() => {
    if (value === told.current) return
    told.current = value
    setText(value)
  }, [value])
  useEffect(() => {
    if (text === told.current) return
    const timer = setTimeout(() => {
      if (composing.current) return
      told.current = text
      onChange(text)
    }, QUIET_MS)
    return () => clearTimeout(timer)
  }, [text, onChange])
  return (
    <span className="find-field">
      <Icon name={icon} />
      <input
        data-find className="input" type="search" aria-label={label} placeholder={label} value={text} autoComplete="off" spellCheck={false}
        onChange={(event) => setText(event.target.value)}
        onCompositionStart={() => { composing.current = true }}
        onCompositionEnd={(event) => {
          composing.current = false
          setText(event.currentTarget.value)
          told.current = event.currentTarget.value
          onChange(event.currentTarget.value)
        }}
      />
    </span>
  )
}
