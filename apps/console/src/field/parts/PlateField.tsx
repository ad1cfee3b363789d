import { PLATE_PROVINCES, plainPlate, plateKind } from '@watchfloor/domain'
import { useWords } from '../words/words.js'

export interface PlateParts { province: string; rest: string }

/** The plate of both parts; a rest that was typed or pasted with its province is the whole. */
export function plateOf({ province, rest }: PlateParts): string {
  const plain = plainPlate(rest)
  return plain === '' ? '' : PLATE_PROVINCES.includes(plain[0]!) ? plain : province + plain
}

/** A Chinese plate: the province from a list, for no keyboard in the street writes it quickly, the rest as letters and digits. What is typed stays as it is typed: an input method may still be at it. */
export function PlateField({ value, onChange }: { value: PlateParts; onChange: (patch: Partial<PlateParts>) => void }) {
  const w = useWords()
  const plate = plateOf(value)
  const kind = plateKind(plate)
  return (
    <div className="named">
      <span>{w.notice.plate}</span>
      <div className="plate">
        <select className="box" aria-label={w.notice.province} value={value.province} onChange={(event) => onChange({ province: event.target.value })}>{[...PLATE_PROVINCES].map((one) => <option key={one}>{one}</option>)}</select>
        <input className="box figure plate-rest" aria-label={w.notice.plate} value={value.rest} placeholder="B12345" autoCapitalize="characters" autoComplete="off" spellCheck={false} maxLength={12} onChange={(event) => onChange({ rest: event.target.value })} />
      </div>
      <p className={kind ? 'quiet' : 'quiet hint-wrong'}>{plate === '' ? w.notice.plateHint : kind ? `${plate} \u00b7 ${w.notice.kinds[kind]}` : w.notice.plateWrong}</p>
    </div>
  )
}
