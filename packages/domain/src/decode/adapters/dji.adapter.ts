import type { Adapter, Step } from '../adapter.js'
import { UP_BRANCHES, djiTopic, readEnvelope, replyTo } from '../dji/envelope.js'
import type { Envelope } from '../dji/envelope.js'
import { readEvent } from '../dji/events.js'
import { liveService } from '../dji/live.js'
import { OPEN_SERVICES } from '../dji/names.js'
import { readOsd } from '../dji/osd.js'
import { RESULT_NOT_AVAILABLE, answerRequest } from '../dji/requests.js'
import { newDjiSession } from '../dji/session.js'
import type { DjiSession } from '../dji/session.js'
import { readState } from '../dji/state.js'
import { readTopology } from '../dji/topology.js'
import { asCode, asObject, asText, jsonBytes, parseJson } from '../payload.js'
import type { AnswerReport, Report } from '../report.js'
import { drop, led, nothing } from '../step.js'
import { isTopicLevel } from '../topic.js'

const MAX_ANSWERED = 64

/** Services are matched by both numbers of the exchange, because replies often name no method. */
const correlationOf = (tid: string, bid: string): string => `${tid}/${bid}`

/** A reply to a service or property call. Result 0 with a status under way is an acceptance, more follows as events. */
function readServiceReply(sn: string, { tid, bid, data }: Envelope): AnswerReport | string {
  if (tid === '') return 'no_tid'
  const result = asCode(data.result, 20)
  const status = asText(asObject(data.output)?.status, 40)
  const underWay = status === 'sent' || status === 'in_progress'
  return {
    type: 'answer', externalId: sn, correlation: correlationOf(tid, bid),
    status: result !== '0' && result !== null ? 'failed' : underWay ? 'accepted' : 'done',
    text: result !== '0' && result !== null ? `result ${result}` : status,
  }
}

/** Events: told once, answered as often as they come. A gateway sends one again under the same tid until it has heard the answer, which may be lost on the way. */
function stepEvent(session: DjiSession, sn: string, topic: string, envelope: Envelope, nowMs: number): Step<DjiSession> {
  const { method, tid, bid, needReply } = envelope
  if (method === null) return drop(session, 'no_method')
  const replies = needReply ? [replyTo(topic, envelope, nowMs, { result: 0 })] : []
  if (needReply && tid !== '') {
    const once = correlationOf(tid, bid)
    if (session.answered.includes(once)) return led(session, [], replies, [{ reason: 'repeated' }])
    session.answered = [...session.answered.slice(1 - MAX_ANSWERED), once]
  }
  return led(session, readEvent(session, sn, method, envelope), replies)
}

function stepRequest(session: DjiSession, sn: string, topic: string, envelope: Envelope, nowMs: number): Step<DjiSession> {
  if (envelope.method === null) return drop(session, 'no_method')
  const data = answerRequest(session, sn, envelope.method, envelope)
  const reply = replyTo(topic, envelope, nowMs, data ?? { result: RESULT_NOT_AVAILABLE, output: {} })
  return led(session, [], [reply], data === null ? [{ reason: 'unknown_request' }] : [])
}

/**
 * DJI Cloud API (PROTOCOLS §1): docks, remote controllers and the aircraft behind them. One session per serial number in the topic.
 * It changes its session in place, as the host hands the same one back.
 */
export const djiAdapter: Adapter<DjiSession> = {
  protocol: 'dji',
  topics: ['sys/product/+/status', ...UP_BRANCHES.map((branch) => `thing/product/+/${branch}`)],
  /** A gateway speaks for itself and for its aircraft, if they are registered. */
  mayPublish(_username, topic, speaksFor) {
    const parts = djiTopic(topic)
    return parts !== null && speaksFor(parts.sn)
  },
  subscriptions: (_username, externalIds) => externalIds.filter(isTopicLevel).flatMap((sn) => [`thing/product/${sn}/#`, `sys/product/${sn}/#`]),
  sessionKey: (topic) => djiTopic(topic)?.sn ?? null,
  open: (site) => newDjiSession(site?.dji),
  step(session, input) {
    if (input.type !== 'message') return nothing(session)
    const topic = input.topic ?? ''
    const parts = djiTopic(topic)
    if (parts === null) return drop(session, 'wrong_topic')
    const { sn, branch } = parts
    // Stick control speaks ten times a second and is no business of the hub's yet.
    // Nothing is lost of DJI's own recognition: no message of the Cloud API holds a detection. A Dock 3 tells here that it is on, with which model and what it follows (`drc_ai_info_push`);
    // what it sees is written into the video itself (SEI). Drones find cases by a detector that looks at their pictures and reports for the drone (Frigate, native).
    if (branch === 'drc/up') return nothing(session)
    const o = asObject(parseJson(input.payload))
    if (o === null) return drop(session, 'not_json')
    const envelope = readEnvelope(o, input.nowMs)
    const told = (reports: Report[]): Step<DjiSession> => led(session, reports)
    switch (branch) {
      case 'osd': return told(readOsd(session, sn, envelope, input.retained))
      case 'state': return told(readState(sn, envelope))
      case 'status': {
        if (envelope.method !== 'update_topo') return drop(session, envelope.method === null ? 'no_method' : 'unknown_method')
        return led(session, readTopology(session, sn, envelope), [replyTo(topic, envelope, input.nowMs, { result: 0 })])
      }
      case 'events': return stepEvent(session, sn, topic, envelope, input.nowMs)
      case 'requests': return stepRequest(session, sn, topic, envelope, input.nowMs)
      default: {
        const answer = readServiceReply(sn, envelope)
        return typeof answer === 'string' ? drop(session, answer) : told([answer])
      }
    }
  },
  /** Positions come by themselves every two seconds, so there is no `locate`; `custom` calls one of the open services of the gateway, `live_start` and `live_stop` those for its pictures. */
  encode(session, { id, input, externalId, gatewayId, nowMs }) {
    const gateway = gatewayId ?? externalId
    const service = liveService(input) ?? (input.type === 'custom' && OPEN_SERVICES.has(input.name) ? { method: input.name, data: input.params ?? {} } : null)
    if (service === null || !isTopicLevel(gateway)) return { ok: false, reason: 'no_command' }
    const payload = jsonBytes({ tid: id, bid: id, timestamp: nowMs, gateway, ...service })
    return { ok: true, session, topic: `thing/product/${gateway}/services`, payload, correlation: correlationOf(id, id) }
  },
}
