import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { TextInput } from '../../../parts/Field.js'
import { count, fromInput, toInput } from '../../../parts/format.js'
import { hubNow } from '../../../store/connection.js'
import { devices } from '../../../store/devices.js'
import { HOUR_MS, hideTrail, showTrail, trail } from '../../../store/trail.js'
import { errorKey } from '../../error-key.js'
import { useStore } from '../../use-store.js'

const LONGEST_MS = 31 * 24 * HOUR_MS

/** The way it came: the last hour, which grows, or any chosen time; and both as a file. */
export function TrailSection({ id }: { id: string }) {
  const { t } = useTranslation()
  const now = useStore(trail)
  const mine = now.deviceId === id ? now : null
  const [choosing, setChoosing] = useState(false)
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  // A trail belongs to the open drawer: with it, it goes.
  useEffect(() => () => { if (trail.getState().deviceId === id) hideTrail() }, [id])

  const choose = (): void => {
    setFrom(toInput(hubNow() - 4 * HOUR_MS))
    setTo(toInput(hubNow()))
    setChoosing(true)
  }
  const range = { from: fromInput(from, hubNow()), to: fromInput(to, hubNow()) }
  const usable = range.to > range.from && range.to - range.from <= LONGEST_MS
  const lastHour = (): void => {
    setChoosing(false)
    void showTrail(id)
  }
  const file = (format: 'gpx' | 'csv'): string => mine ? devices.trackAddress(id, { from: new Date(mine.from).toISOString(), to: new Date(mine.to).toISOString() }, format) : ''
  return (
    <section className="drawer-section" aria-label={t('drawer.trail')}>
      <h2>{t('drawer.trail')}<kbd>T</kbd></h2>
      <div className="drawer-keys">
        <Button aria-pressed={mine?.mode === 'live'} onPress={lastHour}>{t('drawer.lastHour')}</Button>
        <Button aria-pressed={mine?.mode === 'range'} aria-expanded={choosing} onPress={choosing ? () => setChoosing(false) : choose}>{t('drawer.range')}</Button>
        {mine && <Button look="quiet" onPress={hideTrail}>{t('drawer.hide')}</Button>}
      </div>
      {choosing && (
        <form className="drawer-range" onSubmit={(event) => { event.preventDefault(); if (usable) void showTrail(id, range) }}>
          <TextInput label={t('drawer.from')} value={from} placeholder="11-22 08:00" onChange={setFrom} />
          <TextInput label={t('drawer.to')} value={to} placeholder="11-22 20:00" onChange={setTo} error={from && to && !usable ? t('drawer.badRange') : undefined} />
          <Button look="primary" type="submit" isDisabled={!usable}>{t('drawer.show')}</Button>
        </form>
      )}
      {mine?.state === 'loading' && <p className="dim" role="status">{t('state.loading')}</p>}
      {mine?.state === 'error' && <p className="field-error" role="alert">{t(errorKey(mine.error))}</p>}
      {mine?.state === 'ready' && (
        <p className="drawer-files">
          <span className="dim">{mine.fixes.length === 0 ? t('drawer.noPoints') : mine.thinned ? t('drawer.pointsOf', { n: count(mine.fixes.length), total: count(mine.total) }) : t('drawer.points', { n: count(mine.fixes.length) })}</span>
          {mine.fixes.length > 0 && <><a href={file('gpx')} download>GPX</a><a href={file('csv')} download>CSV</a></>}
        </p>
      )}
    </section>
  )
}
