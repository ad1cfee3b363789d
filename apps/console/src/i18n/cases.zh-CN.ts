import { machineZh } from './machine.zh-CN.js'

/** Words of incidents, alarms and dispatch in Chinese; they join those of zh-CN.ts. */
export const casesZh = {
  ...machineZh,
  incidentSource: { rule: '规则', ai: '智能识别', drone: '无人机', seat: '座席', video: '视频巡查', officer: '队员', grid: '网格员', hotline: '热线', citizen: '随手拍', list: '问题清单' },
  clockKind: { accept: '受理', verify: '核实', dispatch: '派遣', disposal: '处置', check: '核查', close: '结案', suspension: '挂账期' },
  alarmState: { active_new: '未确认', active_seen: '已确认', cleared_new: '已恢复', closed: '已关闭' },
  alarmAction: { ack: '确认', take: '接手', shelve: '搁置', unshelve: '取消搁置', to_incident: '转案件', dismiss: '排除', comment: '备注' },
  clock: { left: '剩 {{time}}', over: '超 {{time}}', stands: '暂停' },
  cases: { one: '案件', toDesk: '到调度台办理', supervised: '督办', urged: '催办 {{n}}', mine: '我的' },
  desk: {
    queue: '案件队列', tabs: '调度页面', lanes: '范围', find: '编号、地点、描述、单位', filter: '筛选', state: '状态', priority: '级别', source: '来源', area: '区域', anyArea: '全部区域', clearFilter: '清除筛选', saveFilter: '保存此筛选', filterName: '筛选名称', filterSaved: '已保存筛选“{{name}}”', filterRemoved: '已删除筛选“{{name}}”', removeFilter: '删除筛选“{{name}}”',
    fresh: '{{n}} 件新到', count: '共 {{n}} 件', picked: '已选 {{n}} 件', empty: '没有未办结的案件', emptyText: '规则、识别、热线和随手拍发现的问题会出现在这里；也可以在“上报”里录入。', noMatch: '没有符合条件的案件', noMatchText: '换一个范围或筛选条件。', nothingOpen: '没有打开的案件', nothingOpenText: '用上下方向键或点击左侧一行打开。按 ? 查看全部按键。',
    actions: '可办事项', print: '打印', viewers: '{{names}} 也在看', offline: '与平台失去连接：案件可能已有变化，暂时不能办理。已填写的内容会保留。', staleTitle: '此件刚被他人更新。', staleText: '看过下面的变化后，可以再次提交；已填写的内容都在。', done: '{{number}} 已{{action}}', takenBack: '{{number}} 的“{{action}}”已撤销', notTakenBack: '{{number}} 没有撤销成功：{{why}}', nothingToUndo: '没有可以撤销的决定，10 秒内才能撤销', noRight: '调度台供座席员、派遣员、督查员使用。队员的任务在手机端（/field）。',
    lane: { todo: '待我办', all: '全部', mine: '我负责' }, tab: { queue: '队列', board: '看板', report: '上报', handOver: '交接班' },
  },
  bulk: { title: '已选 {{n}} 件', nothing: '所选案件没有共同可办的事项', clear: '取消选择', done: '{{n}} 件已{{action}}', refused: '{{n}} 件没有办成（{{numbers}}）：{{why}}' },
  ask: {
    plate: { title: '车牌号', hint: '首违免罚以车牌历史为据，例如 浙B12345' },
    send: '提交', missing: { reason: '请写明理由', note: '请填写备注', real: '请选择是否属实', passed: '请选择是否合格', granted: '请选择是否采纳', outcome: '请选择处理结果', until: '请填写以后的时间', standard: '请选择处置时限', target: '请选择并入哪一件', amendment: '请至少更正一项', colleague: '请选择同事', looker: '请选择派谁查看', plate: '请填写完整车牌' },
    reason: { title: '理由', own: '其他理由' }, note: { title: '备注' }, real: { title: '是否属实', yes: '属实', no: '不属实' }, passed: { title: '是否整改到位', yes: '合格', no: '不合格' }, granted: { title: '申诉是否成立', yes: '成立', no: '不成立' }, outcome: { title: '处理结果' }, standard: { title: '处置时限' },
    colleague: { title: '移交给谁' }, looker: { title: '派谁查看' },
    until: { title: '挂账到', hint: '例如 2026-12-31 18:00，最长一年', days: '{{n}} 天' }, target: { title: '附近的案件', other: '按编号或内容查找', found: '查找结果', noMatch: '没有找到未办结的案件' }, amendment: { title: '更正', category: '类别', keep: '不变（{{value}}）', address: '地址', description: '描述' },
  },
  looker: { nobody: '不指定人员', sameUnit: '承办单位同事', tasks: '待看 {{n}} 处', sent: '{{name}}前往查看', none: { no_officer: '还没有队员账号，只能不指定。请管理员先登记队员。', did_it: '有账号的队员都是上报人或经办人，不能自查；可以不指定。' } },
  reasons: {
    reject: { r1: '不属于城市管理事项', r2: '经核实问题不存在', r3: '现场已恢复正常', r4: '位置或图片不清，无法处理', r5: '不在本市管辖范围' }, return: { r1: '类别有误', r2: '位置有误', r3: '不属本单位职责', r4: '材料不全' }, recall: { r1: '改派其他单位', r2: '派遣有误', r3: '现场情况有变化', r4: '该单位长时间未响应' },
    send_back: { r1: '缺少处置后照片', r2: '照片与问题不符', r3: '处置说明不全', r4: '只处置了一部分' }, rework: { r1: '问题仍然存在', r2: '整改不彻底', r3: '处置后复发', r4: '核查不合格' }, clear: { r1: '现场已自行消除', r2: '当事人当场改正', r3: '已由其他单位处理' }, void: { r1: '测试或误录', r2: '重复录入', r3: '信息错误，无法更正' }, force_close: { r1: '已具备结案条件，流程受阻', r2: '责任主体灭失', r3: '上级要求' },
    suspend: { r1: '需要工程施工', r2: '权属不清，正在协调', r3: '受天气影响', r4: '等待资金或审批' }, refuse_extension: { r1: '时限充足', r2: '理由不充分', r3: '群众反映强烈，须尽快处置' }, refuse_suspension: { r1: '具备处置条件', r2: '理由不充分', r3: '涉及安全，不得挂账' }, supervise: { r1: '群众反映强烈', r2: '多次返工', r3: '超时未处置' }, reopen: { r1: '问题复发', r2: '结案有误', r3: '群众再次反映' }, recheck: { r1: '自动结案有误', r2: '抽查发现未整改' }, split: { r1: '不是同一问题', r2: '并案有误' }, decide_appeal: { r1: '情况属实', r2: '依据不足' }, amend: { r1: '核实后更正', r2: '录入有误', r3: '现场与上报不符' },
    dismiss: { r1: '误报', r2: '演练或测试', r3: '已电话核实无事', r4: '设备故障' }, shelve: { r1: '正在施工', r2: '已派人处理', r3: '设备待检修', r4: '等待复核' }, override: { r1: '该单位离现场更近', r2: '首选单位正忙', r3: '需要其专业能力', r4: '现场已有该单位人员' },
  },
  timeline: { handedTo: '交给 {{name}}', into: '并入 {{number}}', joined: '并入本案：{{number}}', parted: '拆出：{{number}}', outOf: '从 {{number}} 拆出', other: '主案', target: '主案 {{number}} {{state}}', changed: '{{what}}：{{from}} → {{to}}', nothing: '空', of_category: '类别', of_priority: '优先级', of_address: '地址', of_description: '描述', overridden: '改派（建议 {{units}}）：{{why}}', noReason: '未写原因', sighting: '又一处线索', title: '经过', system: '系统 · {{rule}}', report: '上报', undo: '撤销', join: '并入一件', part: '拆出一件', follow: '随主件办结', unit_accept: '接单', unit_decline: '拒单', unit_en_route: '出发', unit_on_scene: '到场', unit_release: '撤出', overdue: '超时', pictures: '{{n}} 个附件', late: '补报，晚 {{by}}' },
  facts: { holder: '经办', title: '案情', place: '地点', coordinates: '坐标', source: '来源', lead: '牵头单位', with: '协同单位', override: '改派理由：{{why}}', outcome: '结果', suspendedUntil: '挂账到', merged: '并案', children: '并入 {{n}} 件', history: '往返', reworks: '返工 {{reworks}} 次，退回 {{returns}} 次', extensionAsked: '申请延期：', suspensionAsked: '申请挂账：', appealed: '申诉：' },
  evidence: { bundle: '导出证据包', title: '图片与附件', none: '还没有图片。队员处置后的照片会出现在这里。', before: '处置前', after: '处置后', noBefore: '没有处置前图片', noAfter: '还没有处置后图片', open: '放大 {{name}}', previous: '上一张', next: '下一张', role: { near: '近景', far: '远景', reference: '参照', before: '处置前', after: '处置后', other: '其他' } },
  reporters: { title: '反映人', noContact: '未留联系方式', waits: '待答复', notOver: '办结后答复', tell: '登记答复', ways: '答复方式', way: { phone: '电话', message: '短信或消息', person: '当面' }, note: '答复内容', how: '{{way}}：{{note}}', done: '{{number}} 的反映人已登记为已答复', door: { receipt: '本人查询', open311: '对接平台已取走', notice: '本人已读', webhook: '对接平台已送达', person: '座席已答复' } },
  duplicates: { title: '可能重复', onMap: '地图上的 {{n}} 号', this: '本件', apart: '相隔 {{by}}', same: '类别相同', alike: '类别相近', merge: '并入此件', open: '查看' },
  units: { title: '派遣单位', plan: '预案', contact: '联系人', noRoute: '责任表里没有这个类别和区域的责任单位，按距离与勤务排序。', none: '没有可派遣的单位', noneText: '请先在管理里登记中队和值班，或请管理员检查责任表。', why: '为什么改派', sendNow: '立即发送，不可撤销', accept: '派遣 {{names}}', send: '改派 {{names}}', pick: '另选', suggested: '建议', leads: '牵头', makeLead: '改为牵头', minutes: '{{n}} min', nearby: '附近', nobodyNear: '3 km 内没有摄像机、无人机或人员' },
  factor: { placeUnknown: '位置未知', road: '道路 {{by}}', straight: '直线 {{by}}（无路网）', load: '在办 {{n}} 件', unqualified: '不具备此类资质', shiftEnd: '{{n}} min 后下班', shiftOver: '已下班', neverHeard: '从未上报', heard: '{{n}} min 前有消息', notResponsible: '非责任单位', offDuty: '不在岗' },
  category: { placeholder: '编号或名称', none: '没有这个类别' },
  alarms: {
    one: '告警', quiet: '没有告警和未办结案件', quietText: '规则发现的问题、识别结果和上报会按紧急程度列在这里。', flood: '告警洪峰：已折叠 {{n}} 条次要告警，点开可逐条查看', rest: '其余 {{n}} 件在调度台', folded: '折叠 {{n}}', aside: '已搁置 {{n}} 条 · 显示', asideHide: '已搁置 {{n}} 条 · 收起', remark: '备注（可不填）', ackMany: '确认 {{n}} 条', ackLeft: '{{n}} 条没有确认：等级已升高或已关闭，请逐条查看', ackedBy: '{{name}} 已确认', toldTo: '通知座席', allSeats: '全部座席', elsewhere: '另有 {{n}} 条告警在其他座席 · 显示', mineOnly: '已显示其他座席的 {{n}} 条 · 只看本席', manyPlaces: '多处', failed: '没有{{action}}成功：{{why}}', owner: '责任人', forHowLong: '搁置多久', gone: '这条告警已关闭', goneText: '它已恢复并确认，或已被排除。', shelvedUntil: '搁置到 {{time}}', began: '开始', last: '最近', itsIncident: '查看案件', moreP1: '另有 {{n}} 条 P1', show: '查看',
    band: { ok: '正常', manageable: '偏多', too_many: '过多', flood: '洪峰' },
  },
  inbox: { shiftOffered: '{{name}} 提出交班，{{n}} 项', shiftLeft: '{{name}} 未交接离岗，{{n}} 项待接收：{{why}}', shiftVanished: '{{name}} 已离线未交接，{{n}} 项待接收', shiftNotTaken: '{{name}} 的交班无人接收，还有 {{n}} 项', title: '通知，未读 {{n}}', label: '通知', none: '还没有通知。升级、答复和撤回会出现在这里。', notify: '通知', withdraw: '撤回', escalation: '升级', answer: '答复' },
  board: { overdue: '超时 {{n}}', none: '没有', more: '再显示，余 {{n}} 件' },
  report: { title: '上报问题', category: '类别', description: '描述', place: '位置', placeHint: '在右侧地图上点一下，或粘贴“纬度, 经度”（WGS-84）', address: '地址', reportedBy: '反映人', pictures: '图片', addPicture: '添加图片', uploading: '正在上传 {{name}}', removePicture: '移除图片', needCategory: '请选择类别', needDescription: '请写明看到了什么', needPlace: '请在地图上点出位置', send: '上报', another: '先放下，另报一件', drafts: '未完成 {{n}} 件', draftOpen: '继续填写', draftDrop: '丢弃', draftDropped: '已丢弃未完成的上报', draftBlank: '还没有写', draftHere: '当前', done: '{{number}} 已上报', offline: '与平台失去连接：已填写的内容会保留，恢复后再上报。', map: '选择位置', mapHint: '点一下地图，定下位置', likely: '附近有 {{n}} 件可能是同一问题，请先看看', noneLikely: '附近没有相同的未办结案件' },
  systemWhy: {
    forPeople: '{{what}} 一律由人处理', inHand: '已有人在经办', outcomeOpen: '处置结果需人确认', saidOpen: '反馈为尚未整改', noLook: '派出查看无人回复', nobodyLooks: '没有可派的查看人员', noRule: '没有适用的规则', reworked: '已返工 {{what}} 次',
    reported: '来源可信：{{source}}', reportedSure: '来源：{{source}}，置信度 {{confidence}}', unsure: '来源：{{source}}，尚不足以立案', unsureOf: '来源：{{source}}，置信度 {{confidence}}，尚不足以立案', alarm: '{{source}}告警', alarmSure: '{{source}}告警，置信度 {{confidence}}',
    responsible: '按责任清单', lookedNothing: '现场核实未发现问题', lookedSo: '现场核实属实', checkedSo: '由未经办的人员到场核查，已整改', checkedNot: '核查发现未整改', noCamera: '没有摄像机可以佐证', blind: '该处摄像机无法佐证', disagree: '摄像机仍看到问题，单位称未发现',
    seen: '摄像机仍看到问题', again: '其后又有人上报', picture: '处置后图片缺失、陈旧、地点不符或曾被使用', gone: '摄像机已看不到问题，且处置后图片有效',
    raised: '{{what}} 告警自动立为案件', notDone: '{{what}} {{unit}}内未完成', noAnswer: '{{what}} {{unit}}内无人答复', noAnswerInTime: '到时无人答复', suspensionOver: '挂账期已到', allDeclined: '所派单位均已拒单', pictureFetched: '已取得反映人附图（{{what}}）', pictureAnswer: '附图未取到：对方答复 {{what}}', pictureSilent: '附图未取到：多次无应答', pictureLarge: '附图未取到：超过 12 MB', pictureOther: '附图未取到：不是可读的图片', pictureClosed: '附图未取到：该地址不允许访问', citizenPhoto: '市民随手拍上报', reportedThrough: '经{{what}}上报', shiftTaken: '{{what}} 已接班',
    pictureDetector: '告警时的识别抓图', pictureOwn: '告警时本摄像机画面', pictureNear: '告警时附近摄像机画面，距 {{what}} m', noPicture_unreachable: '未取得图片：对方没有应答', noPicture_refused: '未取得图片：识别系统没有给出抓图', noPicture_too_large: '未取得图片：文件过大', noPicture_not_a_picture: '未取得图片：收到的不是图片',
    noPicture_not_allowed: '未取得图片：图片地址未经管理员允许', noPicture_camera_silent: '未取得图片：摄像机没有画面', noPicture_no_video: '未取得图片：本平台未接入可抓图的视频', noPicture_too_late: '未取得图片：当时平台未运行',
  },
  limitUnit: { urgent_minute: '分钟', urgent_hour: '小时', urgent_day: '天', work_hour: '工作时', work_day: '工作日', natural_day: '自然日' },
  systemRule: {
    alarm_picture: '告警取图',
    clock_accept: '受理时限', clock_verify: '核实时限', clock_dispatch: '派遣时限', clock_disposal: '处置时限', clock_check: '核查时限', clock_close: '结案时限', clock_suspension: '挂账到期', merge_follow: '随主件', dead_letter: '通知未送达', dispatch_all_declined: '全部拒单', shift_hand_over: '交接班', intake_citizen: '市民随手拍', intake_open311: 'Open311',
    auto_open_sure: '自动上报（线索可信）', auto_file_by_office: '自动立案（来源可信）', auto_file_sure_ai: '自动立案（识别可信）', auto_file_verified: '自动立案（已核实）', auto_reject_unreal: '自动不予立案', auto_verify_rest: '自动转核实', auto_dispatch_responsible: '自动派遣（责任单位）', auto_check_field: '自动核查（现场）', auto_close_camera: '自动结案（摄像机复核）', auto_close_field: '自动结案（现场核查）', auto_rework_failed: '自动返工',
  },
  handOver: { to: '交给谁', anybody: '接班的任何人', leave: '交出本班', take: '接收', due: '本班还有 {{n}} 项没有人接收，交接完成前不能退出。', waiting: '已提出交接，已接收 {{done}} / {{all}} 项', note: '交班说明', offer: '提出交接', offerAgain: '更新并重新提出', offered: '交接已提出', nothing: '没有待接收的交接', nothingText: '同事提出交接后会出现在这里，须逐项接收。', empty: '没有需要交接的事项', until: '到 {{time}}', accept: '接收', taken: '已接收', from: '{{name}}，{{time}} 提出', first: '先交接：本班还有事项没有人接收', gate: '先接班，再进队列', gateText: '上一班留下的事项须逐项接收；接收后即可处置。P1 案件和告警随时可以处置。', left: '{{name}}，{{time}} 未交接离岗', vanished: '{{name}}，{{time}} 起离线，未交接', reason: '原因：{{why}}', emergency: '紧急离岗', emergencyText: '仅限突发情况。原因会记录在案，并立即告知接班人和督查员。', emergencyWhy: '离岗原因', emergencyGo: '不交接，退出登录', kind: { urgent: '紧急案件', alarm: '未确认告警', shelved: '搁置告警', suspended: '挂账案件', note: '交班说明' } },
}
/** The shape of these words. */
export type CaseMessages = typeof casesZh
