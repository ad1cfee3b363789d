import type { camerasZh } from './cameras.zh-CN.js'

/** The words of the registry of cameras in English. */
export const camerasEn: typeof camerasZh = {
  cameras: {
    create: 'New camera', area: 'Area', allAreas: 'All areas', owner: 'Owner', allOwners: 'All owners', streams: 'Streams', short_main: 'main', short_sub: 'sub', noStream: 'none', noPlace: 'no place', today: 'On today', availability: 'Availability', days: 'The last 30 days', dayFigure: '{{day}}: {{pct}}% ({{checks}} checks, {{on}} found it on)',
    emptyText: 'Import all of them from a CSV file, or enter one. A camera with an address is looked at in turn, and stands in the list of the video wall.', importTitle: 'Import cameras', importColumns: 'Columns: externalId, name, kind, main, sub, username, password, lat, lon, facing, fieldOfView, range, height, tilt, owner, groups, watchers (Chinese headings too). A number that is registered is changed; an empty cell leaves what is there; passwords go in and never out.',
    name: 'Name', externalId: 'Number', groups: 'Groups', groupsHint: 'Several are parted by semicolons', source: 'Where the pictures come from', mainUrl: 'Main stream (one large tile)', subUrl: 'Sub-stream (small tiles)', subHint: 'Best 640×360, H.264 without B-frames, a key frame each 2 s', username: 'User name', password: 'Password', passwordKept: 'Kept; leave empty to keep it', passwordSealed: 'Kept sealed, shown to nobody', passwordDrop: 'Remove password', passwordGoes: 'It is removed when you save', addressRule: 'Starts with rtsp:// and holds no user name or password',
    try: 'Try', try_main: 'Try the main stream', try_sub: 'Try the sub-stream', tryStop: 'Stop trying', trying: 'Waiting for the next key frame\u2026', plays: 'Plays in browsers', bFrames: 'B-frames', noBFrames: 'no B-frames', keyFrame: 'key frame {{kb}} KB',
    pose: 'Place and view', posePlace: 'Click where the camera stands', poseLook: 'Click the farthest spot that it sees well: direction and range follow', clickSets: 'A click on the map sets', setPlace: 'Place', setLook: 'Direction', lat: 'Latitude', lon: 'Longitude', facingDeg: 'Direction (°)', fieldOfViewDeg: 'Field of view (°)', rangeM: 'Range (m)', heightM: 'Height (m)', tiltDeg: 'Tilt down (°)',
    watchers: 'Who may watch', watchersHint: 'Under Users a person can be limited to areas, too', watchersNone: 'Choose one role at least', past: 'How it was found', checked: 'last looked at {{time}}',
  },
  watchLimit: { label: 'Cameras to watch', everywhere: 'The whole city', within: 'Only in these areas', add: 'Add an area', choose: 'Choose an area', leaveOut: 'Leave out {{name}}', gone: 'an area that was removed', none: 'No area is chosen: this person sees no camera at all', denied: 'This camera is not among those that you may watch', deniedAdvice: 'Ask an administrator of this centre if you need it' },
  afterCheck: {
    title: 'Check by the same camera', open: 'Check by “{{camera}}”', freeze: 'Freeze', thaw: 'Back to live', attach: 'Attach as the picture after', attached: 'The picture after is attached to {{number}}', note: 'Checked by the same camera: {{camera}} {{time}}', noBox: 'No box was drawn when it was filed',
    keys: { open: 'Open or close the check by the same camera', freeze: 'Freeze, or back to live', attach: 'Attach the frozen frame as the picture after' },
  },
  toWall: { title: 'To wall', tile: 'Tile', put: 'To tile {{n}}', done: '“{{camera}}” is in tile {{n}} of {{wall}}', failed: 'The walls could not be read; try again in a moment', drag: 'Drag it to a tile of the wall', map: 'Map', list: 'List', choose: 'Choose a camera on the map; drag it to a tile, or press Enter', keys: { map: 'Between list and map', put: 'Put the chosen camera into the chosen tile', wall: 'Put this camera on the wall' } },
}
