import { adminCasesEn } from './admin-cases.en.js'
import { adminDailyEn } from './admin-daily.en.js'
import { camerasEn } from './cameras.en.js'
import { casesEn } from './cases.en.js'
import { onDutyEn } from './on-duty.en.js'
import { figuresEn } from './figures.en.js'
import { patrolEn } from './patrol.en.js'
import { recordingEn } from './recording.en.js'
import { videoEn } from './video.en.js'
import { superviseEn } from './supervise.en.js'
import type { Messages } from './messages.js'

/** The same words in English. A key that is missing here, or too many, does not compile. */
export const en: Messages = {
  app: { name: 'Watchfloor', skip: 'Skip to content' },
  role: { seat: 'Seat operator', dispatcher: 'Dispatcher', supervisor: 'Supervisor', officer: 'Officer', admin: 'Administrator' },
  kind: { drone: 'Drone', dock: 'Dock', bodycam: 'Body camera', truck: 'Muck truck', vehicle: 'Vehicle', camera: 'Camera', phone: 'Phone', radio: 'Radio', sensor: 'Sensor' },
  presence: { online: 'Online', stale: 'Late', offline: 'Offline', never: 'Never heard', silent: 'Registered place only', silentShort: 'On file', lastKnown: 'was {{presence}}' },
  protocol: {
    native: 'Native', dji: 'DJI Cloud', jt808: 'JT/T 808', owntracks: 'OwnTracks', traccar: 'Traccar', frigate: 'Frigate', hj212: 'HJ 212', rtsp: 'RTSP', onvif: 'ONVIF', push: 'Pushed stream', none: 'Silent',
  },
  datum: { WGS84: 'WGS-84', CGCS2000: 'CGCS2000', GCJ02: 'GCJ-02', BD09: 'BD-09' },
  severity: { info: 'Info', notice: 'Notice', warning: 'Warning', critical: 'Critical' },
  workplace: { live: 'Live', video: 'Video', dispatch: 'Dispatch', supervise: 'Supervise', figures: 'Figures', admin: 'Administration', switcher: 'Workplaces' },
  action: {
    save: 'Save', cancel: 'Cancel', close: 'Close', retry: 'Try again', undo: 'Undo', copy: 'Copy', copied: 'Copied', edit: 'Edit', remove: 'Delete', create: 'New', send: 'Send', 
    more: 'Load more', fold: 'Fold', unfold: 'Unfold', 
  },
  state: {
    loading: 'Loading', error: 'This did not load', since: 'since {{time}}', offlineTitle: 'Connection to the hub lost', offline: 'Nothing heard since {{time}}, for {{age}}. The screen shows the last known picture; reconnecting.', connecting: 'Connecting to the hub', outdatedTitle: 'This screen and the hub differ in version', outdated: 'Some messages of the hub cannot be read, so the picture may stand still. Load it again; if that does not help, tell the administrator.', retryNow: 'Reconnect now',
    noRight: 'No right to see this', noRightText: '“{{screen}}” is for administrators only. Ask the administrator of this centre if you need it.', notFound: 'No such page', notFoundText: 'There is nothing at {{path}}. It may have moved, or the address was mistyped.', toLive: 'Back to Live',
    hubDown: 'The hub cannot be reached', hubDownText: 'The hub does not answer. Check the network, or ask the administrator whether it is running.',
    crashed: 'This view failed', crashedText: 'The others are not affected. Load it again; if it keeps happening, tell the administrator this line:', reload: 'Load again',
  },
  bar: {
    health: 'Health of the hub', hub: 'Hub', database: 'Database', broker: 'Broker', video: 'Video', healthUnknown: 'unknown', clock: 'Clock of the hub (Beijing time)', account: 'My account', simulated: 'Simulated', simulatedHint: 'Demo: everything on this screen is simulated',
    language: 'Language', theme: 'Appearance', dark: 'Dark', light: 'Light', auto: 'As the system', password: 'Change password', signOut: 'Sign out', keys: 'Keys', fixesPerS: '{{n}} fixes/s', lag: 'longest wait {{ms}} ms', alarmLoad: 'Alarms {{rate}}/h', alarmLoadHint: 'Mean of the seats\u2019 alarms an hour over the last hour ({{seats}} seats); all together per 10 minutes: {{per10}}', alarmLoadOwn: 'Alarms told to this seat over the last hour; per 10 minutes: {{per10}}', soundOff: 'silent', sound: { armed: 'P1 will ring. Press to hear it', waiting: 'P1 will not ring: the browser wants a click on this page first', none: 'This browser has no sound' },
  },
  health: { ok: 'OK', degraded: 'Degraded', down: 'Down', off: 'Off' },
  keys: { title: 'Keys', find: 'Find', help: 'Show the keys', escape: 'One step back, close the panel', workplace: 'Go to {{name}}', follow: 'Follow the selected unit', trail: 'Show or hide its trail', panel: 'Fold or unfold the layer panel', next: 'Next incident', previous: 'Previous incident', pickRow: 'Choose for a bulk action', undo: 'Take back the last decision', pick: 'Choose other units', acknowledge: 'Acknowledge the oldest P1 alarm', note: 'Keys rest inside input fields and while Chinese is being composed.', window: 'Open in own window', click: 'click' },
  signIn: {
    title: 'Sign in', username: 'User name', password: 'Password', submit: 'Sign in', submitting: 'Signing in', expired: 'Your session has ended. Please sign in again.', demoTitle: 'Demo users', demoText: 'One click signs in; the password is demo.', subtitle: 'Urban enforcement command',
  },
  password: { title: 'Change password', must: 'An administrator gave you this password. Please set your own first.', current: 'Current password', next: 'New password', again: 'Once more', rule: 'At least 10 characters', short: '{{n}} more needed', differ: 'The two do not match', done: 'Password changed', submit: 'Change password' },
  find: { label: 'Find', placeholder: 'Name, plate or id', none: 'Nothing found for “{{q}}”', noneText: 'Try the last characters of a plate, or a part of the terminal’s id.', count: '{{n}} found', first: '{{total}} found, first {{n}} shown' },
  layers: {
    title: 'Layers', kinds: 'Units', show: 'Show {{name}}', all: 'Show all', labels: 'Names', trails: 'Trail', fields: 'Where cameras look', areas: 'Areas', blind: 'Blind spots (streets that no camera sees)', clusters: 'Clusters', display: 'Picture', legend: 'Legend', onlineOf: '{{n}} online of {{total}}',
    online: 'Online', total: 'Total', heading: 'The nose points where it goes', stale: 'Late: silent longer than promised', recording: 'Ring: recording', offline: 'Offline, or registered place only', attention: 'Warning', critical: 'Critical alarm', selected: 'Selected', cluster: 'Cluster: count and worst state',
    emptyTitle: 'No units yet', emptyText: 'Devices appear here once they are connected and registered.', emptyAdmin: 'Register devices',
  },
  map: {
    zoomIn: 'Zoom in', zoomOut: 'Zoom out', fit: 'Show all units', north: 'Turn north up', controls: 'Map controls', label: 'Map: arrow keys pan, + and - zoom, Tab goes through units, Enter selects', place: 'Place of the pointer', base: 'base map {{datum}}',
    units: '{{n}} units', stale: '{{n}} stale', openCluster: 'Click to zoom in', scale: 'Scale',
    problem: { token: 'The map engine needs a valid Mapbox token. Ask an administrator to check MAPBOX_TOKEN.', webgl: 'This browser has WebGL2 switched off, so the map cannot be drawn.', lost: 'The graphics card dropped out; the map is being restored.', style: 'The base map style did not load. Units are still drawn in their places.', base: 'The base map did not load. Units are still drawn in their places.' },
  },
  live: { panel: 'Left panel', open: 'Alarms and incidents', newest: 'Newest fix', noFix: 'No fix yet', live: 'Live', stopped: 'Stopped', units: 'Units', onlineUnits: 'Online', fixesPerS: 'Fixes/s', map: 'Map', mapFailed: 'The map did not load' },
  drawer: {
    title: 'Unit', plate: 'Plate', squad: 'Squad', protocol: 'Protocol', externalId: 'Id', datum: 'Declared datum', noPlace: 'No position', noPlaceText: 'This unit has not reported a usable position yet, so it is not on the map.',
    state: 'State', place: 'Position', time: 'Time of fix', speed: 'Speed', course: 'Course', altitude: 'Altitude', accuracy: 'Accuracy', satellites: 'Satellites', battery: 'Battery', received: 'Received', coordinates: 'Coordinates',
    follow: 'Follow', following: 'Following', fly: 'Show on map', trail: 'Trail', lastHour: 'Last hour', range: 'Choose time', from: 'From', to: 'To', show: 'Show', hide: 'Hide trail', points: '{{n}} points', pointsOf: '{{n}} points of {{total}}', noPoints: 'No fixes in this time', badRange: 'The end must come after the start, 31 days at most',
    events: 'Last events', noEvents: 'No events. Alarms, detections and fences are listed here.', raw: 'Raw values', commands: 'Commands', locate: 'Locate now', text: 'Text', textPlaceholder: 'Text for the terminal', urgent: 'Urgent', noCommands: 'No command was sent yet', 
    gone: 'No such unit', goneText: 'It may have been deleted, or you may not see it.', stopped: 'Disabled', heardAgo: '{{age}} ago', clockBehind: 'This device’s clock is {{by}} slow: the times of its positions read that much too early.', clockAhead: 'This device’s clock is {{by}} fast: the times of its positions read that much too late.', clockFarAhead: 'This device’s clock is {{by}} fast: its positions are kept but not shown on the map. Set its clock.', began: 'began', ended: 'ended', more: 'Registration', note: 'Note',
  },
  stateKey: {
    acc: 'Ignition', load: 'Load state', loaded: 'Loaded', loadKg: 'Load', lifted: 'Bed lifted', lift: 'Bed', coverClosed: 'Cover closed', cover: 'Cover', sealed: 'Sealed', tailgateOpen: 'Tailgate open', ptoEngaged: 'Power take-off', outOfService: 'Out of service', fuelCut: 'Fuel cut', electricsCut: 'Power cut', doorLocked: 'Doors locked', doorOpen: 'Door open', door: 'Door',
    gnss: 'Satellite systems', moving: 'Driving', motion: 'In motion', aeb: 'Emergency brake', laneDeparture: 'Lane departure', mileageKm: 'Mileage', odometerM: 'Mileage', distanceM: 'Total distance', fuelL: 'Fuel', fuel: 'Fuel', recorderSpeedKmh: 'Recorder speed', cabinC: 'Body temperature', rssi: 'Signal strength', signals: 'Lamp signals', abnormalDriving: 'Abnormal driving', fatigueLevel: 'Fatigue', deepSleep: 'Deep sleep', sleep: 'Sleep',
    power: 'Power', connection: 'Connection', trigger: 'Trigger', regions: 'In regions', charging: 'Charging', batteryV: 'Battery voltage', powerV: 'External voltage', blocked: 'Immobilised', driver: 'Driver', recording: 'Recording', flightMode: 'Flight mode', droneInDock: 'Aircraft in dock', coverState: 'Dock cover', temperatureC: 'Temperature', humidityPct: 'Humidity', windMps: 'Wind', rainfall: 'Rain', maker: 'Maker', model: 'Model', firmware: 'Firmware', hardware: 'Hardware', terminalId: 'Terminal id', plateColour: 'Plate colour', batteryPct: 'Battery', signal: 'Signal',
    mode: 'Mode', heightM: 'Height', homeDistanceM: 'From home', batteryMinutes: 'Flight left', gimbalPitchDeg: 'Gimbal pitch', windLevel: 'Wind force', storageFaults: 'Storage faults', videoLostChannels: 'Video lost', videoCoveredChannels: 'Video covered', link: 'Link', satellites: 'Satellites', network: 'Network', networkQuality: 'Network quality', networkRate: 'Network rate', windSpeedMps: 'Wind', outsideTemperatureC: 'Outside', droneCharging: 'Aircraft charging', droneBatteryPct: 'Aircraft battery', droneSn: 'Aircraft serial', droneOnline: 'Aircraft online', supplyV: 'Mains', jobs: 'Jobs in all', taskStatus: 'Task', taskPercent: 'Task progress', flightId: 'Task number', waypoint: 'Waypoint', mediaCount: 'Pictures taken', dockMode: 'Dock mode', emergencyStop: 'Emergency stop', soundAlarm: 'Sound and light', light: 'Floodlight', heightAboveTakeoffM: 'Above take-off', remainFlightS: 'Flight left', returnHomePct: 'Needed to return', landingPct: 'Needed to land', rtkSatellites: 'RTK satellites', totalSorties: 'Sorties in all', totalFlightM: 'Flown in all', software: 'Software', engineMs: 'Engine hours', tailgate: 'Tailgate', linkQuality: 'Link quality',
  },
  stateWord: { empty: 'empty', half: 'half', full: 'full', reserved: 'reserved', down: 'down', rising: 'rising', up: 'up', falling: 'falling', fault: 'fault', open: 'open', closed: 'closed', online: 'online', offline: 'offline', unknown: 'unknown', none: 'none', charging: 'charging', unplugged: 'unplugged', mobile: 'mobile', wifi: 'Wi-Fi', half_open: 'half open', abnormal: 'abnormal', ethernet: 'wired', '4g': '4G', idle: 'idle', working: 'working', onsite_debug: 'local debug', remote_debug: 'remote debug', upgrading: 'upgrading', standby: 'standby', takeoff_preparation: 'preparing', takeoff_ready: 'ready', manual: 'manual', auto_takeoff: 'taking off', wayline: 'on its route', panorama: 'panorama', tracking: 'tracking', adsb_avoidance: 'avoiding traffic', return_home: 'returning home', auto_landing: 'landing', forced_landing: 'forced landing', three_blade_landing: 'three-blade landing', not_connected: 'not connected', apas: 'avoiding obstacles', virtual_stick: 'virtual stick', live_flight_controls: 'remote flight', rtk_fixing: 'RTK fixing', dock_site_evaluation: 'site survey', poi: 'circling', sent: 'sent', in_progress: 'under way', ok: 'done', paused: 'paused', partially_done: 'partly done', canceled: 'cancelled', failed: 'failed', rejected: 'rejected', timeout: 'timed out', response: 'asked for', timer: 'by timer', ping: 'periodic', region: 'region', beacon: 'beacon', user: 'by hand', visit: 'visit', no_rain: 'none', light_rain: 'light', moderate_rain: 'moderate', heavy_rain: 'heavy' },
  event: {
    detection: 'Detection', native: { alarm: 'Alarm' },
    dji: { flighttask: 'Flight task', file_uploaded: 'Picture uploaded', hms: 'Health', fly_to_point_progress: 'Fly to point', takeoff_to_point_progress: 'Take-off to point' },
    owntracks: { here: 'Reported by hand', transition: 'Region', enter: 'Entered region', leave: 'Left region' },
    traccar: { alarm: 'Alarm', geofenceEnter: 'Entered fence', geofenceExit: 'Left fence', deviceOverspeed: 'Overspeed', ignitionOn: 'Ignition on', ignitionOff: 'Ignition off', deviceMoving: 'Began to move', deviceStopped: 'Stopped' },
    jt808: {
      sos: 'Emergency', overspeed: 'Overspeed', fatigue: 'Fatigue', danger: 'Danger', gnss_fault: 'Receiver fault', antenna_cut: 'Antenna cut', antenna_short: 'Antenna shorted', power_low: 'Power low', power_lost: 'Power lost', display_fault: 'Display fault', speech_fault: 'Speech fault', camera_fault: 'Camera fault', ic_card_fault: 'IC card fault', overspeed_near: 'Near overspeed', fatigue_near: 'Near fatigue', violation: 'Violation', tyre_pressure: 'Tyre pressure', right_blind_spot: 'Right blind spot', day_driving_limit: 'Day’s driving limit', parking_overtime: 'Parked too long', area: 'Area crossed', route: 'Route crossed', segment_time: 'Segment time', off_route: 'Off its route', vss_fault: 'Speed sensor fault', fuel: 'Fuel abnormal', stolen: 'Stolen', illegal_ignition: 'Illegal ignition', illegal_move: 'Illegal move', collision: 'Collision', rollover: 'Rollover', illegal_door: 'Illegal door opening',
      video_lost: 'Video lost', video_covered: 'Video covered', storage_fault: 'Storage fault', video_fault: 'Video fault', overcrowded: 'Overcrowded', abnormal_driving: 'Abnormal driving', recording_full: 'Recording full', driver_card_in: 'Driver card in', driver_card_out: 'Driver card out', media: 'Media uploaded', media_taken: 'Picture taken',
      adas: { forward_collision: 'Forward collision', lane_departure: 'Lane departure', too_close: 'Too close', pedestrian: 'Pedestrian', frequent_lane_change: 'Frequent lane change', obstacle: 'Obstacle' },
      dsm: { fatigue: 'Fatigue', phone: 'Phone in hand', smoking: 'Smoking', distracted: 'Distracted', driver_abnormal: 'Driver abnormal', driver_change: 'Driver changed' },
      blind_spot: { behind: 'Approach behind', left_behind: 'Approach left behind', right_behind: 'Approach right behind' },
      driving: { hard_acceleration: 'Hard acceleration', hard_braking: 'Hard braking', sharp_turn: 'Sharp turn', idling: 'Idling', stall: 'Stall', coasting: 'Coasting', over_revving: 'Over-revving' },
    },
  },
  eventCode: { sos: 'SOS', accident: 'accident', fallDown: 'fall', overspeed: 'overspeed', powerCut: 'power cut', tampering: 'tampering', lowBattery: 'battery low', help: 'call for help', fall: 'fall' },
  value: { yes: 'Yes', no: 'No', none: '—' },
  commandStatus: { pending: 'Waiting', sent: 'Sent', accepted: 'Accepted', done: 'Done', failed: 'Failed', rejected: 'Rejected', timeout: 'Timed out' },
  commandType: { locate: 'Locate now', text: 'Text', custom: 'Custom', live_start: 'Start live picture', live_stop: 'End live picture' },
  admin: {
    cameras: 'Cameras', daily: 'Daily work', duty: 'Duty', beats: 'Beats', supervision: 'Supervision', batchList: 'Problem list', alarmFigures: 'Alarm figures', autoFlow: 'Auto-flow', recording: 'Recording', masks: 'Allowed areas', truckPlaces: 'Sites and dumps', permits: 'Permits', noticeRules: 'Parking rules', reportKeys: 'Report keys', users: 'Users', squads: 'Units', routing: 'Responsibilities', contacts: 'Contacts', categories: 'Categories', calendar: 'Calendar', rules: 'Alarm rules', webhooks: 'Webhooks', things: 'Things and people', cases: 'Cases', areas: 'Areas', devices: 'Devices', sources: 'Sources', quarantine: 'Quarantine', audit: 'Audit', find: 'Find', tabs: 'Administration', count: '{{n}} in all', countMany: 'more than {{n}}', loaded: '{{n}} of {{total}} loaded', sortingLoads: 'Loading the rest in order to sort', any: 'All',
    removed: '“{{name}}” deleted', saved: 'Saved', created: '“{{name}}” created', failed: 'Not done: {{why}}', sortBy: 'Sort by {{name}}', actions: 'Actions', required: 'required', none: 'None', noMatchTitle: 'Nothing matches', noMatch: 'Try another word, or loosen the filters.',
  },
  users: {
    name: 'Name', username: 'User name', role: 'Role', lastSignIn: 'Last sign-in', state: 'State', enabled: 'Enabled', disabled: 'Disabled', mustChange: 'Must change password', never: 'Never', reset: 'Reset password', disable: 'Disable', enable: 'Enable', create: 'New user', disabledDone: '“{{name}}” disabled', enabledDone: '“{{name}}” enabled',
    passwordFor: 'New password of {{name}}', passwordOnce: 'Shown this once. Hand it over in person; it must be changed at the first sign-in.', usernameRule: 'Lower-case letters, digits and . _ -, 2 to 40', initial: 'First password', initialHint: 'Left empty: one is made', you: 'you',
    emptyTitle: 'No user matches', emptyText: 'Try another word, or create a user.',
  },
  squads: { name: 'Name', note: 'Note', devices: 'Devices', kind: 'Kind', phone: 'Phone', qualified: 'Qualified for', qualifiedHint: 'Category codes or beginnings of them, parted by blanks; * = all', qualifiedRule: 'Codes, beginnings of codes, or *', everything: 'everything', create: 'New unit', emptyTitle: 'No units yet', emptyText: 'Squads and departments are what a case is sent to. Create them first, then give them devices, areas and responsibilities.' },
  areas: {
    name: 'Name', level: 'Level', squad: 'Squad in charge', shape: 'Shape', create: 'New area', geometry: 'Outline (GeoJSON)', geometryHint: 'Paste, or choose a file: Polygon or MultiPolygon, WGS-84, [lon, lat]', choose: 'Choose file', badGeometry: 'Not a usable polygon: {{why}}', points: '{{n}} points', corners: 'Corners', feature: 'Feature', property: 'Property', import: 'Import GeoJSON', importTitle: 'Import areas', importChoose: 'Choose GeoJSON file', importColumns: 'A FeatureCollection in WGS-84; properties of each feature: name, level (district, street, community, duty, grid, other), squad (its name). An area of the same level and name is replaced.', tooLarge: 'The file is larger than 20 MB; split it', emptyTitle: 'No areas yet', emptyText: 'Bring in the outlines of districts, streets, communities or duty grids, so that the map and the rules can use them.',
    levels: { district: 'District', street: 'Street', community: 'Community', duty: 'Duty grid', grid: 'Unit grid', other: 'Other' },
  },
  devices: {
    name: 'Name', kind: 'Kind', protocol: 'Protocol', externalId: 'Id', plate: 'Plate', squad: 'Squad', presence: 'Presence', lastFix: 'Last fix', datum: 'Declared datum', profile: 'Item profile', note: 'Note', lat: 'Latitude', lon: 'Longitude', facingDeg: 'Faces', create: 'Register device', importCsv: 'Import CSV', exportCsv: 'Export CSV', credentials: 'New credentials', showOnMap: 'Show on map', 
    externalIdHint: 'Serial number, terminal phone, user/device …; may stay empty for native', profileHint: 'Reads a truck’s load, lift and cover', placeHint: 'Where a fixed device stands, WGS-84', facingHint: 'Degrees clockwise from north; the map then shows what it sees', placeBoth: 'Latitude and longitude go together', emptyTitle: 'No devices yet', emptyText: 'Register one, or import many by CSV; an unregistered device appears under Quarantine as soon as it speaks.', allKinds: 'All kinds', allProtocols: 'All protocols', allPresences: 'All states', allSquads: 'All squads', stopped: 'Disabled', disabledDone: '“{{name}}” disabled', disable: 'Disable', enable: 'Enable', enabledDone: '“{{name}}” enabled',
  },
  credentials: { title: 'Credentials of “{{name}}”', once: 'Shown this once; the hub keeps no plain text. Put them into the device or keep them safe now.', username: 'User name', password: 'Password', stored: 'I have stored them', all: '{{n}} credentials', downloadCsv: 'Download credentials CSV' },
  imports: {
    title: 'Import devices', choose: 'Choose CSV file', drop: 'or drop it here', columns: 'Columns: name, kind, protocol, externalId, plate, squad, datum, profile, lat, lon, note', template: 'Download template', checking: 'Checking', checked: '{{rows}} rows: {{created}} new, {{updated}} changed, {{errors}} errors', errors: 'Errors', row: 'Row', column: 'Column', problem: 'Problem', preview: 'Preview (first {{n}} rows)', commit: 'Import {{n}} rows', committing: 'Importing', done: 'Imported: {{created}} new, {{updated}} changed', fix: 'A file with errors imports no row at all. Correct it and choose it again.', again: 'Another file', tooLarge: 'The file is larger than 10 MB; split it', unreadable: 'The file cannot be read: {{why}}', moreErrors: 'and {{n}} more errors',
    problems: { ambiguous: 'Several cameras bear this number', area_name: 'A name is needed, 80 characters at most', area_level: 'The level is one of district, street, community, duty, grid, other', area_geometry: 'The shape must be a Polygon or MultiPolygon of numbers, longitude first', area_open_ring: 'A ring is not closed: its last position must be its first', area_few_corners: 'A ring has fewer than three different corners', area_flat: 'A ring encloses nothing', area_too_many: 'More than 20,000 corners: simplify it first', area_twice: 'This name is there twice on one level', missing: 'Missing:', invalid: 'Not usable:', twice: 'Repeated:', unknown_word: 'Unknown word:', bad_number: 'No coordinate:', unknown_squad: 'No such squad:', unknown_source: 'No such source:', wrong_source: 'Wrong source:', bad_hours: 'No hours:', bad_date: 'No date:', bad_load: 'No load in kg:', unknown_site: 'No such site or dump:', unknown_profile: 'No such profile:', bad_id: 'Id unfit:', sign_in_taken: 'Sign-in taken:', geometry: 'Outline unusable:', bad_csv: 'No CSV:', missing_column: 'Column missing:', column_twice: 'Column twice:', too_many_rows: 'Too many rows:', empty: 'Empty:' },
  },
  sources: { name: 'Name', protocol: 'Protocol', username: 'Signs in as', devices: 'Devices', lastSeen: 'Last seen', state: 'State', create: 'New source', usernameHint: 'Left empty: one is made', never: 'Never', emptyTitle: 'No sources', emptyText: 'A source signs in with credentials of its own and speaks for one or many devices: a dock, a Traccar server.' },
  quarantine: {
    sender: 'Sender', protocol: 'Protocol', reason: 'Reason', count: 'Times', firstSeen: 'First', lastSeen: 'Last', address: 'Address', topic: 'Topic', message: 'Last raw message', noMessage: 'No message was kept', adopt: 'Adopt', adopting: 'Adopting', dismiss: 'Dismiss', dismissed: '“{{name}}” dismissed', adopted: '“{{name}}” adopted', name: 'Name', kind: 'Kind', hint: 'What to do', emptyTitle: 'No unknown senders', emptyText: 'As soon as an unregistered device speaks, it appears here with its last raw message, to be adopted in one click.', notAdoptable: 'This sort cannot be adopted', drops: 'Messages that could not be used', dropsText: 'Counted by protocol and reason since the hub was started. Look here when a device sends but does not show.', noDrops: 'None. Everything that came in could be read.',
    reasons: { unknown_device: 'Unknown device', refused_sign_in: 'Sign-in refused', wrong_topic: 'Wrong topic', protocol_version: 'Protocol version', unsupported: 'Unsupported' },
  },
  audit: { time: 'Time', actor: 'Who', action: 'Action', subject: 'Subject', address: 'Address', details: 'Details', from: 'From', to: 'To', emptyTitle: 'No entry matches', emptyText: 'Choose another time, or loosen the filters.', actorHint: 'User name', actionHint: 'e.g. user.create' },
  error: {
    auth: { required: 'Please sign in first', wrong_credentials: 'User name or password is wrong', forbidden: 'No right to do this; ask an administrator', too_many_attempts: 'Too many attempts; try again later', must_change_password: 'Please change your password first', disabled: 'This account is disabled; ask an administrator' },
    input: { invalid: 'Something entered is not as required', too_large: 'Too large', too_often: 'Too many from here in a short time; try again later' },
    not_found: 'Not found; it may have been deleted',
    conflict: { exists: 'One with this name or id exists already; choose another', in_use: 'In use, so it cannot be deleted; first move the devices and areas that refer to it', last_admin: 'At least one enabled administrator must remain' },
    device: { offline: 'The device is offline; send again when it is back', no_command: 'This sort of device takes no commands', not_moving: 'This sort of device has no track' },
    import: { has_errors: 'The file has errors' },
    track: { range_too_long: 'The time is too long, 31 days at most' },
    quarantine: { not_adoptable: 'This entry cannot be adopted; see “What to do” beside it' },
    incident: { illegal_action: 'Not possible in this state', stale_version: 'Somebody else has changed it meanwhile; look again', not_allowed: 'Not yours to do; the text says whose it is', missing: 'Something needed is missing', limit_reached: 'The limit for this is reached', bad_target: 'Cannot be merged into that one', undo_over: 'Too late to take it back', plate_needed: 'A waived first offence needs its plate, or a parking notice of the vehicle on this incident', not_first: 'This plate was noted before, so it is not a first offence; choose another outcome', unknown_category: 'This category does not exist', outside_city: 'The place is outside the city' },
    alarm: { illegal_action: 'Not possible with this alarm now', stale_version: 'The alarm has changed meanwhile; look again', not_shelvable: 'This alarm may not be put aside so long' },
    shift: { owed: 'Hand over your shift first: some of it was taken over by nobody', not_taken: 'Take over first what the last shift left; P1 is open to you at once' },
    rule: { unfit: 'The rule is incomplete: say what the operator does' },
    duty: { overlap: 'This person or device is on duty at that time already; choose another time or person', not_begun: 'This shift has not begun yet: clock out once it has, or ask the dispatcher to take you off it' },
    patrol: { elsewhere: 'This round goes on at another seat; take it here to go on', stale: 'Somebody was quicker or the round has moved on; it is read again', rest: 'The block is over: do other work for ten minutes, or say why you go on', no_cameras: 'No camera of this round gives a picture that you may watch; a supervisor changes its pool' },
    video: { off: 'No pictures right now: the media gateway does not answer; it is tried again by itself', no_source: 'Nobody has entered where this camera sends its pictures; an administrator adds its address', no_transcoder: 'Nothing is transcoded here: set the camera to H.264 without B-frames, or an administrator sets MEDIA_TRANSCODE', reason_needed: 'Say why you watch: it is logged and shown to whoever wears the camera' },
    recording: { stale: 'Somebody changed this rule meanwhile; it is read again' },
    ptz: { none: 'This camera cannot be moved: it has no ONVIF address, or no profile with PTZ', held: 'Somebody else is moving this camera; wait until it is let go', unreachable: 'The camera does not answer ONVIF; an administrator checks its address', unauthorised: 'The camera refuses the ONVIF user or its password, or that user may not move it; an administrator checks both', refused: 'The camera refuses this command' },
    beat: { outside_city: 'The beat reaches outside the city; draw it within the districts' },
    check: { unseen: 'Look at the track and the picture first; nothing can be said of what was not seen', decided: 'This check is decided already; draw the next one', nobody: 'Nobody with a camera or phone is on duty in your areas at this moment' },
    hub: { starting: 'The hub is starting, please wait', overloaded: 'The hub is busy, try again later' },
    internal: 'Internal error of the hub; tell an administrator', unreachable: 'The hub cannot be reached', unreadable: 'The hub’s answer is not understood; versions may differ', unknown: 'Something went wrong',
  },
  ...adminCasesEn,
  ...adminDailyEn,
  ...figuresEn,
  ...onDutyEn,
  ...videoEn,
  ...camerasEn,
  ...recordingEn,
  ...superviseEn,
  ...patrolEn,
  ...casesEn,
}
