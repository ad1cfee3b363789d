import type { ReactNode } from 'react'
import { Switch } from 'react-aria-components'
import './field.css'

interface ToggleProps {
  on: boolean
  onChange: (on: boolean) => void
  /** The words; without them `label` is for screen readers. */
  children?: ReactNode
  label?: string
  /** Words left, switch right, over the whole width. */
  row?: boolean
}

/** On or off, at once. */
export function Toggle({ on, onChange, children, label, row = false }: ToggleProps) {
  return (
    <Switch isSelected={on} onChange={onChange} aria-label={label} className={`toggle ${row ? 'toggle-row' : ''}`}>
      <span className="toggle-track" aria-hidden="true" />
      {children}
    </Switch>
  )
}
