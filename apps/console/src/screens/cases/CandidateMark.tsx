import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { chooseCandidate, pointAt } from '../../store/candidates.js'
import './candidate.css'

/** The number by which one of the list is found on the map; pressed, it is set off there. When the map chose it, the list comes to it. */
export function CandidateMark({ id, n, chosen }: { id: string; n: number; chosen: boolean }) {
  const { t } = useTranslation()
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => { if (chosen) button.current?.scrollIntoView({ block: 'nearest' }) }, [chosen])
  return <button ref={button} type="button" className="candidate-mark" aria-pressed={chosen} aria-label={t('duplicates.onMap', { n })} onClick={() => (chosen ? chooseCandidate(null) : pointAt(id))}>{n}</button>
}
