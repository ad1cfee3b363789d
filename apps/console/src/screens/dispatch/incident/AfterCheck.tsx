import type { Camera, EvidenceItem, IncidentDetail } from '@watchfloor/shared'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { clockTime } from '../../../parts/format.js'
import { caseQueries } from '../../../store/case-queries.js'
import { hubNow } from '../../../store/connection.js'
import { evidenceFile } from '../../../store/evidence-sides.js'
import { say } from '../../../store/toasts.js'
import { framedBy, framing, keepAfter } from '../../../store/video/after-check.js'
import { cameras } from '../../../store/video/cameras.js'
import { errorKey } from '../../error-key.js'
import { useScreenKeys } from '../../keys.js'
import { LivePicture } from '../../video/LivePicture.js'
import { useWayBack } from './use-way-back.js'
import { freezeIn, viewOf } from '../../video/frozen-picture.js'
import { useKindName } from '../../video/use-kind-name.js'
import { notKeptWords } from '../../video/why-words.js'
import type { Acting } from './use-acting.js'
import '../../video/video.css'

const KEYS = { open: 'v', freeze: 'f', back: 'h' } as const
/** When somebody has to see whether it was put right. */
const STATES: ReadonlySet<string> = new Set(['handled', 'checking'])

/** The camera by whose picture the matter was filed, to see with the same framing whether it was put right. */
export function AfterCheck({ incident, acting }: { incident: IncidentDetail; acting: Acting }) {
  const due = STATES.has(incident.state)
  const { data } = useQuery({ ...caseQueries.evidence(incident.id), enabled: due })
  const before = data ? framedBy(data.items) : null
  const { data: camera } = useQuery({ ...cameras.one(before?.deviceId ?? ''), enabled: due && before !== null, retry: false })
  return due && before && camera && camera.streams.length > 0 ? <Framing key={before.id} incident={incident} before={before} camera={camera} acting={acting} /> : null
}

function Framing({ incident, before, camera, acting }: { incident: IncidentDetail; before: EvidenceItem; camera: Camera; acting: Acting }) {
  const { t } = useTranslation()
  const { kindName } = useKindName()
  const { data: box = null } = useQuery(framing.of(before))
  const live = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  const [frozen, setFrozen] = useState<{ picture: HTMLCanvasElement; atMs: number } | null>(null)
  const [busy, setBusy] = useState(false)
  const { turning, back } = useWayBack(camera, before.id, open)
  const stream = camera.streams.includes('main') ? 'main' : 'sub'
  const freeze = (): void => {
    const found = freezeIn(live.current!, hubNow())
    if (typeof found === 'string') say('failed', t(found))
    else setFrozen(found)
  }
  const attach = async (): Promise<void> => {
    if (!frozen || busy) return
    setBusy(true)
    try {
      const { evidence, streamRefused } = await keepAfter({ camera, stream, atMs: frozen.atMs, view: await viewOf(frozen.picture, box) })
      if (!await acting.send({ action: 'note', note: t('afterCheck.note', { camera: camera.name, time: clockTime(frozen.atMs) }), evidence, occurredAt: new Date(frozen.atMs).toISOString() })) return
      say('done', t('afterCheck.attached', { number: incident.number }))
      if (streamRefused) say('failed', t('video.noEvidence', { number: incident.number, why: t(notKeptWords(streamRefused)) }))
      setFrozen(null)
      setOpen(false)
    } catch (error) {
      say('failed', t(errorKey(error)))
    } finally { setBusy(false) }
  }
  useScreenKeys(open
    ? [
        { key: KEYS.freeze, label: 'afterCheck.keys.freeze', run: () => { if (frozen) setFrozen(null); else freeze() } },
        ...(back && !frozen ? [{ key: KEYS.back, label: 'afterCheck.keys.back' as const, run: back }] : []),
        { key: 'Enter', label: 'afterCheck.keys.attach', run: () => { if (!(document.activeElement instanceof HTMLButtonElement)) void attach() } },
        { key: KEYS.open, label: 'afterCheck.keys.open', run: () => setOpen(false) },
        { key: 'Escape', label: 'keys.escape', run: () => { if (frozen) setFrozen(null); else setOpen(false) } },
      ]
    : [{ key: KEYS.open, label: 'afterCheck.keys.open', run: () => setOpen(true) }])
  if (!open) return <section className="after-check"><Button onPress={() => setOpen(true)}>{t('afterCheck.open', { camera: camera.name })}<kbd>{KEYS.open.toUpperCase()}</kbd></Button></section>
  // The box is told in parts of the picture: both sides have the shape of the one it was drawn on.
  const shape = before.width && before.height ? { aspectRatio: `${before.width} / ${before.height}` } : undefined
  const frame = box && <div className="frozen-box" style={{ left: `${box.x * 100}%`, top: `${box.y * 100}%`, width: `${box.w * 100}%`, height: `${box.h * 100}%` }} />
  return (
    <section className="after-check" aria-label={t('afterCheck.title')}>
      <div className="after-sides">
        <figure><div className="after-picture" style={shape}><img src={evidenceFile(before.id)} alt={t('evidence.before')} /></div><figcaption>{t('evidence.before')} <time className="dim">{clockTime(Date.parse(before.takenAt ?? before.receivedAt))}</time></figcaption></figure>
        <figure>
          <div ref={live} className="after-picture" style={shape} data-frozen={frozen !== null || undefined}>
            {/* Goes on below a frozen picture: thawing shows what is now at once. */}
            <div className="after-live" hidden={frozen !== null}><LivePicture camera={camera} kind={kindName(camera.kind)} stream={stream} /></div>
            {frozen && <Picture picture={frozen.picture} label={t('video.frozen')} />}
            <div className="after-frame">{frame}</div>
          </div>
          <figcaption>{frozen ? <>{t('video.frozen')} <time className="dim">{clockTime(frozen.atMs)}</time></> : t('video.live')}</figcaption>
        </figure>
      </div>
      <div className="after-keys">
        <Button isDisabled={busy} onPress={() => { if (frozen) setFrozen(null); else freeze() }}>{t(frozen ? 'afterCheck.thaw' : 'afterCheck.freeze')}<kbd>{KEYS.freeze.toUpperCase()}</kbd></Button>
        {back && <Button busy={turning} isDisabled={frozen !== null} onPress={back}>{t('afterCheck.back')}<kbd>{KEYS.back.toUpperCase()}</kbd></Button>}
        <Button look="primary" busy={busy} isDisabled={!frozen || acting.busy} onPress={() => void attach()}>{t('afterCheck.attach')}<kbd>{'\u21b5'}</kbd></Button>
        <Button look="quiet" onPress={() => { setFrozen(null); setOpen(false) }}>{t('action.close')}</Button>
        {!box && <span className="dim">{t('afterCheck.noBox')}</span>}
      </div>
    </section>
  )
}

/** A grabbed picture, shown as it is. */
function Picture({ picture, label }: { picture: HTMLCanvasElement; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const shown = canvas.current!
    shown.width = picture.width
    shown.height = picture.height
    shown.getContext('2d')!.drawImage(picture, 0, 0)
  }, [picture])
  return <canvas ref={canvas} aria-label={label} />
}
