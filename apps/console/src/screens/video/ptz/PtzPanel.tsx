import { mayHold } from '@watchfloor/domain'
import type { Camera, PtzHold } from '@watchfloor/shared'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { TextInput } from '../../../parts/Field.js'
import { Icon } from '../../../parts/Icon.js'
import { mayManagePresets, session } from '../../../store/session.js'
import { say } from '../../../store/toasts.js'
import { lensOf, steered } from '../../../store/video/ptz.js'
import { STILL } from '../../../store/video/ptz-hand.js'
import { seat } from '../../../store/video/walls.js'
import { errorKey } from '../../error-key.js'
import { useHubClock, useStore } from '../../use-store.js'
import { Stick } from './Stick.js'
import { useSteering } from './use-steering.js'

const ZOOM = 0.5
/** As many as there are number keys. */
const SHOWN = 9

/** What moves a camera, over its picture: stick, zoom, presets, home, and who else has it in hand. */
export function PtzPanel({ camera, onClose }: { camera: Camera; onClose: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const lens = useQuery(lensOf(camera.id))
  const user = useStore(session, (state) => state.user)
  const hold = useOtherHold(camera.id, lens.data?.hold ?? null)
  const failed = (error: unknown): void => { say('failed', t(errorKey(error))) }
  const presets = lens.data?.presets ?? []
  const { hand, panel } = useSteering(camera.id, presets, failed, onClose)
  const [naming, setNaming] = useState<string | null>(null)
  const able = lens.data?.abilities
  const mine = hold === null
  const keep = async (): Promise<void> => {
    const name = naming?.trim()
    if (!name || !await hand?.keep(name)) return
    setNaming(null)
    say('done', t('video.ptz.kept', { name }))
    await client.invalidateQueries({ queryKey: ['ptz', camera.id] })
  }
  const zoom = (way: 1 | -1) => ({ onPressStart: () => hand?.move({ ...STILL, zoom: ZOOM * way }), onPressEnd: () => hand?.move(STILL) })
  return (
    <div className="ptz" ref={panel} role="group" aria-label={t('video.ptz.title', { name: camera.name })} onDoubleClick={(event) => event.stopPropagation()}>
      {lens.isPending ? <p className="ptz-line dim" role="status">{t('video.ptz.reading')}</p>
        : lens.error ? <p className="ptz-line" role="alert">{t(errorKey(lens.error))}<Button look="quiet" onPress={() => { void lens.refetch() }}>{t('action.retry')}</Button></p>
          : <>
            {!mine && <p className="ptz-line ptz-other" role="status">{t('video.ptz.heldBy', { name: hold.name })}
              {user && mayHold({ ...hold, untilMs: Infinity }, { userId: user.id, seat: seat(), role: user.role }, true, 0) && <Button onPress={() => { void hand?.takeOver() }}>{t('video.ptz.takeOver')}</Button>}
            </p>}
            <div className="ptz-row">
              {able?.panTilt && <Stick disabled={!mine} onMove={(speed) => hand?.move(speed)} />}
              <div className="ptz-keys">
                {able?.zoom && <><Button square isDisabled={!mine} aria-label={t('video.ptz.closer')} {...zoom(1)}><Icon name="plus" /></Button><Button square isDisabled={!mine} aria-label={t('video.ptz.wider')} {...zoom(-1)}><Icon name="minus" /></Button></>}
                {able?.home && <Button square isDisabled={!mine} aria-label={t('video.ptz.home')} onPress={() => { void hand?.go(null) }}><Icon name="home" /></Button>}
              </div>
              {able !== undefined && able.presets > 0 && (
                <ol className="ptz-presets" aria-label={t('video.ptz.presets')}>
                  {presets.slice(0, SHOWN).map(({ token, name }, index) => <li key={token}><button type="button" disabled={!mine} title={name} onClick={() => { void hand?.go(token) }}><kbd>{index + 1}</kbd><span className="clip">{name}</span></button></li>)}
                  {presets.length === 0 && <li className="dim">{t('video.ptz.noPresets')}</li>}
                  {mayManagePresets(user?.role) && naming === null && <li><button type="button" disabled={!mine} onClick={() => setNaming('')}><Icon name="plus" size={12} /><span className="clip">{t('video.ptz.keep')}</span></button></li>}
                </ol>
              )}
            </div>
            {naming !== null && (
              <form className="ptz-form" onSubmit={(event) => { event.preventDefault(); void keep() }}>
                <TextInput bare autoFocus label={t('video.ptz.presetName')} placeholder={t('video.ptz.presetName')} value={naming} onChange={setNaming} maxLength={60} />
                <Button type="submit" isDisabled={!naming.trim()}>{t('action.save')}</Button><Button look="quiet" onPress={() => setNaming(null)}>{t('action.cancel')}</Button>
              </form>
            )}
          </>}
    </div>
  )
}

/** Another hand that has this camera; null when it is free or in ours. What the socket told is newer than what was read. */
export function useOtherHold(cameraId: string, read: PtzHold | null): PtzHold | null {
  const told = useStore(steered, (state) => state.byId.get(cameraId))
  const userId = useStore(session, (state) => state.user?.id)
  const now = useHubClock()
  const hold = told === undefined ? read : told.hold
  return hold === null || Date.parse(hold.until) <= now || (hold.userId === userId && hold.seat === seat()) ? null : hold
}
