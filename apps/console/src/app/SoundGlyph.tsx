import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from '../screens/use-store.js'
import { armSound, keepRinging, ring, sound } from '../store/sound.js'

/** Whether this console would be heard; a press arms it, or lets it be heard once. */
export function SoundGlyph() {
  const { t } = useTranslation()
  const state = useStore(sound, (now) => now.state)
  useEffect(keepRinging, [])
  const armed = state === 'armed'
  const words = t(`bar.sound.${state}`)
  return (
    <button type="button" className={`bar-glyph ${armed ? '' : 'bar-glyph-off'}`} title={words} aria-label={words} onClick={() => { if (armed) ring(); else void armSound().then(ring) }}>
      <svg width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" aria-hidden="true">
        <path d="M2 6h2.5L8 3v10L4.5 10H2Z" />
        {armed ? <path d="M10.5 5.5a3.5 3.5 0 0 1 0 5M12.4 3.6a6.2 6.2 0 0 1 0 8.8" /> : <path d="m10.5 6 4 4m0-4-4 4" />}
      </svg>
      {!armed && <span>{t('bar.soundOff')}</span>}
    </button>
  )
}
