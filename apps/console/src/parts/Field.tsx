import { useId } from 'react'
import type { InputHTMLAttributes, ReactNode, TextareaHTMLAttributes } from 'react'
import './field.css'

interface Framed {
  label: string
  /** Said under the field while nothing is wrong. */
  hint?: string | undefined
  /** What is wrong; takes the place of the hint. */
  error?: string | undefined
  /** The label is for screen readers only, where the place says enough. */
  bare?: boolean
}

function Frame({ id, label, hint, error, bare, children }: Framed & { id: string; children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={id} className={bare ? 'unseen' : 'field-label'}>{label}</label>
      {children}
      {(error ?? hint) && <p id={`${id}-note`} className={error ? 'field-error' : 'field-hint'} role={error ? 'alert' : undefined}>{error ?? hint}</p>}
    </div>
  )
}

type TextInputProps = Framed & Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value'> & { value: string; onChange: (value: string) => void; inputRef?: React.Ref<HTMLInputElement> }

/** One line of text under its label. */
export function TextInput({ label, hint, error, bare, value, onChange, inputRef, className = '', ...rest }: TextInputProps) {
  const id = useId()
  return (
    <Frame {...{ id, label, hint, error, bare }}>
      <input
        {...rest} id={id} ref={inputRef} className={`input ${className}`} value={value} onChange={(event) => onChange(event.target.value)}
        aria-invalid={error ? true : undefined} aria-describedby={error ?? hint ? `${id}-note` : undefined}
      />
    </Frame>
  )
}

type TextAreaProps = Framed & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'onChange' | 'value'> & { value: string; onChange: (value: string) => void }

/** Several lines. */
export function TextArea({ label, hint, error, bare, value, onChange, className = '', ...rest }: TextAreaProps) {
  const id = useId()
  return (
    <Frame {...{ id, label, hint, error, bare }}>
      <textarea
        {...rest} id={id} className={`input input-area ${className}`} value={value} onChange={(event) => onChange(event.target.value)}
        aria-invalid={error ? true : undefined} aria-describedby={error ?? hint ? `${id}-note` : undefined}
      />
    </Frame>
  )
}

export interface Choice<T extends string> { value: T; label: string }
interface ChoiceProps<T extends string> extends Framed {
  value: T
  onChange: (value: T) => void
  choices: readonly Choice<T>[]
  disabled?: boolean
  className?: string
}

/** One of a few. The system's own list: it types ahead, works with every keyboard and never falls off a small screen. */
export function SelectInput<T extends string>({ label, hint, error, bare, value, onChange, choices, disabled, className = '' }: ChoiceProps<T>) {
  const id = useId()
  return (
    <Frame {...{ id, label, hint, error, bare }}>
      <span className={`select ${className}`}>
        <select id={id} className="input" value={value} disabled={disabled} onChange={(event) => onChange(event.target.value as T)}>
          {choices.map((choice) => <option key={choice.value} value={choice.value}>{choice.label}</option>)}
        </select>
      </span>
    </Frame>
  )
}
