/** 视频巡查的文字。 */
export const videoZh = {
  video: {
    wall: '电视墙', walls: '电视墙', newWall: '新建一面墙', removeWall: '删除这面墙', popOut: '在新窗口打开这面墙，可拖到另一块屏幕', layout: '布局', list: '摄像机', find: '查找摄像机', findHint: '名称、编号、分组',
    group: '分组', allGroups: '全部分组', kind: '来源', allKinds: '全部来源', condition: '状态', allConditions: '全部状态', count: '{{n}} 路', emptyTitle: '没有摄像机', emptyText: '管理员在“管理 · 设备”里登记摄像机，并导入取流地址后，这里就会出现。', none: '没有符合条件的摄像机', noneText: '换一个词，或放宽筛选条件。',
    drop: '把摄像机拖到这里', dropHint: '或在左边双击', clear: '清空这一格', enlarge: '放大', shrink: '缩小', way_webrtc: 'WebRTC', way_fmp4: 'fMP4', way_hls: 'LL-HLS', wayHint_webrtc: 'WebRTC（UDP）', wayHint_hls: 'UDP 不通，改用低延迟 HLS 传输，延迟约 1–3 秒', wayHint_fmp4: 'UDP 不通，改用 WebSocket 传输，延迟略大', still: '静帧', stillHint: '同时解码最多 {{n}} 路，其余显示最近一帧，轮流刷新', off: '已暂停',
    latency: '延迟 {{ms}} ms', pictureAge: '画面 {{age}} 前', noPicture: '还没有画面', connecting: '正在连接', gone: '这路摄像机已不在登记表里', availability: '在线 {{on}} / {{all}}', today: '今日在线率 {{pct}}', suspects: '疑似冻结 {{frozen}} · 疑似黑屏 {{dark}} · 已确认：冻结 {{isFrozen}}、黑屏 {{isDark}}',
    follow: '有告警自动放大', loadFailed: '没能读到保存的布局，正在重试；此时的改动只在这个窗口，读到后会被替换', saveFailed: '布局没有保存到中心，改动只在这个窗口', reason: '查看原因', reasonHint: '原因会被记录，佩戴人可以看到', watch: '查看', ask: '打开实时画面', live: '实时画面', replay: '回看 60 秒', replayEnd: '回到实时', replayAt: '回看 · 起于 {{time}}', noReplay: '这段时间没有保存，只有看过的画面可以回看',
    frozen: '定格画面', back: '早 {{n}} 秒', backHint: '← → 前后翻看，最多 10 秒', boxHint: '在画面上拖动，框出问题所在', category: '类别', otherCategory: '其他类别', fileIt: '立案', filing: '正在立案', filed: '{{number}} 已立案', filedPart: '{{number}} 已上报，还没有立案：{{why}}', noEvidence: '{{number}} 只附了截图，原始码流没有留存：{{why}}', describe: '说明', placeOf: '位置由机位和画面推算：{{place}}', noPlace: '这路摄像机没有登记位置，请先补登', nothingToFreeze: '画面还没有出来，无法定格', notLive: '画面停住了，定格会记错时间；等画面恢复后再定格',
    transcode: '在本机转码', transcoded: '本机转码', transcodedHint: '由中心重新编码：最多占用一个核，延迟约一秒，不能作为原始证据', transcodeEnd: '停止转码',
    state: { unknown: '未检查', on: '在线', off: '离线', no_keyframe: '无画面' }, suspicion: { frozen: '疑似冻结', dark: '疑似黑屏' }, confirmed: { frozen: '已确认冻结', dark: '已确认黑屏' }, dismissed: { frozen: '冻结未证实', dark: '黑屏未证实' }, seenBy: '由 {{name}} 的画面窗格查看，{{time}}',
    why: {
      unreachable: '摄像机没有应答', unauthorised: '用户名或密码不对', not_found: '摄像机上没有这路码流', refused: '摄像机拒绝连接', no_video: '这个地址里没有视频', h265: 'H.265 浏览器放不了', codec: '编码格式浏览器放不了', b_frames: '含 B 帧，画面会卡顿', no_frames: '已连上，但没有数据', no_key_frame: '已连上，还没有关键帧', closed: '摄像机断开了连接', protocol: '摄像机的应答看不懂', idle: '没有人观看', connecting: '正在连接摄像机', no_publisher: '设备现在没有推流', transcoder_busy: '转码名额已满', transcoder_failed: '转码失败', stalled: '画面停了',
    },
    advice: {
      unreachable: '检查摄像机的电源和网络，以及登记的地址', unauthorised: '请管理员更新这路摄像机的用户名和密码', not_found: '请管理员核对主、子码流地址', refused: '摄像机的连接数可能已满', no_video: '请管理员核对取流地址', h265: '在摄像机上把子码流改为 H.264（Main，无 B 帧）', codec: '在摄像机上把编码改为 H.264', b_frames: '在摄像机上把 B 帧数设为 0，或改用 Baseline', no_frames: '摄像机可能正在重启', no_key_frame: '把摄像机的 I 帧间隔设为 2 秒以内', closed: '正在自动重连', protocol: '检查摄像机固件，或换一个取流地址', no_publisher: '在设备上开始直播后，画面会自动出现', transcoder_busy: '请先关掉另一路转码画面，或把这路摄像机改为 H.264', transcoder_failed: '系统会自动重试；管理员可查看网关日志', stalled: '正在自动重连',
    },
    ptz: {
      open: '操控云台', title: '操控 {{name}}', reading: '正在询问摄像机支持哪些动作', stick: '推动摇杆转动镜头；方向键也可以，按住 Shift 慢速', closer: '拉近（+）', wider: '拉远（−）', home: '回到看守位（H）', presets: '预置位', noPresets: '还没有预置位',
      keep: '存为预置位', presetName: '预置位名称', kept: '已存预置位“{{name}}”', heldBy: '{{name}} 正在操控', takeOver: '接管',
    },
    keys: { steer: '操控选中的摄像机（云台）', freeze: '定格选中的一格并立案', move: '换一格', enlarge: '放大或缩小选中的一格', clear: '清空选中的一格', layout: '换布局', list: '展开或收起摄像机列表', replay: '回看选中一格的最近 60 秒' },
  },
  push: {
    step: { asking: '请求机场', answered: '机场已应答', picture: '出画面' }, again: '已请求 {{n}} 次，会自动继续',
    trouble: { offline: '机场没有连接', not_flying: '无人机不在空中', no_answer: '机场没有应答', no_camera: '机场没有提供这架无人机的画面', busy: '相机正在别处直播', not_ready: '无人机还没有图传', network: '机场连不上媒体网关', refused: '机场拒绝直播', no_picture: '机场已应答，但没有画面' },
    advice: { offline: '检查机场的电源和网络', not_flying: '起飞后画面会自动打开', no_answer: '会自动再次请求', no_camera: '检查无人机与机场是否已配对、相机是否已开', busy: '请在遥控器或另一平台上结束直播', not_ready: '会自动再次请求', network: '机场须能访问中枢的 RTMP 端口（RTMP_PORT）', refused: '请在大疆错误码表中查这个编号', no_picture: '机场须能访问中枢的 RTMP 端口（RTMP_PORT）' },
  },
}
