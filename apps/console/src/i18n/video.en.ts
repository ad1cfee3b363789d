import type { videoZh } from './video.zh-CN.js'

/** The words of video in English. */
export const videoEn: typeof videoZh = {
  video: {
    wall: 'Wall', walls: 'Walls', newWall: 'New wall', removeWall: 'Delete this wall', popOut: 'Open this wall in its own window, for another monitor', layout: 'Layout', list: 'Cameras', find: 'Find cameras', findHint: 'Name, number, group',
    group: 'Group', allGroups: 'All groups', kind: 'Source', allKinds: 'All sources', condition: 'State', allConditions: 'All states', count: '{{n}} cameras', emptyTitle: 'No cameras', emptyText: 'They appear here when an administrator has registered them under Administration · Devices and imported their addresses.', none: 'No camera matches', noneText: 'Try another word, or loosen the filters.',
    drop: 'Drag a camera here', dropHint: 'or double-click one on the left', clear: 'Clear this tile', enlarge: 'Enlarge', shrink: 'Shrink', way_webrtc: 'WebRTC', way_fmp4: 'fMP4', way_hls: 'LL-HLS', wayHint_webrtc: 'WebRTC (UDP)', wayHint_hls: 'UDP does not pass, so pictures come as low-latency HLS, one to three seconds later', wayHint_fmp4: 'UDP does not pass, so pictures come by web socket, a little later', still: 'Still', stillHint: 'At most {{n}} tiles play; the others show their last key frame, refreshed in turn', off: 'Paused',
    latency: '{{ms}} ms late', pictureAge: 'picture {{age}} old', noPicture: 'No picture yet', connecting: 'Connecting', gone: 'This camera is no longer registered', availability: '{{on}} of {{all}} on', today: '{{pct}} on today', suspects: '{{frozen}} perhaps frozen · {{dark}} perhaps dark',
    follow: 'Enlarge on alarm', saveFailed: 'The layout could not be saved at the centre; changes are in this window only', reason: 'Why you watch', reasonHint: 'It is logged and shown to whoever wears the camera', watch: 'Watch', ask: 'Open live picture', live: 'Live picture', replay: 'Replay 60 s', replayEnd: 'Back to live', replayAt: 'Replay from {{time}}', noReplay: 'That time is not kept; only what was watched can be replayed',
    frozen: 'Frozen frame', back: '{{n}} s earlier', backHint: '← → to look back, 10 s at most', boxHint: 'Drag on the picture to mark the matter', category: 'Category', otherCategory: 'Another category', fileIt: 'File', filing: 'Filing', filed: '{{number}} filed', filedPart: '{{number}} is reported but not filed: {{why}}', noEvidence: 'The stream itself was not kept; only the picture is attached', describe: 'Description', placeOf: 'Place, from where the camera stands and looks: {{place}}', noPlace: 'This camera has no registered place; enter it first', nothingToFreeze: 'There is no picture to freeze yet',
    transcode: 'Transcode here', transcoded: 'Transcoded here', transcodedHint: 'The centre encodes this picture anew: it costs up to one core and about a second, and is no evidence of what the camera sent', transcodeEnd: 'Stop transcoding',
    state: { unknown: 'Not checked', on: 'On', off: 'Off', no_keyframe: 'No picture' }, suspicion: { frozen: 'Perhaps frozen', dark: 'Perhaps dark' },
    why: {
      unreachable: 'The camera does not answer', unauthorised: 'User name or password is wrong', not_found: 'The camera has no such stream', refused: 'The camera refuses the connection', no_video: 'No video at this address', h265: 'H.265 does not play in browsers', codec: 'This codec does not play in browsers', b_frames: 'B-frames: the picture stutters', no_frames: 'Connected, but nothing comes', no_key_frame: 'Connected, no key frame yet', closed: 'The camera closed the connection', protocol: 'The camera’s answer is not understood', idle: 'Nobody watches', connecting: 'Calling the camera', no_publisher: 'The device does not send now', transcoder_busy: 'All places for transcoding are taken', transcoder_failed: 'Transcoding failed', stalled: 'The picture stands still',
    },
    advice: {
      unreachable: 'Check its power and network, and the registered address', unauthorised: 'An administrator renews this camera’s user name and password', not_found: 'An administrator checks the addresses of main and sub stream', refused: 'The camera may have no connection left', no_video: 'An administrator checks the address', h265: 'Set the camera’s sub-stream to H.264 (Main, no B-frames)', codec: 'Set the camera to H.264', b_frames: 'Set the camera’s B-frames to 0, or its profile to Baseline', no_frames: 'The camera may be restarting', no_key_frame: 'Set the camera’s I-frame interval to 2 s or less', closed: 'Reconnecting by itself', protocol: 'Check the camera’s firmware, or use another address', no_publisher: 'It appears by itself when the device starts to send', transcoder_busy: 'Close another transcoded tile, or set this camera to H.264', transcoder_failed: 'It is tried again by itself; an administrator looks at the gateway’s log', stalled: 'Reconnecting by itself',
    },
    ptz: {
      open: 'Move this camera', title: 'Move {{name}}', reading: 'Asking the camera what it can do', stick: 'Push to turn; the arrow keys do the same, with Shift slowly', closer: 'Zoom in (+)', wider: 'Zoom out (−)', home: 'Home position (H)', presets: 'Presets', noPresets: 'No presets yet',
      keep: 'Keep this view', presetName: 'Name of the preset', kept: 'Preset “{{name}}” kept', heldBy: '{{name}} is moving it', takeOver: 'Take over',
    },
    keys: { steer: 'Move the chosen camera (PTZ)', freeze: 'Freeze the chosen tile and file it', move: 'Another tile', enlarge: 'Enlarge or shrink the chosen tile', clear: 'Clear the chosen tile', layout: 'Another layout', list: 'Unfold or fold the cameras', replay: 'Replay the last 60 s of the chosen tile' },
  },
  push: {
    step: { asking: 'Asking the dock', answered: 'Dock agreed', picture: 'Picture' }, again: 'Asked {{n}} times; it goes on by itself',
    trouble: {
      offline: 'The dock is not connected', not_flying: 'The aircraft is not in the air', no_answer: 'The dock does not answer', no_camera: 'The dock offers no picture of this aircraft', busy: 'The camera is streaming elsewhere', not_ready: 'The aircraft has no picture yet', network: 'The dock cannot reach the media gateway', refused: 'The dock refuses', no_picture: 'The dock agreed, but no picture came',
    },
    advice: {
      offline: 'Check its power and network', not_flying: 'The picture opens by itself after take-off', no_answer: 'It is asked again by itself', no_camera: 'Check that the aircraft is paired with the dock and its camera is on', busy: 'End the other live stream, on the remote controller or another platform', not_ready: 'It is asked again by itself', network: 'The dock must reach the hub’s RTMP port (RTMP_PORT)', refused: 'Look up the number in DJI’s list of error codes', no_picture: 'The dock must reach the hub’s RTMP port (RTMP_PORT)',
    },
  },
}
