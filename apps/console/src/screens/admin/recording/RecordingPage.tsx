import type { RecordedCamera, RecordingRule } from '@watchfloor/shared'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { Icon } from '../../../parts/Icon.js'
import { Notice } from '../../../parts/Notice.js'
import { Skeleton } from '../../../parts/Skeleton.js'
import { Table } from '../../../parts/Table.js'
import type { Column, Sort } from '../../../parts/Table.js'
import { count, dateTime } from '../../../parts/format.js'
import { leaving as leavingRows } from '../../../store/leaving.js'
import { recordings } from '../../../store/video/recording.js'
import { errorKey } from '../../error-key.js'
import { useStore } from '../../use-store.js'
import { sayHours } from '../hours-text.js'
import { useChange } from '../use-change.js'
import { DiskState } from './DiskState.js'
import { RecordingRuleForm } from './RecordingRuleForm.js'
import { SpaceForm } from './SpaceForm.js'
import { gigabytes } from './gigabytes.js'
import './recording-page.css'

/** By which rules cameras are recorded, how full the disk is, and what lies there. */
export function RecordingPage() {
  const { t } = useTranslation()
  const [rules, settings, status] = [useQuery(recordings.rules), useQuery(recordings.settings), useQuery(recordings.status)]
  const failed = [rules, settings, status].find((query) => query.isError && query.data === undefined)
  if (failed) return <div className="recording-page"><Notice tone="error" title={t('state.error')} action={<Button onPress={() => { for (const query of [rules, settings, status]) void query.refetch() }}>{t('action.retry')}</Button>}>{t(errorKey(failed.error))}</Notice></div>
  return (
    <div className="recording-page">
      <section aria-labelledby="recording-rules"><RuleList rules={rules.data?.items} /></section>
      <div className="recording-two">
        <section><h2>{t('recording.diskTitle')}</h2>{status.data ? <DiskState status={status.data} settings={settings.data} /> : <Skeleton rows={4} />}</section>
        <section><h2>{t('recording.space')}</h2>{settings.data ? <SpaceForm key={JSON.stringify(settings.data)} settings={settings.data} /> : <Skeleton rows={4} />}</section>
      </div>
      {status.data?.own && <section><h2>{t('recording.kept')}</h2><KeptList cameras={status.data.cameras} /></section>}
    </div>
  )
}

function RuleList({ rules }: { rules: readonly RecordingRule[] | undefined }) {
  const { t } = useTranslation()
  const { remove } = useChange('recordings')
  const leaving = useStore(leavingRows, ({ ids }) => ids)
  const [open, setOpen] = useState<string | null>(null)
  const [sort, setSort] = useState<Sort | null>(null)
  const close = (): void => setOpen(null)
  const shown = rules?.filter(({ id }) => !leaving.has(id))
  const columns: Column<RecordingRule>[] = [
    { key: 'name', head: t('recording.ruleName'), cell: ({ name, enabled }) => <>{name}{!enabled && <span className="tag">{t('recording.off')}</span>}</>, sortBy: ({ name }) => name, width: '22%' },
    { key: 'when', head: t('recording.when'), cell: ({ when }) => (when.kind === 'hours' ? when.hours.length > 0 ? sayHours(when.hours) : t('hours.always') : when.withinM === 0 ? t('recording.fromIt') : t('recording.nearIt', { m: when.withinM })) },
    { key: 'cameras', head: t('video.list'), figures: true, cell: ({ cameras }) => count(cameras), sortBy: ({ cameras }) => cameras, width: '12%' },
    { key: 'due', head: t('recording.due'), figures: true, cell: ({ due }) => (due > 0 ? <span className="recording-on">{'\u25cf'} {count(due)}</span> : '0'), sortBy: ({ due }) => due, width: '12%' },
    { key: 'stream', head: t('recording.stream'), cell: ({ stream }) => t(stream === 'main' ? 'recording.main' : 'recording.sub'), width: '12%' },
    { key: 'keep', head: t('recording.keepDays'), figures: true, cell: ({ keepDays }) => keepDays, sortBy: ({ keepDays }) => keepDays, width: '10%' },
    { key: 'do', head: '', width: '150px', cell: (rule) => (
      <span className="row-actions">
        <Button className="button-small" look="quiet" onPress={() => setOpen(rule.id)}>{t('action.edit')}</Button>
        <Button className="button-small" look="quiet" onPress={() => remove(rule.id, t('admin.removed', { name: rule.name }), () => recordings.removeRule(rule.id))}>{t('action.remove')}</Button>
      </span>
    ) },
  ]
  return (
    <>
      <div className="recording-title"><h2 id="recording-rules">{t('recording.rules')}</h2><Button look="primary" onPress={() => setOpen('new')}><Icon name="plus" />{t('recording.newRule')}</Button></div>
      {open === 'new' && <RecordingRuleForm rule={null} onDone={close} />}
      {shown === undefined ? <Skeleton rows={3} /> : shown.length === 0 ? open !== 'new' && <Notice title={t('recording.noRules')}>{t('recording.noRulesText')}</Notice>
        : <Table label={t('recording.rules')} columns={columns} rows={shown} rowKey={({ id }) => id} sort={sort} onSort={setSort} sortLabel={(name) => t('admin.sortBy', { name })} faint={({ enabled }) => !enabled} below={(rule) => (open === rule.id ? <RecordingRuleForm key={rule.version} rule={rule} onDone={close} /> : null)} />}
    </>
  )
}

function KeptList({ cameras }: { cameras: readonly RecordedCamera[] }) {
  const { t } = useTranslation()
  const [sort, setSort] = useState<Sort | null>(null)
  if (cameras.length === 0) return <Notice title={t('recording.nothingKept')}>{t('recording.nothingKeptText')}</Notice>
  const time = (text: string | null): string => (text === null ? t('value.none') : dateTime(Date.parse(text)))
  const columns: Column<RecordedCamera>[] = [
    { key: 'name', head: t('recording.camera'), cell: ({ name }) => name, sortBy: ({ name }) => name },
    { key: 'state', head: t('recording.state'), cell: ({ recording, fault }) => (fault !== null ? <span className="recording-bad" title={fault}>{'\u25b2'} {t('recording.fault')}</span> : recording ? <span className="recording-on">{'\u25cf'} {t('recording.recordingNow')}</span> : <span className="dim">{t('recording.resting')}</span>), width: '18%' },
    { key: 'from', head: t('recording.oldest'), cell: ({ from }) => time(from), sortBy: ({ from }) => from ?? '', width: '20%' },
    { key: 'to', head: t('recording.newest'), cell: ({ to }) => time(to), sortBy: ({ to }) => to ?? '', width: '20%' },
    { key: 'bytes', head: t('recording.size'), figures: true, cell: ({ bytes }) => gigabytes(bytes), sortBy: ({ bytes }) => bytes, width: '12%' },
  ]
  return <Table label={t('recording.kept')} columns={columns} rows={cameras} rowKey={({ cameraId, stream }) => `${cameraId} ${stream}`} sort={sort} onSort={setSort} sortLabel={(name) => t('admin.sortBy', { name })} />
}
