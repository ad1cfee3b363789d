import { WARM_MOST } from '@watchfloor/shared'
import type { RecordingSettings } from '@watchfloor/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { TextInput } from '../../../parts/Field.js'
import { recordings } from '../../../store/video/recording.js'
import { useChange } from '../use-change.js'
import { CameraPicker } from './CameraPicker.js'

const amount = (text: string, most: number): number | null => (/^\d+(\.\d+)?$/.test(text.trim()) && Number(text) >= 0.1 && Number(text) <= most ? Number(text) : null)

/** What recordings may take, what must stay free, and which cameras are kept warm. */
export function SpaceForm({ settings }: { settings: RecordingSettings }) {
  const { t } = useTranslation()
  const { busy, run } = useChange('recordings')
  const [max, setMax] = useState(String(settings.maxGb))
  const [free, setFree] = useState(String(settings.minFreeGb))
  const [warm, setWarm] = useState<string[]>(settings.warm)
  const [maxGb, minFreeGb] = [amount(max, 1_000_000), amount(free, 10_000)]
  const changed = maxGb !== settings.maxGb || minFreeGb !== settings.minFreeGb || warm.join() !== settings.warm.join()
  return (
    <form className="form" aria-label={t('recording.space')} onSubmit={(event) => { event.preventDefault(); if (maxGb !== null && minFreeGb !== null && changed && !busy) void run(() => recordings.saveSettings({ maxGb, minFreeGb, warm }), t('admin.saved'), () => recordings.saveSettings(settings)) }}>
      <TextInput label={t('recording.maxGb')} inputMode="decimal" value={max} onChange={setMax} hint={t('recording.maxGbHint')} error={maxGb === null ? t('recording.numberWrong', { from: 0.1, to: 1_000_000 }) : undefined} />
      <TextInput label={t('recording.minFreeGb')} inputMode="decimal" value={free} onChange={setFree} hint={t('recording.minFreeGbHint')} error={minFreeGb === null ? t('recording.numberWrong', { from: 0.1, to: 10_000 }) : undefined} />
      <div className="wide"><CameraPicker label={t('recording.warm')} hint={t('recording.warmHint')} ids={warm} most={WARM_MOST} onChange={setWarm} /></div>
      <div className="form-keys"><Button type="submit" look="primary" busy={busy} isDisabled={maxGb === null || minFreeGb === null || !changed}>{t('action.save')}</Button></div>
    </form>
  )
}
