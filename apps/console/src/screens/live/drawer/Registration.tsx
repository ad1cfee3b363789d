import type { Device } from '@watchfloor/shared'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { squads } from '../../../store/squads.js'
import type { Unit } from '../../../store/units.js'
import { Fact } from './Facts.js'

/** How it is registered, with the datum that it declares: what the hub stores is WGS-84 whatever stands here. */
export function Registration({ unit, device }: { unit: Readonly<Unit>; device: Device | null }) {
  const { t } = useTranslation()
  const { data } = useQuery({ ...squads.all, enabled: unit.squadId !== undefined })
  const squad = data?.items.find((one) => one.id === unit.squadId)?.name
  return (
    <section className="drawer-section" aria-label={t('drawer.more')}>
      <h2>{t('drawer.more')}</h2>
      <dl className="facts-grid">
        {unit.plate && <Fact wide name={t('drawer.plate')}>{unit.plate}</Fact>}
        {squad && <Fact wide name={t('drawer.squad')}>{squad}</Fact>}
        <Fact wide name={t('drawer.protocol')}>{t(`protocol.${unit.protocol}`)}</Fact>
        <Fact wide name={t('drawer.externalId')}>{unit.externalId}</Fact>
        <Fact wide name={t('drawer.datum')}>{t(`datum.${device?.datum ?? 'WGS84'}`)}</Fact>
        {device?.note && <Fact wide name={t('drawer.note')}>{device.note}</Fact>}
        {device && !device.enabled && <Fact wide name={t('drawer.state')}>{t('drawer.stopped')}</Fact>}
      </dl>
    </section>
  )
}
