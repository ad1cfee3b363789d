import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { removeLater, UNDO_MS } from '../../store/leaving.js'
import { dropToast, say } from '../../store/toasts.js'
import { errorKey } from '../error-key.js'

export interface Change {
  busy: boolean
  /** Runs a change, says how it went, reads the lists again; null when it failed. */
  run<T>(work: () => Promise<T>, done: string, undo?: () => Promise<unknown>): Promise<T | null>
  /** Takes a row away at once, says `text`, and deletes when the time to undo is over. */
  remove(id: string, text: string, commit: () => Promise<unknown>): void
}

/** Changes to lists under the given query keys. */
export function useChange(...keys: string[]): Change {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const readAgain = () => Promise.all(keys.map((key) => client.invalidateQueries({ queryKey: [key] })))
  const failed = (error: unknown): void => { say('failed', t('admin.failed', { why: t(errorKey(error)) })) }

  async function run<T>(work: () => Promise<T>, done: string, undo?: () => Promise<unknown>): Promise<T | null> {
    setBusy(true)
    try {
      const result = await work()
      await readAgain()
      say('done', done, undo ? { undo: () => void undo().then(readAgain, failed) } : {})
      return result
    } catch (error) {
      failed(error)
      return null
    } finally {
      setBusy(false)
    }
  }

  function remove(id: string, text: string, commit: () => Promise<unknown>): void {
    const takeBack = removeLater(id, () => commit().then(readAgain, failed))
    const toast = say('done', text, { undo: () => { takeBack(); dropToast(toast) }, forMs: UNDO_MS })
  }

  return { busy, run, remove }
}
