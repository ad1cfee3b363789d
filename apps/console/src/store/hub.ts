import type { ServerMessages } from '@watchfloor/shared'
import { openSocket } from '../link/socket.js'
import type { SocketDoor } from '../link/socket.js'
import { alarms, takeAlarms } from './alarms.js'
import { clockSample, connection, forgetClock, setLink } from './connection.js'
import { clearDetail, takeDetail } from './detail.js'
import { takeEvent } from './events.js'
import { incidents } from './incidents.js'
import { layers } from './layers.js'
import { clearNotices, loadNotices, takeNotice } from './notices.js'
import { selection } from './selection.js'
import { endSession, seesCases, session } from './session.js'
import { units } from './units.js'
import { forgetPatrol } from './video/patrol.js'
import { forgetPtz, takePtz } from './video/ptz.js'
import { forgetSending, takeSending } from './video/sending.js'
import { forgetTranscoded } from './video/transcoded.js'
import { forgetWalls } from './video/walls.js'
import { view } from './view.js'
import { lookAt, looking, takeViewers } from './viewers.js'
import { DEVICE_KINDS } from '@watchfloor/shared'

/** One case for each message of the contract: a new one does not compile until it is placed here. */
const place: { [K in keyof ServerMessages]: (message: ServerMessages[K]) => void } = {
  hello(message) {
    forgetClock()
    clockSample(message.serverTime)
    connection.setState({ demo: message.demo, version: message.version, promises: message.promises })
    setLink('live')
  },
  roster(message) {
    units.roster(message.units, message.first, message.last)
    // A roster is the sign of a new picture, after connecting and after a gap alike: what has no roster of its own is read anew.
    if (message.first) readCases()
  },
  units: (message) => units.upsert(message.upsert, message.remove),
  presence: (message) => units.presence(message.changes),
  detail: takeDetail,
  event: (message) => takeEvent(message.event),
  incidents: (message) => incidents.upsert(message.upsert),
  alarms: (message) => takeAlarms(message.upsert, message.announced),
  viewers: takeViewers,
  ptz: (message) => takePtz(message.news),
  sending: takeSending,
  notice: (message) => takeNotice(message.notice),
  health(message) {
    clockSample(message.serverTime)
    connection.setState({ health: message.health, healthAt: Date.now() })
  },
}

/** Incidents and alarms that are open, and what this person was told; officers are told of their own by notice. */
function readCases(): void {
  if (!seesCases(session.getState().user?.role)) return
  void incidents.read()
  void alarms.read()
  void loadNotices()
}

let door: SocketDoor | null = null
let leave: (() => void)[] = []

/** Opens the socket for the signed-in session and keeps the hub told what this screen shows. */
export function connectHub(): void {
  if (door) return
  const opened = openSocket(session.getState().token, {
    message: (name, message) => place[name](message as never),
    fix: (fix) => units.fix(fix),
    heard() {
      connection.setState({ heardAt: Date.now() })
      if (connection.getState().state === 'down') setLink('live')
    },
    down: () => setLink('down'),
    refused: () => endSession(true),
    unreadable(name, why) {
      console.warn(`unreadable message "${name}" from the hub: ${why}`)
      if (!connection.getState().outdated) connection.setState({ outdated: true })
    },
  })
  door = opened
  const tellView = (): void => {
    const { bbox } = view.getState()
    const { hidden } = layers.getState()
    if (bbox) opened.view(hidden.length === 0 ? { bbox } : { bbox, kinds: DEVICE_KINDS.filter((kind) => !hidden.includes(kind)) })
  }
  const tellWatch = (): void => {
    clearDetail()
    opened.watch(selection.getState().selectedId)
  }
  const tellLook = (): void => opened.look(looking.getState().incidentId)
  tellView()
  tellWatch()
  tellLook()
  leave = [
    view.subscribe((now, before) => { if (now.bbox !== before.bbox) tellView() }),
    layers.subscribe((now, before) => { if (now.hidden !== before.hidden) tellView() }),
    selection.subscribe((now, before) => { if (now.selectedId !== before.selectedId) tellWatch() }),
    looking.subscribe((now, before) => { if (now.incidentId !== before.incidentId) tellLook() }),
  ]
}

/** Closes the socket and forgets what it brought: nothing of one person's screen stays for the next. */
export function disconnectHub(): void {
  leave.forEach((go) => go())
  leave = []
  door?.close()
  door = null
  units.clear()
  incidents.clear()
  alarms.clear()
  clearNotices()
  forgetWalls()
  forgetPatrol()
  forgetPtz()
  forgetSending()
  forgetTranscoded()
  lookAt(null)
  clearDetail()
  setLink('connecting')
}

/** Tries again now instead of waiting for the back-off. */
export const retryHub = (): void => door?.retry()
