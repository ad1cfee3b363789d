import type { SeatFigures } from '@watchfloor/shared'
import { useTranslation } from 'react-i18next'
import { count, lasting } from '../../../parts/format.js'
import { BAND_MARK } from './band-mark.js'

/** What each seat was told, and for how long somebody sat there; the most loaded first. */
export function Seats({ seats }: { seats: readonly SeatFigures[] }) {
  const { t } = useTranslation()
  return (
    <section aria-label={t('alarmFigures.bySeat')}>
      <h2>{t('alarmFigures.bySeat')}</h2>
      <p className="dim">{t('alarmFigures.bySeatHint')}</p>
      {seats.length === 0 ? <p>{t('alarmFigures.noSeats')}</p> : (
        <table className="table alarm-seats">
          <thead><tr><th>{t('role.seat')}</th><th className="num">{t('alarmFigures.seated')}</th><th className="num">{t('alarmFigures.told')}</th><th className="num">{t('alarmFigures.perHour')}</th><th>{t('alarmFigures.load')}</th><th className="num">{t('alarmFigures.flood')}</th></tr></thead>
          <tbody>
            {seats.map((seat) => (
              <tr key={seat.seatId}>
                <td>{seat.name}</td><td className="num">{lasting(seat.seatedMs)}</td><td className="num">{count(seat.told)}</td><td className="num">{seat.perHour.toFixed(1)}</td>
                <td className={`alarm-load-${seat.band}`}>{BAND_MARK[seat.band]} {t(`alarms.band.${seat.band}`)}</td><td className="num">{(seat.floodShare * 100).toFixed(1)} %</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
