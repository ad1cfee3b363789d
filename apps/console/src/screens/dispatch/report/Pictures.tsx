import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { FileButton } from '../../../parts/FileButton.js'
import { Icon } from '../../../parts/Icon.js'
import { Preview } from '../../../parts/Preview.js'
import { REPORT_FILES, report } from '../../../store/report.js'
import { errorKey } from '../../error-key.js'

interface PicturesProps { ids: readonly string[]; at: { lat: number; lon: number } | null; onIds: (ids: readonly string[]) => void }

/** Pictures of a report: kept at the hub as soon as they are chosen, so that nothing is lost with the page. */
export function Pictures({ ids, at, onIds }: PicturesProps) {
  const { t } = useTranslation()
  const [busy, setBusy] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const add = async (file: File): Promise<void> => {
    setBusy(file.name)
    setError(null)
    try {
      const { id } = await report.keep(file, at)
      onIds([...ids, id])
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy(null)
    }
  }
  return (
    <div className="field">
      <span className="field-label">{t('report.pictures')}</span>
      <div className="report-pictures">
        {ids.map((id) => (
          <span key={id}><Preview id={id} alt="" /><Button look="quiet" square className="button-small" aria-label={t('report.removePicture')} onPress={() => onIds(ids.filter((other) => other !== id))}><Icon name="close" size={10} /></Button></span>
        ))}
        <FileButton accept={REPORT_FILES} onFile={(file) => void add(file)}><Icon name="upload" />{busy ? t('report.uploading', { name: busy }) : t('report.addPicture')}</FileButton>
      </div>
      {error != null && <p className="field-error" role="alert">{t(errorKey(error))}{error instanceof Error && <span className="dim"> {error.message}</span>}</p>}
    </div>
  )
}
