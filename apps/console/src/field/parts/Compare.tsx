import type { EvidenceItem } from '@watchfloor/shared'
import { useState } from 'react'
import { pictureAddress } from '../link/field-calls.js'
import { clock, useWords } from '../words/words.js'
import { Shot } from './Shot.js'
import { useObjectUrl } from './use-object-url.js'

/** The picture of before beside the one of now, in boxes of one shape, so that a person can take it from the same place. */
export function Compare({ before, now }: { before: readonly EvidenceItem[]; now: Blob | null }) {
  const w = useWords()
  const [chosen, setChosen] = useState<string | null>(null)
  const own = useObjectUrl(now)
  const shown = before.find(({ id }) => id === chosen) ?? before.find(({ role }) => role === 'before') ?? before.find(({ role }) => role !== 'after') ?? before[0]
  return (
    <div className="compare">
      <div className="compare-pair">
        <figure>
          {shown ? <a href={pictureAddress(shown.id)} target="_blank" rel="noreferrer"><Shot item={shown} alt={`${w.look.before} ${shown.name}`} /></a> : <p className="quiet compare-none">{w.look.noPicture}</p>}
          <figcaption>{w.look.before} {shown && <span className="figure quiet">{clock(shown.takenAt ?? shown.receivedAt)}</span>}</figcaption>
        </figure>
        <figure>
          {own ? <img src={own} alt={w.look.now} /> : <p className="quiet compare-none">{w.look.frame}</p>}
          <figcaption>{w.look.now}</figcaption>
        </figure>
      </div>
      {before.length > 1 && (
        <div className="picture-strip" role="group" aria-label={w.look.choose}>
          {before.map((item) => (
            <button key={item.id} type="button" className="compare-pick" aria-pressed={item.id === shown?.id} aria-label={`${item.role ? w.roles[item.role] : item.name} ${clock(item.takenAt ?? item.receivedAt)}`} onClick={() => setChosen(item.id)}><Shot item={item} alt="" /></button>
          ))}
        </div>
      )}
    </div>
  )
}
