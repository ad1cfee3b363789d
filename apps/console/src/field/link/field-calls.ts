import { ActionAnswer, CodeSet, EvidenceItem, IncidentDetail, IncidentRow, LookTasks, NoticeRulesAnswer, OwnLook, page, ParkingNotice, PlateHistory } from '@watchfloor/shared'
import type { ActionInput, DispatchActionInput, EvidenceInput, IncidentInput, ParkingNoticeInput } from '@watchfloor/shared'
import { z } from 'zod'
import { call } from '../../link/http.js'

/** Of a duty the phone needs only for which unit it is. */
const OwnDuty = z.object({ squadId: z.uuid() })

/** What the phone asks of the hub. Officers get their own tasks only; the hub sees to that. */
export const fieldCalls = {
  tasks: (signal?: AbortSignal) => call('GET', '/api/incidents', page(IncidentRow), { query: { open: true, sort: 'queue', limit: 100 }, signal }),
  task: (id: string, signal?: AbortSignal) => call('GET', `/api/incidents/${id}`, IncidentDetail, { signal }),
  /** Places that this person was sent to look at. */
  looks: () => call('GET', '/api/auto-flow/tasks', LookTasks),
  /** Who looked at this person's track or picture. */
  lookers: () => call('GET', '/api/supervision/looks', z.object({ items: z.array(OwnLook) })),
  /** What the own units brought to an end, the newest first. */
  closed: (from: string, signal?: AbortSignal) => call('GET', '/api/incidents', page(IncidentRow), { query: { state: 'closed', sort: 'newest', from, limit: 100 }, signal }),
  evidence: (incident: string, signal?: AbortSignal) => call('GET', '/api/evidence', page(EvidenceItem), { query: { incident }, signal }),
  categories: () => call('GET', '/api/categories', CodeSet),
  dutyNow: (userId: string, now: string) => call('GET', '/api/duty', page(OwnDuty), { query: { userId, from: now, to: now } }),
  upload: (file: Blob, input: EvidenceInput) => call('POST', '/api/evidence', EvidenceItem, { query: { ...input }, file }),
  open: (input: IncidentInput & { actionId: string }) => call('POST', '/api/incidents', IncidentDetail, { json: input }),
  act: (id: string, input: ActionInput) => call('POST', `/api/incidents/${id}/actions`, ActionAnswer, { json: input }),
  noticeRules: () => call('GET', '/api/parking-notices/rules', NoticeRulesAnswer),
  plateHistory: (plate: string, signal?: AbortSignal) => call('GET', '/api/parking-notices/history', PlateHistory, { query: { plate }, signal }),
  bringNotice: (input: ParkingNoticeInput) => call('POST', '/api/parking-notices', ParkingNotice, { json: input }),
  actOnDispatch: (id: string, input: DispatchActionInput) => call('POST', `/api/dispatches/${id}/actions`, ActionAnswer, { json: input }),
}

/** Where a picture of evidence lies. */
export const pictureAddress = (id: string): string => `/api/evidence/${id}/file`
