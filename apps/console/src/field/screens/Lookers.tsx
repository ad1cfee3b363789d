import type { OwnLook } from '@watchfloor/shared'
import { useEffect, useState } from 'react'
import { fieldCalls } from '../link/field-calls.js'
import { clock, useWords } from '../words/words.js'

const SHOWN = 20

/** Who looked at my track or picture, when and why: nobody looks in secret. */
export function Lookers() {
  const w = useWords()
  const [looks, setLooks] = useState<readonly OwnLook[] | null | 'failed'>(null)
  useEffect(() => { fieldCalls.lookers().then(({ items }) => setLooks(items), () => setLooks('failed')) }, [])
  return (
    <section className="block lookers">
      <h2>{w.lookers.title}</h2>
      {looks === null ? <p className="quiet" aria-busy="true">{w.tasks.loading}</p>
        : looks === 'failed' ? <p className="quiet" role="status">{w.lookers.failed}</p>
          : looks.length === 0 ? <p className="quiet">{w.lookers.none}</p>
            : (
              <ul className="plain">
                {looks.slice(0, SHOWN).map((look) => (
                  <li key={look.id}>
                    <p><b>{look.by}</b> {w.lookers[look.what]} <time dateTime={look.at}>{clock(look.at)}</time></p>
                    <p className="quiet">{w.lookReason[look.reason]}{look.note ? ` \u201c${look.note}\u201d` : ''}{look.from && look.to ? ` \u00b7 ${clock(look.from)}\u2013${clock(look.to)}` : ''}{look.verdict ? ` \u00b7 ${w.lookVerdict[look.verdict]}` : ''}</p>
                  </li>
                ))}
              </ul>
            )}
    </section>
  )
}
