import './choices.css'

export interface Option { value: string; label: string; note?: string }

/** A few answers, each with its number. */
export function Choices({ label, options, chosen, numbered, onChoose }: { label: string; options: readonly Option[]; chosen: string | undefined; numbered: boolean; onChoose: (value: string) => void }) {
  return (
    <div className="choices" role="group" aria-label={label}>
      <span className="field-label">{label}</span>
      {options.map(({ value, label: text, note }, index) => (
        <button key={value} type="button" className="choice" aria-pressed={chosen === value} onClick={() => onChoose(value)}>
          <kbd aria-hidden="true" data-rest={!numbered || index > 9 || undefined}>{index > 9 ? '' : (index + 1) % 10}</kbd>{text}{note && <span className="dim">{note}</span>}
        </button>
      ))}
    </div>
  )
}
