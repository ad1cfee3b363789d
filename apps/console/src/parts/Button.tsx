import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { ButtonProps as AriaButtonProps } from 'react-aria-components'
import './button.css'

export type ButtonLook = 'plain' | 'primary' | 'quiet' | 'danger'
export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className'> {
  look?: ButtonLook
  /** Square, for a glyph alone; then `aria-label` says what it does. */
  square?: boolean
  /** Work is under way: the words stay, pressing again does nothing. */
  busy?: boolean
  className?: string
  children: ReactNode
}

export function Button({ look = 'plain', square = false, busy = false, className = '', isDisabled, children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} isDisabled={isDisabled || busy} data-busy={busy || undefined} className={`button button-${look} ${square ? 'button-square' : ''} ${className}`}>
      {children}
    </AriaButton>
  )
}
