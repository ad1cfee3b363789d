/** The words of the screens in Chinese, the language they were thought in. */
export const zhCN = {
  app: { name: '一屏', skip: '跳到正文' },
  role: { seat: '座席员', dispatcher: '派遣员', supervisor: '督查员', officer: '队员', admin: '管理员' },
  kind: { drone: '无人机', dock: '机场', bodycam: '执法记录仪', truck: '渣土车', vehicle: '车辆', camera: '摄像机', phone: '手机', radio: '对讲机', sensor: '传感器' },
  presence: { online: '在线', stale: '滞后', offline: '离线', never: '从未上报' },
  protocol: {
    native: '平台协议', dji: '大疆上云', jt808: 'JT/T 808', owntracks: 'OwnTracks', traccar: 'Traccar', frigate: 'Frigate', hj212: 'HJ 212', rtsp: 'RTSP', onvif: 'ONVIF', push: '推流', none: '不上报',
  },
  datum: { WGS84: 'WGS-84', CGCS2000: 'CGCS2000', GCJ02: 'GCJ-02', BD09: 'BD-09' },
  severity: { info: '信息', notice: '提示', warning: '警告', critical: '严重' },
  workplace: { live: '态势', admin: '管理', switcher: '工作台' },
  action: {
    save: '保存', cancel: '取消', close: '关闭', retry: '重试', undo: '撤销', copy: '复制', copied: '已复制', edit: '编辑', remove: '删除', create: '新建', send: '发送', back: '返回',
    download: '下载', clear: '清除', more: '载入更多', fold: '收起', unfold: '展开', openWindow: '在新窗口打开',
  },
  state: {
    loading: '正在载入', error: '没有载入成功', since: '{{time}} 起', offlineTitle: '与平台失去连接', offline: '{{time}} 起没有消息，已 {{age}}。画面停在最后一刻，正在重连。', connecting: '正在连接平台', retryNow: '立即重连',
    noRight: '没有权限', noRightText: '“{{screen}}”只对管理员开放。需要使用时请联系本中心的管理员。', notFound: '没有这个页面', notFoundText: '地址 {{path}} 下没有内容，可能已经移动或输入有误。', toLive: '回到态势',
    hubDown: '连不上平台', hubDownText: '平台没有应答。请检查网络，或请管理员确认平台正在运行。',
    crashed: '这个画面出错了', crashedText: '其余画面不受影响。可以重新载入；如果反复出现，请把下面这行告诉管理员。', reload: '重新载入',
  },
  bar: {
    health: '平台状态', hub: '平台', database: '数据库', broker: '消息', video: '视频', healthUnknown: '未知', clock: '平台时间（北京时间）', account: '我的账号', simulated: '模拟', simulatedHint: '演示：画面里的一切都是模拟的',
    language: '语言', theme: '外观', dark: '深色', light: '浅色', auto: '跟随系统', password: '修改密码', signOut: '退出登录', keys: '按键说明', fixesPerS: '每秒定位 {{n}}', lag: '最长等待 {{ms}} ms',
  },
  health: { ok: '正常', degraded: '降级', down: '中断', off: '未启用' },
  keys: { title: '按键', find: '查找', help: '显示按键说明', escape: '返回一步，关闭面板', workplace: '切换到{{name}}', save: '保存正在编辑的内容', follow: '跟随选中的单位', trail: '显示或隐藏轨迹', panel: '展开或收起图层面板', note: '在输入框里、正在输入中文时，按键不起作用。', window: '在新窗口打开', click: '点击' },
  signIn: {
    title: '登录', username: '用户名', password: '密码', submit: '登录', submitting: '正在登录', expired: '登录已过期，请重新登录。', demoTitle: '演示账号', demoText: '点一下即可登录，密码均为 demo。', subtitle: '城市管理执法指挥',
  },
  password: { title: '修改密码', must: '密码由管理员重设过，请先设置自己的密码。', current: '当前密码', next: '新密码', again: '再输一次', rule: '至少 10 个字符', short: '还差 {{n}} 个字符', differ: '两次输入不一致', done: '密码已修改', submit: '修改密码' },
  find: { label: '查找', placeholder: '名称、车牌、编号', none: '没有找到“{{q}}”', noneText: '可以试试车牌的后几位，或终端编号的一部分。', count: '共 {{n}} 个', first: '共 {{total}} 个，列出前 {{n}} 个' },
  layers: {
    title: '图层', kinds: '单位', show: '显示{{name}}', all: '全部显示', labels: '名称', trails: '轨迹', areas: '区域', clusters: '聚合', display: '画面', legend: '图例', onlineOf: '在线 {{n}}，共 {{total}}',
    online: '在线', total: '总数', heading: '尖端指向前进方向', stale: '滞后：超过约定时间没有消息', offline: '离线', attention: '警告', critical: '严重告警', selected: '选中', cluster: '聚合：数量与最重的状态',
    emptyTitle: '还没有单位', emptyText: '设备接入并登记后会出现在这里。', emptyAdmin: '去登记设备',
  },
  live: { age: '数据时效', newest: '最新定位', noFix: '还没有定位', live: '实时', stopped: '已停止', units: '单位', onlineUnits: '在线', fixesPerS: '定位/秒', map: '地图', mapFailed: '地图没有载入成功' },
  drawer: {
    title: '单位', plate: '车牌', squad: '中队', protocol: '协议', externalId: '编号', datum: '声明基准', noPlace: '没有位置', noPlaceText: '这个单位还没有上报过可用的位置，所以地图上看不到它。',
    state: '状态', place: '位置', time: '定位时间', speed: '速度', course: '方向', altitude: '高度', accuracy: '精度', satellites: '卫星', battery: '电量', signal: '信号', received: '收到', coordinates: '坐标',
    follow: '跟随', following: '正在跟随', fly: '地图定位', trail: '轨迹', lastHour: '最近 1 小时', range: '选择时段', from: '从', to: '到', show: '显示', hide: '隐藏轨迹', points: '{{n}} 点', pointsOf: '{{n}} 点，取自 {{total}}', noPoints: '这段时间没有定位', badRange: '结束时间要晚于开始时间，最长 31 天',
    events: '最近事件', noEvents: '没有事件。告警、检测、围栏等会列在这里。', raw: '原始报文', noRaw: '还没有收到', commands: '指令', locate: '立即定位', text: '文字', textPlaceholder: '发送给终端的文字', urgent: '紧急', noCommands: '还没有发送过指令', cannotCommand: '这种设备不接收指令',
    gone: '没有这个单位', goneText: '它可能已被删除，或者你无权查看。', stopped: '停用', heardAgo: '{{age}}前', began: '开始', ended: '结束', alarm: '告警', more: '登记信息', note: '备注',
  },
  stateKey: {
    acc: '点火', load: '载重', loaded: '载货', lifted: '举升', coverClosed: '密闭', flightMode: '飞行模式', signal: '信号', rssi: '信号强度', mileage: '里程', fuel: '油量', satellites: '卫星', recording: '录像', charging: '充电', locked: '上锁', online: '在线',
    oilCut: '断油', powerCut: '断电', doorOpen: '车门', positioned: '已定位', wireless: '无线信号', temperature: '温度', humidity: '湿度', wind: '风速', rainfall: '降雨', droneInDock: '飞机在舱', coverState: '舱盖', mode: '模式', battery: '电池', trigger: '触发', connection: '连接',
  },
  value: { yes: '是', no: '否', none: '—' },
  commandStatus: { pending: '等待', sent: '已发出', accepted: '已接受', done: '完成', failed: '失败', rejected: '被拒绝', timeout: '超时' },
  commandType: { locate: '立即定位', text: '文字', custom: '自定义' },
  admin: {
    users: '用户', squads: '中队', areas: '区域', devices: '设备', sources: '接入源', quarantine: '待认领', audit: '审计', find: '查找', tabs: '管理内容', count: '共 {{n}} 条', countMany: '超过 {{n}} 条', loaded: '已载入 {{n}} / {{total}}', sortingLoads: '正在载入其余各条以便排序', any: '全部',
    removed: '“{{name}}”已删除', saved: '已保存', created: '“{{name}}”已建立', failed: '没有成功：{{why}}', sortBy: '按{{name}}排序', actions: '操作', required: '必填', none: '无',
  },
  users: {
    name: '姓名', username: '用户名', role: '角色', lastSignIn: '上次登录', state: '状态', enabled: '启用', disabled: '停用', mustChange: '待改密码', never: '从未', reset: '重设密码', disable: '停用', enable: '启用', create: '新建用户', disabledDone: '“{{name}}”已停用', enabledDone: '“{{name}}”已启用',
    passwordFor: '{{name}} 的新密码', passwordOnce: '只显示这一次。请当面交给本人，首次登录时须修改。', usernameRule: '小写字母、数字和 . _ -，2 至 40 个', initial: '初始密码', initialHint: '留空则自动生成', you: '本人',
    emptyTitle: '没有符合条件的用户', emptyText: '换一个查找词，或新建一个用户。',
  },
  squads: { name: '名称', note: '备注', devices: '设备数', create: '新建中队', emptyTitle: '还没有中队', emptyText: '中队是被派遣的单位。先建立中队，再把设备和区域分给它们。' },
  areas: {
    name: '名称', level: '层级', squad: '责任中队', shape: '形状', create: '新建区域', geometry: '范围（GeoJSON）', geometryHint: '粘贴或选择文件：Polygon 或 MultiPolygon，WGS-84，[经度, 纬度]', choose: '选择文件', badGeometry: '不是可用的面：{{why}}', points: '{{n}} 个点', emptyTitle: '还没有区域', emptyText: '导入区、街道、社区或责任网格的边界后，地图和规则才能使用它们。',
    levels: { district: '区', street: '街道', community: '社区', duty: '责任网格', grid: '单元网格', other: '其他' },
  },
  devices: {
    name: '名称', kind: '类型', protocol: '协议', externalId: '编号', plate: '车牌', squad: '中队', presence: '状态', lastFix: '最后定位', datum: '声明基准', profile: '字段方案', note: '备注', lat: '纬度', lon: '经度', create: '登记设备', enabled: '启用', importCsv: '导入 CSV', exportCsv: '导出 CSV', credentials: '重发凭据', showOnMap: '在地图上看', source: '接入源', sourceOwn: '自己接入',
    externalIdHint: '序列号、终端手机号、user/device 等；平台协议可留空', profileHint: '渣土车的载重、举升、密闭字段', placeHint: '固定设备的位置，WGS-84', placeBoth: '纬度和经度要一起填写', emptyTitle: '没有符合条件的设备', emptyText: '可以放宽条件、登记一台，或用 CSV 批量导入。', allKinds: '全部类型', allProtocols: '全部协议', allPresences: '全部状态', allSquads: '全部中队', stopped: '停用', disabledDone: '“{{name}}”已停用', disable: '停用', enable: '启用', enabledDone: '“{{name}}”已启用',
  },
  credentials: { title: '“{{name}}”的接入凭据', once: '只显示这一次，平台不保存明文。请立即写入设备或妥善保管。', username: '用户名', password: '密码', stored: '我已保存', all: '{{n}} 份凭据', downloadCsv: '下载凭据 CSV' },
  imports: {
    title: '批量导入设备', choose: '选择 CSV 文件', drop: '或把文件拖到这里', columns: '列：name, kind, protocol, externalId, plate, squad, datum, profile, lat, lon, note', encoding: '编码 {{name}}', template: '下载模板', checking: '正在检查', checked: '{{rows}} 行：新建 {{created}}，更新 {{updated}}，错误 {{errors}}', errors: '错误', row: '行', column: '列', problem: '问题', preview: '预览（前 {{n}} 行）', commit: '导入 {{n}} 行', committing: '正在导入', done: '已导入：新建 {{created}}，更新 {{updated}}', fix: '有错误的文件不会导入任何一行。请改正后重新选择。', again: '换一个文件', tooLarge: '文件超过 10 MB',
  },
  sources: { name: '名称', protocol: '协议', username: '登录名', devices: '设备数', lastSeen: '最后出现', state: '状态', create: '新建接入源', usernameHint: '留空则自动生成', never: '从未', emptyTitle: '没有接入源', emptyText: '接入源用自己的凭据登录，替一台或多台设备说话，例如一个机场或一台 Traccar 服务器。' },
  quarantine: {
    sender: '发送者', protocol: '协议', reason: '原因', count: '次数', firstSeen: '首次', lastSeen: '最近', address: '地址', topic: '主题', message: '最后一条原始报文', noMessage: '没有报文内容', adopt: '认领', adopting: '正在认领', dismiss: '忽略', dismissed: '已忽略“{{name}}”', adopted: '“{{name}}”已认领', name: '名称', kind: '类型', hint: '怎么办', emptyTitle: '没有陌生的发送者', emptyText: '没有登记过的设备一开口，就会连同最后一条原始报文出现在这里，由你一键认领。', notAdoptable: '这一类不能认领',
    reasons: { unknown_device: '未登记的设备', refused_sign_in: '登录被拒绝', wrong_topic: '主题不符', protocol_version: '协议版本不支持', unsupported: '不支持' },
  },
  audit: { time: '时间', actor: '操作人', action: '动作', subject: '对象', address: '地址', details: '详情', from: '从', to: '到', emptyTitle: '没有符合条件的记录', emptyText: '换一段时间或放宽条件。', actorHint: '用户名', actionHint: '例如 user.create' },
  error: {
    auth: { required: '请先登录', wrong_credentials: '用户名或密码不对', forbidden: '没有权限，请联系管理员', too_many_attempts: '尝试次数太多，请稍后再试', must_change_password: '请先修改密码', disabled: '账号已停用，请联系管理员' },
    input: { invalid: '填写的内容不符合要求', too_large: '内容太大' },
    not_found: '没有找到，可能已被删除',
    conflict: { exists: '已经存在同名或同编号的一项', in_use: '正在使用，不能删除', last_admin: '至少要保留一名启用的管理员' },
    device: { offline: '设备不在线', no_command: '这种设备不接收指令', not_moving: '这种设备没有轨迹' },
    import: { has_errors: '文件里有错误' },
    track: { range_too_long: '时段太长，最多 31 天' },
    quarantine: { not_adoptable: '这一条不能认领' },
    hub: { starting: '平台正在启动，请稍候', overloaded: '平台太忙，请稍后再试' },
    internal: '平台内部错误，请告诉管理员', unreachable: '连不上平台', unreadable: '平台的应答看不懂，版本可能不一致', unknown: '出错了',
  },
}
