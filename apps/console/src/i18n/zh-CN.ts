import { adminCasesZh } from './admin-cases.zh-CN.js'
import { adminDailyZh } from './admin-daily.zh-CN.js'
import { camerasZh } from './cameras.zh-CN.js'
import { casesZh } from './cases.zh-CN.js'
import { onDutyZh } from './on-duty.zh-CN.js'
import { figuresZh } from './figures.zh-CN.js'
import { patrolZh } from './patrol.zh-CN.js'
import { recordingZh } from './recording.zh-CN.js'
import { videoZh } from './video.zh-CN.js'
import { superviseZh } from './supervise.zh-CN.js'

/** The words of the screens in Chinese, the language they were thought in. */
export const zhCN = {
  app: { name: '一屏', skip: '跳到正文' },
  role: { seat: '座席员', dispatcher: '派遣员', supervisor: '督查员', officer: '队员', admin: '管理员' },
  kind: { drone: '无人机', dock: '机场', bodycam: '执法记录仪', truck: '渣土车', vehicle: '车辆', camera: '摄像机', phone: '手机', radio: '对讲机', sensor: '传感器' },
  presence: { online: '在线', stale: '滞后', offline: '离线', never: '从未上报', silent: '只有登记位置', silentShort: '仅登记', lastKnown: '断线前{{presence}}' },
  protocol: {
    native: '平台协议', dji: '大疆上云', jt808: 'JT/T 808', owntracks: 'OwnTracks', traccar: 'Traccar', frigate: 'Frigate', hj212: 'HJ 212', rtsp: 'RTSP', onvif: 'ONVIF', push: '推流', none: '不上报',
  },
  datum: { WGS84: 'WGS-84', CGCS2000: 'CGCS2000', GCJ02: 'GCJ-02', BD09: 'BD-09' },
  severity: { info: '信息', notice: '提示', warning: '警告', critical: '严重' },
  workplace: { live: '态势', video: '视频', dispatch: '调度', supervise: '督查', figures: '驾驶舱', admin: '管理', switcher: '工作台' },
  action: {
    save: '保存', cancel: '取消', close: '关闭', retry: '重试', undo: '撤销', copy: '复制', copied: '已复制', edit: '编辑', remove: '删除', create: '新建', send: '发送', 
    more: '载入更多', fold: '收起', unfold: '展开', 
  },
  state: {
    loading: '正在载入', error: '没有载入成功', since: '{{time}} 起', offlineTitle: '与平台失去连接', offline: '{{time}} 起没有消息，已 {{age}}。画面停在最后一刻，正在重连。', connecting: '正在连接平台', outdatedTitle: '画面版本与平台不一致', outdated: '平台的部分消息看不懂，画面可能不再更新。请重新载入；仍然如此请告诉管理员。', retryNow: '立即重连',
    noRight: '没有权限', noRightText: '“{{screen}}”只对管理员开放。需要使用时请联系本中心的管理员。', notFound: '没有这个页面', notFoundText: '地址 {{path}} 下没有内容，可能已经移动或输入有误。', toLive: '回到态势',
    hubDown: '连不上平台', hubDownText: '平台没有应答。请检查网络，或请管理员确认平台正在运行。',
    crashed: '这个画面出错了', crashedText: '其余画面不受影响。可以重新载入；如果反复出现，请把下面这行告诉管理员。', reload: '重新载入',
  },
  bar: {
    health: '平台状态', hub: '平台', database: '数据库', broker: '消息', video: '视频', healthUnknown: '未知', clock: '平台时间（北京时间）', account: '我的账号', simulated: '模拟', simulatedHint: '演示：画面里的一切都是模拟的',
    language: '语言', theme: '外观', dark: '深色', light: '浅色', auto: '跟随系统', password: '修改密码', signOut: '退出登录', keys: '按键说明', fixesPerS: '每秒定位 {{n}}', lag: '最长等待 {{ms}} ms', alarmLoad: '告警 {{rate}}/h', alarmLoadHint: '各座席每小时告警数的平均，近 1 小时（{{seats}} 个座席）；全部座席每 10 分钟：{{per10}}', alarmLoadOwn: '本席近 1 小时的告警数；每 10 分钟：{{per10}}', soundOff: '未响铃', sound: { armed: 'P1 会响铃。点一下试听', waiting: 'P1 不会响铃：浏览器要求先点一下页面', none: '这个浏览器没有声音' },
  },
  health: { ok: '正常', degraded: '降级', down: '中断', off: '未启用' },
  keys: { title: '按键', find: '查找', help: '显示按键说明', escape: '返回一步，关闭面板', workplace: '切换到{{name}}', follow: '跟随选中的单位', trail: '显示或隐藏轨迹', panel: '展开或收起图层面板', next: '下一件', previous: '上一件', pickRow: '选入批量处理', undo: '撤销刚才的决定', pick: '另选派遣单位', acknowledge: '确认最早的 P1 告警', note: '在输入框里、正在输入中文时，按键不起作用。', window: '在新窗口打开', click: '点击' },
  signIn: {
    title: '登录', username: '用户名', password: '密码', submit: '登录', submitting: '正在登录', expired: '登录已过期，请重新登录。', demoTitle: '演示账号', demoText: '点一下即可登录，密码均为 demo。', subtitle: '城市管理执法指挥',
  },
  password: { title: '修改密码', must: '这个密码是管理员给的，请先设置自己的密码。', current: '当前密码', next: '新密码', again: '再输一次', rule: '至少 10 个字符', short: '还差 {{n}} 个字符', differ: '两次输入不一致', done: '密码已修改', submit: '修改密码' },
  find: { label: '查找', placeholder: '名称、车牌、编号', none: '没有找到“{{q}}”', noneText: '可以试试车牌的后几位，或终端编号的一部分。', count: '共 {{n}} 个', first: '共 {{total}} 个，列出前 {{n}} 个' },
  layers: {
    title: '图层', kinds: '单位', show: '显示{{name}}', all: '全部显示', labels: '名称', trails: '轨迹', fields: '摄像机视野', areas: '区域', blind: '视频盲区（没有摄像机看到的街道）', clusters: '聚合', display: '画面', legend: '图例', onlineOf: '在线 {{n}}，共 {{total}}',
    online: '在线', total: '总数', heading: '尖端指向前进方向', stale: '滞后：超过约定时间没有消息', recording: '外圈：正在录像', offline: '离线，或只有登记位置', attention: '警告', critical: '严重告警', selected: '选中', cluster: '聚合：数量与最重的状态',
    emptyTitle: '还没有单位', emptyText: '设备接入并登记后会出现在这里。', emptyAdmin: '去登记设备',
  },
  map: {
    zoomIn: '放大', zoomOut: '缩小', fit: '看到全部单位', north: '回到正北', controls: '地图操作', label: '地图：方向键平移，+ 和 - 缩放，Tab 逐个查看单位，回车选中', place: '指针位置', base: '底图 {{datum}}',
    units: '{{n}} 个单位', stale: '{{n}} 个滞后', openCluster: '点击放大', scale: '比例尺',
    problem: { token: '地图引擎需要有效的 Mapbox 令牌。请管理员检查 MAPBOX_TOKEN。', webgl: '这台电脑的浏览器没有启用 WebGL2，无法绘制地图。', lost: '显卡暂时中断，正在恢复地图。', style: '底图样式没有载入成功。单位仍按位置显示。', base: '底图数据没有载入成功。单位仍按位置显示。' },
  },
  live: { panel: '左侧面板', open: '告警与案件', newest: '最新定位', noFix: '还没有定位', live: '实时', stopped: '已停止', units: '单位', onlineUnits: '在线', fixesPerS: '定位/秒', map: '地图', mapFailed: '地图没有载入成功' },
  drawer: {
    title: '单位', plate: '车牌', squad: '中队', protocol: '协议', externalId: '编号', datum: '声明基准', noPlace: '没有位置', noPlaceText: '这个单位还没有上报过可用的位置，所以地图上看不到它。',
    state: '状态', place: '位置', time: '定位时间', speed: '速度', course: '方向', altitude: '高度', accuracy: '精度', satellites: '卫星', battery: '电量', received: '收到', coordinates: '坐标',
    follow: '跟随', following: '正在跟随', fly: '地图定位', trail: '轨迹', lastHour: '最近 1 小时', range: '选择时段', from: '从', to: '到', show: '显示', hide: '隐藏轨迹', points: '{{n}} 点', pointsOf: '{{n}} 点，取自 {{total}}', noPoints: '这段时间没有定位', badRange: '结束时间要晚于开始时间，最长 31 天',
    events: '最近事件', noEvents: '没有事件。告警、检测、围栏等会列在这里。', raw: '原始值', commands: '指令', locate: '立即定位', text: '文字', textPlaceholder: '发送给终端的文字', urgent: '紧急', noCommands: '还没有发送过指令', 
    gone: '没有这个单位', goneText: '它可能已被删除，或者你无权查看。', stopped: '停用', heardAgo: '{{age}} 前', clockBehind: '设备时钟慢 {{by}}，定位时间因此比实际早这么多。', clockAhead: '设备时钟快 {{by}}，定位时间因此比实际晚这么多。', clockFarAhead: '设备时钟快 {{by}}，定位已保存但不上图，请校准设备时间。', began: '开始', ended: '结束', more: '登记信息', note: '备注',
  },
  stateKey: {
    acc: '点火', load: '载重状态', loaded: '重车', loadKg: '载重', lifted: '举升', lift: '举升机构', coverClosed: '篷布密闭', cover: '篷布', sealed: '铅封', tailgateOpen: '后门打开', ptoEngaged: '取力器', outOfService: '停运', fuelCut: '断油', electricsCut: '断电', doorLocked: '车门上锁', doorOpen: '车门打开', door: '车门',
    gnss: '卫星系统', moving: '行驶', motion: '移动', aeb: '紧急制动', laneDeparture: '车道偏离', mileageKm: '里程', odometerM: '里程', distanceM: '总里程', fuelL: '油量', fuel: '油量', recorderSpeedKmh: '记录仪速度', cabinC: '车厢温度', rssi: '信号强度', signals: '车灯信号', abnormalDriving: '异常驾驶', fatigueLevel: '疲劳程度', deepSleep: '深度休眠', sleep: '休眠',
    power: '供电', connection: '连接', trigger: '触发', regions: '所在区域', charging: '充电', batteryV: '电池电压', powerV: '外接电压', blocked: '锁车', driver: '驾驶员', recording: '录像', flightMode: '飞行模式', droneInDock: '飞机在舱', coverState: '舱盖', temperatureC: '温度', humidityPct: '湿度', windMps: '风速', rainfall: '降雨', maker: '厂家', model: '型号', firmware: '固件', hardware: '硬件', terminalId: '终端编号', plateColour: '车牌颜色', batteryPct: '电量', signal: '信号',
    mode: '模式', heightM: '离地高度', homeDistanceM: '距返航点', batteryMinutes: '剩余飞行', gimbalPitchDeg: '云台俯仰', windLevel: '风力', storageFaults: '存储故障', videoLostChannels: '视频丢失通道', videoCoveredChannels: '视频遮挡通道', link: '链路', satellites: '卫星', network: '网络', networkQuality: '网络质量', networkRate: '网络速率', windSpeedMps: '风速', outsideTemperatureC: '舱外温度', droneCharging: '飞机充电', droneBatteryPct: '飞机电量', droneSn: '飞机序列号', droneOnline: '飞机在线', supplyV: '市电电压', jobs: '累计作业', taskStatus: '任务状态', taskPercent: '任务进度', flightId: '任务编号', waypoint: '当前航点', mediaCount: '已拍媒体', dockMode: '机场模式', emergencyStop: '急停', soundAlarm: '声光报警', light: '补光灯', heightAboveTakeoffM: '距起飞点高', remainFlightS: '剩余飞行', returnHomePct: '返航需电量', landingPct: '降落需电量', rtkSatellites: 'RTK 卫星', totalSorties: '累计架次', totalFlightM: '累计航程', software: '软件版本', engineMs: '发动机工时', tailgate: '后门', linkQuality: '图传质量',
  },
  stateWord: { empty: '空载', half: '半载', full: '满载', reserved: '保留', down: '落下', rising: '上升', up: '举起', falling: '下降', fault: '故障', open: '打开', closed: '关闭', online: '在线', offline: '离线', unknown: '未知', none: '无', charging: '充电中', unplugged: '未充电', mobile: '移动网络', wifi: 'Wi-Fi', half_open: '半开', abnormal: '异常', ethernet: '有线', '4g': '4G', idle: '空闲', working: '作业中', onsite_debug: '现场调试', remote_debug: '远程调试', upgrading: '升级中', standby: '待机', takeoff_preparation: '起飞准备', takeoff_ready: '准备就绪', manual: '手动飞行', auto_takeoff: '自动起飞', wayline: '航线飞行', panorama: '全景拍照', tracking: '智能跟随', adsb_avoidance: '避让航空器', return_home: '返航', auto_landing: '自动降落', forced_landing: '强制降落', three_blade_landing: '三桨降落', not_connected: '未连接', apas: '自动避障', virtual_stick: '虚拟摇杆', live_flight_controls: '指令飞行', rtk_fixing: 'RTK 收敛', dock_site_evaluation: '机场选址', poi: '环绕飞行', sent: '已下发', in_progress: '执行中', ok: '完成', paused: '暂停', partially_done: '部分完成', canceled: '已取消', failed: '失败', rejected: '被拒绝', timeout: '超时', response: '应答定位', timer: '定时', ping: '周期上报', region: '进出区域', beacon: '信标', user: '手动', visit: '到访', no_rain: '无雨', light_rain: '小雨', moderate_rain: '中雨', heavy_rain: '大雨' },
  event: {
    detection: '图像识别', native: { alarm: '设备告警' },
    dji: { flighttask: '飞行任务', file_uploaded: '照片上传', hms: '健康告警', fly_to_point_progress: '指点飞行', takeoff_to_point_progress: '一键起飞' },
    owntracks: { here: '主动上报', transition: '进出区域', enter: '进入区域', leave: '离开区域' },
    traccar: { alarm: '报警', geofenceEnter: '进入围栏', geofenceExit: '离开围栏', deviceOverspeed: '超速', ignitionOn: '点火', ignitionOff: '熄火', deviceMoving: '开始移动', deviceStopped: '停下' },
    jt808: {
      sos: '紧急报警', overspeed: '超速', fatigue: '疲劳驾驶', danger: '危险预警', gnss_fault: '定位模块故障', antenna_cut: '天线断开', antenna_short: '天线短路', power_low: '主电源欠压', power_lost: '主电源掉电', display_fault: '显示屏故障', speech_fault: '语音模块故障', camera_fault: '摄像头故障', ic_card_fault: 'IC 卡故障', overspeed_near: '超速预警', fatigue_near: '疲劳预警', violation: '违规行驶', tyre_pressure: '胎压预警', right_blind_spot: '右侧盲区', day_driving_limit: '当天累计驾驶超时', parking_overtime: '超时停车', area: '进出区域', route: '进出路线', segment_time: '路段时间不符', off_route: '偏离路线', vss_fault: '车速传感器故障', fuel: '油量异常', stolen: '车辆被盗', illegal_ignition: '非法点火', illegal_move: '非法位移', collision: '碰撞', rollover: '侧翻', illegal_door: '非法开门',
      video_lost: '视频丢失', video_covered: '视频遮挡', storage_fault: '存储故障', video_fault: '视频设备故障', overcrowded: '超员', abnormal_driving: '异常驾驶', recording_full: '录像达到上限', driver_card_in: '驾驶员插卡', driver_card_out: '驾驶员拔卡', media: '多媒体上传', media_taken: '已拍照',
      adas: { forward_collision: '前向碰撞', lane_departure: '车道偏离', too_close: '车距过近', pedestrian: '行人碰撞', frequent_lane_change: '频繁变道', obstacle: '障碍物' },
      dsm: { fatigue: '疲劳驾驶', phone: '接打电话', smoking: '抽烟', distracted: '分神驾驶', driver_abnormal: '驾驶员异常', driver_change: '更换驾驶员' },
      blind_spot: { behind: '后方接近', left_behind: '左后方接近', right_behind: '右后方接近' },
      driving: { hard_acceleration: '急加速', hard_braking: '急减速', sharp_turn: '急转弯', idling: '怠速', stall: '熄火', coasting: '空挡滑行', over_revving: '发动机超转' },
    },
  },
  eventCode: { sos: '紧急求助', accident: '事故', fallDown: '跌倒', overspeed: '超速', powerCut: '断电', tampering: '被拆动', lowBattery: '电量低', help: '求助', fall: '跌倒' },
  value: { yes: '是', no: '否', none: '—' },
  commandStatus: { pending: '等待', sent: '已发出', accepted: '已接受', done: '完成', failed: '失败', rejected: '被拒绝', timeout: '超时' },
  commandType: { locate: '立即定位', text: '文字', custom: '自定义', live_start: '开始直播', live_stop: '结束直播' },
  admin: {
    cameras: '摄像机', daily: '日常运行', duty: '排班', beats: '岗位', supervision: '督查设置', batchList: '问题清单', alarmFigures: '告警统计', autoFlow: '自动流转', recording: '录像', masks: '合规区域', truckPlaces: '工地与消纳场', permits: '准运证', noticeRules: '违停规则', reportKeys: '上报密钥', users: '用户', squads: '单位', routing: '派遣规则', contacts: '联系人', categories: '类别', calendar: '工作日历', rules: '告警规则', webhooks: '外部推送', things: '设备与人员', cases: '办案', areas: '区域', devices: '设备', sources: '接入源', quarantine: '待认领', audit: '审计', find: '查找', tabs: '管理内容', count: '共 {{n}} 条', countMany: '超过 {{n}} 条', loaded: '已载入 {{n}} / {{total}}', sortingLoads: '正在载入其余各条以便排序', any: '全部',
    removed: '“{{name}}”已删除', saved: '已保存', created: '“{{name}}”已建立', failed: '没有成功：{{why}}', sortBy: '按{{name}}排序', actions: '操作', required: '必填', none: '无', noMatchTitle: '没有符合条件的记录', noMatch: '换一个查找词，或放宽条件。',
  },
  users: {
    name: '姓名', username: '用户名', role: '角色', lastSignIn: '上次登录', state: '状态', enabled: '启用', disabled: '停用', mustChange: '待改密码', never: '从未', reset: '重设密码', disable: '停用', enable: '启用', create: '新建用户', disabledDone: '“{{name}}”已停用', enabledDone: '“{{name}}”已启用',
    passwordFor: '{{name}} 的新密码', passwordOnce: '只显示这一次。请当面交给本人，首次登录时须修改。', usernameRule: '小写字母、数字和 . _ -，2 至 40 个', initial: '初始密码', initialHint: '留空则自动生成', you: '本人',
    emptyTitle: '没有符合条件的用户', emptyText: '换一个查找词，或新建一个用户。',
  },
  squads: { name: '名称', note: '备注', devices: '设备数', kind: '类型', phone: '电话', qualified: '可处置类别', qualifiedHint: '类别编码或编码开头，空格隔开；* 为全部', qualifiedRule: '只能写编码、编码的开头，或 *', everything: '全部', create: '新建单位', emptyTitle: '还没有单位', emptyText: '中队和部门是被派遣的单位。先建立单位，再把设备、区域和事项分给它们。' },
  areas: {
    name: '名称', level: '层级', squad: '责任中队', shape: '形状', create: '新建区域', geometry: '范围（GeoJSON）', geometryHint: '粘贴或选择文件：Polygon 或 MultiPolygon，WGS-84，[经度, 纬度]', choose: '选择文件', badGeometry: '不是可用的面：{{why}}', points: '{{n}} 个点', corners: '拐点', feature: '要素', property: '属性', import: '导入 GeoJSON', importTitle: '批量导入区域', importChoose: '选择 GeoJSON 文件', importColumns: '一个 FeatureCollection，WGS-84；每个要素的属性：name 名称、level 层级（district, street, community, duty, grid, other）、squad 责任中队名称。层级和名称都相同的区域会被替换。', tooLarge: '文件超过 20 MB，请分成几个文件', emptyTitle: '还没有区域', emptyText: '导入区、街道、社区或责任网格的边界后，地图和规则才能使用它们。',
    levels: { district: '区', street: '街道', community: '社区', duty: '责任网格', grid: '单元网格', other: '其他' },
  },
  devices: {
    name: '名称', kind: '类型', protocol: '协议', externalId: '编号', plate: '车牌', squad: '中队', presence: '状态', lastFix: '最后定位', datum: '声明基准', profile: '字段方案', note: '备注', lat: '纬度', lon: '经度', facingDeg: '朝向', create: '登记设备', importCsv: '导入 CSV', exportCsv: '导出 CSV', credentials: '重发凭据', showOnMap: '在地图上看', 
    externalIdHint: '序列号、终端手机号、user/device 等；平台协议可留空', profileHint: '渣土车的载重、举升、密闭字段', placeHint: '固定设备的位置，WGS-84', facingHint: '从正北起顺时针的度数，地图据此画出视野', placeBoth: '纬度和经度要一起填写', emptyTitle: '还没有设备', emptyText: '登记一台，或用 CSV 批量导入；没登记过的设备一开口，会出现在“待认领”里。', allKinds: '全部类型', allProtocols: '全部协议', allPresences: '全部状态', allSquads: '全部中队', stopped: '停用', disabledDone: '“{{name}}”已停用', disable: '停用', enable: '启用', enabledDone: '“{{name}}”已启用',
  },
  credentials: { title: '“{{name}}”的接入凭据', once: '只显示这一次，平台不保存明文。请立即写入设备或妥善保管。', username: '用户名', password: '密码', stored: '我已保存', all: '{{n}} 份凭据', downloadCsv: '下载凭据 CSV' },
  imports: {
    title: '批量导入设备', choose: '选择 CSV 文件', drop: '或把文件拖到这里', columns: '列：name, kind, protocol, externalId, plate, squad, datum, profile, lat, lon, note', template: '下载模板', checking: '正在检查', checked: '{{rows}} 行：新建 {{created}}，更新 {{updated}}，错误 {{errors}}', errors: '错误', row: '行', column: '列', problem: '问题', preview: '预览（前 {{n}} 行）', commit: '导入 {{n}} 行', committing: '正在导入', done: '已导入：新建 {{created}}，更新 {{updated}}', fix: '有错误的文件不会导入任何一行。请改正后重新选择。', again: '换一个文件', tooLarge: '文件超过 10 MB，请分成几个文件', unreadable: '文件读不懂：{{why}}', moreErrors: '还有 {{n}} 处错误未列出',
    problems: { ambiguous: '这个编号对应多路摄像机', area_name: '名称必填，最多 80 个字', area_level: '层级只能是 district、street、community、duty、grid、other 之一', area_geometry: '图形须是 Polygon 或 MultiPolygon，坐标为数字，经度在前、纬度在后', area_open_ring: '有一圈没有闭合，末点须与首点相同', area_few_corners: '有一圈不足三个不同的点', area_flat: '有一圈没有围出面积', area_too_many: '角点超过 20,000 个，请先简化', area_twice: '同一层级里这个名称出现了两次', missing: '缺少内容', invalid: '内容不符合要求', twice: '与前面重复', unknown_word: '不认识的词', bad_number: '不是有效的经纬度', unknown_squad: '没有这个中队，请先建立或留空', unknown_source: '没有这个接入源，请先建立或留空', wrong_source: '接入源的协议不同', bad_hours: '时段写法不对，如 22:00-06:00', bad_date: '日期写法不对，如 2026-03-01', bad_load: '限载不是数字（千克）', unknown_site: '没有这个工地或消纳场，请先建立', unknown_profile: '没有这个字段方案', bad_id: '编号不符合协议', sign_in_taken: '登录名已被其他接入源使用', geometry: '边界不可用', bad_csv: '不是有效的 CSV', missing_column: '缺少列', column_twice: '列重复', too_many_rows: '行数太多，请分成几个文件', empty: '没有数据行' },
  },
  sources: { name: '名称', protocol: '协议', username: '登录名', devices: '设备数', lastSeen: '最后出现', state: '状态', create: '新建接入源', usernameHint: '留空则自动生成', never: '从未', emptyTitle: '没有接入源', emptyText: '接入源用自己的凭据登录，替一台或多台设备说话，例如一个机场或一台 Traccar 服务器。' },
  quarantine: {
    sender: '发送者', protocol: '协议', reason: '原因', count: '次数', firstSeen: '首次', lastSeen: '最近', address: '地址', topic: '主题', message: '最后一条原始报文', noMessage: '没有报文内容', adopt: '认领', adopting: '正在认领', dismiss: '忽略', dismissed: '已忽略“{{name}}”', adopted: '“{{name}}”已认领', name: '名称', kind: '类型', hint: '怎么办', emptyTitle: '没有陌生的发送者', emptyText: '没有登记过的设备一开口，就会连同最后一条原始报文出现在这里，由你一键认领。', notAdoptable: '这一类不能认领', drops: '无法使用的报文', dropsText: '自系统启动起，按协议和原因计数。设备在发却看不到时，先看这里。', noDrops: '没有。收到的报文都能读懂。',
    reasons: { unknown_device: '未登记的设备', refused_sign_in: '登录被拒绝', wrong_topic: '主题不符', protocol_version: '协议版本不支持', unsupported: '不支持' },
  },
  audit: { time: '时间', actor: '操作人', action: '动作', subject: '对象', address: '地址', details: '详情', from: '从', to: '到', emptyTitle: '没有符合条件的记录', emptyText: '换一段时间或放宽条件。', actorHint: '用户名', actionHint: '例如 user.create' },
  error: {
    auth: { required: '请先登录', wrong_credentials: '用户名或密码不对', forbidden: '没有权限，请联系管理员', too_many_attempts: '尝试次数太多，请稍后再试', must_change_password: '请先修改密码', disabled: '账号已停用，请联系管理员' },
    input: { invalid: '填写的内容不符合要求', too_large: '内容太大', too_often: '短时间内过于频繁，请稍后再试' },
    not_found: '没有找到，可能已被删除',
    conflict: { exists: '已经存在同名或同编号的一项，请换一个', in_use: '正在使用，不能删除；请先把用到它的设备和区域改到别处', last_admin: '至少要保留一名启用的管理员' },
    device: { offline: '设备不在线，请等它上线后再发', no_command: '这种设备不接收指令', not_moving: '这种设备没有轨迹' },
    import: { has_errors: '文件里有错误' },
    track: { range_too_long: '时段太长，最多 31 天' },
    quarantine: { not_adoptable: '这一条不能认领，请按“怎么办”处理' },
    incident: { illegal_action: '当前状态下不能这样做', stale_version: '此件刚被他人更新，请重新查看', not_allowed: '不在您的职责内，说明中写明由谁办理', missing: '缺少必填内容', limit_reached: '已达次数或时限上限', bad_target: '不能并入该件', undo_over: '已过撤销时间', plate_needed: '首违免罚须填写车牌，或先在本案留存该车的违停告知', not_first: '该车牌已有记录，不是首违，请另选处置结果', unknown_category: '没有这个类别', outside_city: '位置不在本市范围内' },
    alarm: { illegal_action: '该告警当前不能这样处理', stale_version: '告警刚有变化，请重新查看', not_shelvable: '该告警不能搁置这么久' },
    shift: { owed: '先交接班：本班还有事项没有人接收', not_taken: '先接收上一班留下的事项；P1 可直接处置' },
    rule: { unfit: '规则不完整：请写明座席员要做什么' },
    duty: { overlap: '这个人或这台设备在这段时间已经排了班，请换时间或换人', not_begun: '班次还没有开始：开始后再签退，或请调度员调整排班' },
    patrol: { elsewhere: '这一轮正在另一个席位进行；要继续请在此接管', stale: '别人已先一步，或巡查已往前走；正在重新读取', rest: '本段已到时：请先做十分钟别的工作，或说明为什么继续', no_cameras: '这一轮里没有您可看且有画面的摄像机；请督查员调整范围' },
    video: { off: '暂时没有画面：流媒体网关没有应答，系统会自动重试', no_source: '还没有登记这个摄像机的取流地址，请管理员补充', no_transcoder: '本中心没有开启转码：请把摄像机改为 H.264（无 B 帧），或由管理员设置 MEDIA_TRANSCODE', reason_needed: '请填写查看原因：原因会被记录，佩戴人可以看到' },
    recording: { stale: '这条规则刚被别人改过，已重新读取' },
    ptz: { none: '这路摄像机不能转动：没有登记 ONVIF 地址，或没有带云台的配置', held: '别人正在操控这路摄像机，请等对方松开', unreachable: '摄像机没有应答 ONVIF，请管理员检查地址', unauthorised: '摄像机拒绝了 ONVIF 用户名或密码，或该用户无权转动，请管理员核对', refused: '摄像机拒绝了这个指令' },
    beat: { outside_city: '岗位超出了城区范围，请画在区界之内' },
    check: { unseen: '请先查看轨迹和画面；没有看到的不能下结论', decided: '这次抽查已经有结论，请另抽一位', nobody: '您负责的片区此刻没有携带设备的人在勤' },
    hub: { starting: '平台正在启动，请稍候', overloaded: '平台太忙，请稍后再试' },
    internal: '平台内部错误，请告诉管理员', unreachable: '连不上平台', unreadable: '平台的应答看不懂，版本可能不一致', unknown: '出错了',
  },
  ...adminCasesZh,
  ...adminDailyZh,
  ...figuresZh,
  ...onDutyZh,
  ...videoZh,
  ...camerasZh,
  ...recordingZh,
  ...superviseZh,
  ...patrolZh,
  ...casesZh,
}
