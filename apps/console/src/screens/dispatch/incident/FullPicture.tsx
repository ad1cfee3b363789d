import type { EvidenceItem } from '@watchfloor/shared'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { Icon } from '../../../parts/Icon.js'
import { coordinates, dateTime } from '../../../parts/format.js'
import { Kept } from './Kept.js'

interface FullPictureProps { pictures: readonly EvidenceItem[]; at: number; onTurn: (at: number) => void; onClose: () => void }

/** One picture as large as the screen, with what is known of it; arrows turn, Esc closes. */
export function FullPicture({ pictures, at, onTurn, onClose }: FullPictureProps) {
  const { t } = useTranslation()
  const root = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = root.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])
  const item = pictures[at] as EvidenceItem
  const turn = (by: number): void => onTurn((at + by + pictures.length) % pictures.length)
  return (
    <dialog
      ref={root} className="full-picture" aria-label={item.name} onCancel={(event) => { event.preventDefault(); onClose() }}
      onKeyDown={(event) => {
        if (event.key === 'ArrowLeft') turn(-1)
        else if (event.key === 'ArrowRight') turn(1)
        else if (event.key === 'Escape') onClose()
        else return
        event.preventDefault()
        event.stopPropagation()
      }}
    >
      <Kept item={item} alt={item.name} controls />
      <footer>
        <span>{at + 1} / {pictures.length}</span>
        {item.role && <span>{t(`evidence.role.${item.role}`)}</span>}
        <time>{dateTime(Date.parse(item.takenAt ?? item.receivedAt))}</time>
        {item.lat !== null && item.lon !== null && <span>{coordinates(item.lat, item.lon)}</span>}
        <span className="mono dim clip" title={item.hash}>SHA-256 {item.hash.slice(0, 16)}</span>
        <Button look="quiet" square aria-label={t('evidence.previous')} onPress={() => turn(-1)}><Icon name="fold" /></Button>
        <Button look="quiet" square aria-label={t('evidence.next')} onPress={() => turn(1)}><Icon name="unfold" /></Button>
        <Button look="quiet" square aria-label={t('action.close')} onPress={onClose}><Icon name="close" /></Button>
      </footer>
    </dialog>
  )
}
