import { address, choice, count, decimal, flag, host, lonLat, numberPattern, optional, port, secret, text } from './setting-types.js'

/** Every setting of the hub, grouped as the documentation shows them. A new setting is one line here. */
export const SETTINGS_TABLE = {
  'The hub': {
    ROLE: choice(['all', 'ingest', 'worker', 'web'], 'all', 'Which rooms this process runs. Any role but `all` needs `REDIS_URL`.'),
    HOST: text('127.0.0.1', 'Address on which every door listens. `0.0.0.0` opens the hub to the network.'),
    DATA_DIR: text('./.data', 'Folder for the embedded database, evidence files and dropped-in base maps. The demo uses its sub-folder `demo`.'),
    DEMO: flag('Runs the demonstration city: simulated data, demo users. `npm run demo` sets it.'),
    CENTRE_NAME: text('城市综合执法指挥中心', 'Name of the command centre in the top bar.'),
    LOG_LEVEL: choice(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], 'info', 'How much is logged.'),
    LOG_FORMAT: choice(['json', 'pretty'], 'json', 'One JSON object a line, or lines for the eye.'),
  },
  'Doors': {
    HTTP_PORT: port(8080, 'Console, API and socket.'),
    MQTT_PORT: port(1883, 'Embedded MQTT broker (not opened when `MQTT_URL` is set).'),
    JT808_PORT: port(6808, 'JT/T 808 terminals, TCP.'),
    HJ212_PORT: port(8212, 'HJ 212 monitoring stations, TCP.'),
    RTMP_PORT: port(1935, 'Video pushed by drones and body cameras. Reserved: nothing listens yet.'),
    WEBRTC_UDP_PORT: port(8189, 'Video to the browsers. Reserved: nothing listens yet.'),
    PUBLIC_URL: address(['http', 'https'], 'Address under which browsers reach the hub, when a proxy stands before it.'),
    TRUST_PROXY: count(0, 0, 10, 'Number of proxies before the hub whose `X-Forwarded-For` is believed.'),
    TLS_CERT: optional('File with the certificate chain (PEM). With `TLS_KEY`, the HTTP door speaks TLS.'),
    TLS_KEY: optional('File with the private key (PEM).'),
  },
  'Services': {
    DATABASE_URL: address(['postgres', 'postgresql'], 'PostgreSQL 15 or later, encoding UTF8. Absent: an embedded PostgreSQL in `DATA_DIR`.'),
    DATABASE_POOL: count(10, 2, 200, 'Connections that this process keeps to the database for its hot path.'),
    MQTT_URL: address(['mqtt', 'mqtts', 'tcp', 'ssl'], 'An outer MQTT broker (Mosquitto, EMQX). Absent: the embedded one.'),
    MQTT_CLIENT_ID: text('watchfloor-hub', 'Client id at the outer broker; the broker keeps what devices send while the hub is away under it. One hub, one id.'),
    MQTT_ACCOUNTS_DIR: optional('Folder into which the hub writes `passwd` and `acl` for an outer Mosquitto (infra/broker). Absent: the broker\'s accounts are kept by hand.'),
    REDIS_URL: address(['redis', 'rediss'], 'Redis for queues and sockets. Absent: queues on PostgreSQL, one hub.'),
    MEDIA_URL: address(['http', 'https'], 'An outer media gateway. Reserved: not used yet.'),
  },
  'Docks of DJI': {
    DJI_NTP_HOST: host('Time server that docks are told when they ask for their configuration; they must reach it, above all where there is no internet. Goes together with the three below; absent, docks are refused one.'),
    DJI_APP_ID: secret('App ID that DJI gave the operator of this platform.'),
    DJI_APP_KEY: secret('App key beside it.'),
    DJI_APP_LICENSE: secret('App licence beside it.', 1, 2000),
  },
  'People': {
    ADMIN_PASSWORD: secret('Password of the first administrator `admin`, read on the first start only. Absent: one is made and printed once.', 10),
    SESSION_HOURS: count(12, 1, 720, 'Hours after which a sign-in ends when it is not used; three times as long at most when it is.'),
  },
  'Incidents': {
    INCIDENT_NUMBER: numberPattern('{region}{yyyy}{MM}{dd}{seq:5}', 'Pattern of incident numbers: `{region} {yyyy} {yy} {MM} {dd} {seq:N}`; the sequence begins anew each local day.'),
    REGION_CODE: text('', 'What `{region}` stands for in incident numbers: the code of the city or district.'),
    UNDO_S: count(10, 0, 60, 'Seconds in which an action may be taken back; until then nothing of it leaves the hub.'),
  },
  'Limits': {
    TRACK_RETENTION_DAYS: count(180, 1, 3650, 'Days for which tracks, events and commands are kept; an event that still lasts stays.'),
    MQTT_MAX_CONNECTIONS: count(20_000, 1, 1_000_000, 'Connections to the embedded broker.'),
    MQTT_MAX_PER_ADDRESS: count(10_000, 1, 1_000_000, 'Connections to the embedded broker from one network address (a carrier puts many devices behind one).'),
    JT808_MAX_CONNECTIONS: count(20_000, 1, 1_000_000, 'Terminals connected at a time.'),
    JT808_MAX_PER_ADDRESS: count(10_000, 1, 1_000_000, 'Terminals connected at a time from one network address.'),
    JT808_IDLE_S: count(600, 10, 86_400, 'Seconds of silence after which a terminal is disconnected.'),
    EVIDENCE_MAX_MB: count(25, 1, 2000, 'Largest file taken as evidence, megabytes.'),
    HJ212_MAX_CONNECTIONS: count(5000, 1, 1_000_000, 'Monitoring stations connected at a time.'),
    CONSOLE_MAX_CONNECTIONS: count(1000, 1, 100_000, 'Consoles connected at a time.'),
  },
  'Channels': {
    CHANNELS_PRIVATE: flag('Lets webhooks and push services be at private addresses (10.x, 192.168.x, this machine …). Off, so that nobody can make the hub call what stands behind it; on where the receiving platform is in the same network.'),
    ROADS_GEOJSON: optional('GeoJSON file with the city\'s roads (LineStrings in WGS-84), by which the way of units is measured. Absent: straight lines, said to be; in a demo the demo city\'s streets.'),
  },
  'Map': {
    MAP_CENTER: lonLat([121.22, 29.97], 'Where the map opens, `longitude,latitude` in WGS-84 degrees.'),
    MAP_ZOOM: decimal(12, 0, 22, 'Zoom at which the map opens.'),
    MAPBOX_TOKEN: secret('Access token; the console then draws with mapbox-gl. It is sent to every browser.'),
    BASEMAP_STYLE_URL: optional('Style of a base map for MapLibre.'),
    BASEMAP_PMTILES: optional('Name of a PMTiles file in `DATA_DIR`. Absent: the first `*.pmtiles` found there.'),
    BASEMAP_DATUM: choice(['WGS84', 'GCJ02'], 'WGS84', 'Datum of the configured base map; `GCJ02` for Chinese commercial maps.'),
    TIANDITU_KEY: secret('Key for the base map of Tianditu. It is sent to every browser.'),
  },
} as const
