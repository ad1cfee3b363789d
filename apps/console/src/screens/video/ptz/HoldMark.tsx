import { useTranslation } from 'react-i18next'
import { Icon } from '../../../parts/Icon.js'
import { useOtherHold } from './PtzPanel.js'

/** On a picture that somebody else turns: who it is. */
export function HoldMark({ cameraId }: { cameraId: string }) {
  const { t } = useTranslation()
  const hold = useOtherHold(cameraId, null)
  return hold && <p className="ptz-mark"><Icon name="steer" size={12} /><span className="clip">{t('video.ptz.heldBy', { name: hold.name })}</span></p>
}
