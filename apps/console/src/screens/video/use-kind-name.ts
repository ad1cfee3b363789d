import type { CameraKind } from '@watchfloor/shared'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { cameras } from '../../store/video/cameras.js'

const NONE: readonly CameraKind[] = []

/** The kinds of sources, and what one is called in the language of the screen. */
export function useKindName(): { kinds: readonly CameraKind[]; kindName: (id: string) => string } {
  const { i18n } = useTranslation()
  const kinds = useQuery(cameras.kinds).data?.items ?? NONE
  const english = i18n.language === 'en'
  return { kinds, kindName: (id) => { const kind = kinds.find((each) => each.id === id); return kind ? (english ? kind.nameEn : kind.nameZh) : id } }
}
