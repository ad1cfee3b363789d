import type { ImportAnswer } from '@watchfloor/shared'
import { useTranslation } from 'react-i18next'
import { count } from '../../../parts/format.js'

/** More problems than these help nobody at once. */
const SHOWN = 100

/** Row by row what is wrong: in the words of the screen what sort of problem, in the hub's own (English) words the value and the way out. */
export function ImportErrors({ errors, parts }: { errors: ImportAnswer['errors']; parts: { row: string; column: string } }) {
  const { t, i18n } = useTranslation()
  // Those of areas say all there is to say; of the others the hub's message holds the value and the way out.
  const whole = (code: string): boolean => code.startsWith('area_') && known(code) !== null
  const known = (code: string): string | null => (i18n.exists(`imports.problems.${code}`) ? i18n.t(`imports.problems.${code}` as 'imports.problems.missing') : null)
  return (
    <>
      <p className="field-error">{t('imports.fix')}</p>
      <table className="table import-table import-errors" aria-label={t('imports.errors')}>
        <thead><tr><th className="num">{parts.row}</th><th>{parts.column}</th><th>{t('imports.problem')}</th></tr></thead>
        <tbody>{errors.slice(0, SHOWN).map((one, index) => (
          <tr key={index}>
            <td className="num">{one.row}</td>
            <td>{one.column}</td>
            <td>{known(one.code) && <>{known(one.code)} </>}{!whole(one.code) && <span className={known(one.code) ? 'dim' : ''}>{one.message}</span>}</td>
          </tr>
        ))}</tbody>
      </table>
      {errors.length > SHOWN && <p className="dim">{t('imports.moreErrors', { n: count(errors.length - SHOWN) })}</p>}
    </>
  )
}
