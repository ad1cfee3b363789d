import type { PushState } from '@watchfloor/shared'
import { useTranslation } from 'react-i18next'

const STEPS = ['asking', 'answered', 'picture'] as const

/** How far it is with a device that was asked for its picture: asked, answered, picture; or what is in the way, in words and by the device's own number. */
export function PushSteps({ push: { step, tries, trouble, code } }: { push: PushState }) {
  const { t } = useTranslation()
  const at = step === 'answered' ? 1 : 0
  return (
    <>
      {step !== 'failed' && (
        <ol className="push-steps">
          {STEPS.map((name, i) => <li key={name} data-state={i < at ? 'done' : i === at ? 'now' : 'later'}>{t(`push.step.${name}`)}</li>)}
        </ol>
      )}
      {trouble && <p>{t(`push.trouble.${trouble}`)}{code && <span className="dim"> {code}</span>}</p>}
      {trouble && <p className="dim">{step === 'failed' ? t(`push.advice.${trouble}`) : t('push.again', { n: tries })}</p>}
    </>
  )
}
