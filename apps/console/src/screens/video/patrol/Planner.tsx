import { planRound } from '@watchfloor/domain'
import { PATROL_TILES } from '@watchfloor/shared'
import { useTranslation } from 'react-i18next'
import { count, lasting, percent } from '../../../parts/format.js'

interface PlannerProps { cameras: number; tiles: number; dwellS: number; blockMin: number; onTiles?: (tiles: (typeof PATROL_TILES)[number]) => void }

/** What each number of tiles costs and brings: time once through against what is noticed of what is there. */
export function Planner({ cameras, tiles, dwellS, blockMin, onTiles }: PlannerProps) {
  const { t } = useTranslation()
  return (
    <table className="table patrol-planner" aria-label={t('patrol.planner')}>
      <thead><tr><th scope="col">{t('patrol.plannerTiles')}</th><th scope="col" className="num">{t('patrol.plannerSweep')}</th><th scope="col" className="num">{t('patrol.plannerBlocks')}</th><th scope="col" className="num" title={t('patrol.detectionHint')}>{t('patrol.plannerDetection')}</th></tr></thead>
      <tbody>
        {PATROL_TILES.map((n) => {
          const plan = planRound({ cameras, tiles: n, dwellS, blockMin })
          return (
            <tr key={n} data-chosen={n === tiles || undefined}>
              <td>{onTiles ? <button type="button" className="table-sort" aria-pressed={n === tiles} onClick={() => onTiles(n)}>{n === tiles ? '\u25b8 ' : ''}{n}</button> : <>{n === tiles ? '\u25b8 ' : ''}{n}</>}</td>
              <td className="num">{lasting(plan.sweepMs)}</td>
              <td className="num">{count(plan.blocks)}</td>
              <td className="num" title={t('patrol.detectionHint')}>{plan.detection === null ? '\u2013' : `${percent(plan.detection * 100).value}%`}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
