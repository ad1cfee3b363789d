import type { RecordingSettings, RecordingStatus } from '@watchfloor/shared'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../../parts/Notice.js'
import { count } from '../../../parts/format.js'
import { gigabytes } from './gigabytes.js'

/** How full the disk is, and whether recording had to stop. */
export function DiskState({ status, settings }: { status: RecordingStatus; settings: RecordingSettings | undefined }) {
  const { t } = useTranslation()
  const { usedBytes, freeBytes, totalBytes, stopped, due, warm, own } = status
  if (!own || usedBytes === null || freeBytes === null || totalBytes === null) return <p>{t('recording.outer', { due: count(due), warm: count(warm) })}</p>
  const others = Math.max(0, totalBytes - freeBytes - usedBytes)
  const share = (bytes: number): string => `${totalBytes > 0 ? bytes / totalBytes * 100 : 0}%`
  return (
    <>
      {stopped && <Notice tone="error" title={t('recording.stopped')}>{t('recording.stoppedText', { free: gigabytes(freeBytes) })}</Notice>}
      <div className="disk-gauge" role="img" aria-label={t('recording.disk', { used: gigabytes(usedBytes), free: gigabytes(freeBytes), total: gigabytes(totalBytes) })}>
        <span className="disk-others" style={{ width: share(others) }} /><span className="disk-used" style={{ width: share(usedBytes) }} />
      </div>
      <dl className="facts recording-facts">
        <dt><span className="disk-key disk-used" />{t('recording.used')}</dt><dd>{settings ? t('recording.usedOf', { used: gigabytes(usedBytes), most: count(settings.maxGb) }) : gigabytes(usedBytes)}</dd>
        <dt><span className="disk-key disk-others" />{t('recording.others')}</dt><dd>{gigabytes(others)}</dd>
        <dt><span className="disk-key" />{t('recording.free')}</dt><dd>{gigabytes(freeBytes)}</dd>
        <dt>{t('recording.now')}</dt><dd>{t('recording.nowCount', { due: count(due), warm: count(warm) })}</dd>
      </dl>
    </>
  )
}
