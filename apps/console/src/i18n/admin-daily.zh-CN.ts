/** Words of the screens for a centre's daily work (duty, lists, auto-flow, masks, permits …), in Chinese; they join those of zh-CN.ts. */
export const adminDailyZh = {
  valid: { head: '有效期', from: '有效期起', to: '有效期止', always: '长期有效', early: '未生效', over: '已过期', backward: '截止日期早于起始日期' },
  shape: { hint: '在地图上依次点角点，至少 3 个（已有 {{n}} 个）', crossed: '轮廓在红圈处自相交叉：拖开角点，或撤回一步', parts: '这个形状有多个部分或孔洞，只能用 GeoJSON 修改或重画', drawn: '{{n}} 个角点 · 拖动可改，拖边的中点加角点', undo: '撤回', anew: '重画', corners: '逐个角点', previous: '上一个角点', next: '下一个角点', cornerOf: '角点 {{i}}/{{n}}', drop: '删角点', move: '移到', corner: '输入角点：纬度, 经度', cornerRule: '写成 29.97, 121.22', add: '加一点' },
  masks: {
    name: '名称', categories: '适用类别', permit: '依据（许可证号等）', shape: '范围', create: '新建区域', importTitle: '导入合规区域', importColumns: 'WGS-84 的 FeatureCollection，每个要素的属性：name，categories（类别编码，分号隔开），hours（06:00-18:00），validFrom，validTo，permit',
    emptyTitle: '还没有合规区域', emptyText: '准许摆摊、限时免费停车、便民修理摊等：在范围和时段之内，识别结果只计数，不告警。新建后在地图上画出范围。',
  },
  truckPlaces: { name: '名称', use: '用途', site: '出土工地', dump: '消纳场', create: '新建地点', importTitle: '导入工地与消纳场', importColumns: 'WGS-84 的 FeatureCollection，每个要素的属性：name，use（site 或 dump），validFrom，validTo', emptyTitle: '还没有工地和消纳场', emptyText: '渣土车只能在这些地方装卸，在别处举升即告警。新建后在地图上画出范围，也可导入 GeoJSON。' },
  permits: {
    plate: '车牌', number: '准运证号', places: '工地与消纳场', anyPlace: '所有已登记地点', addPlace: '添加地点', load: '限载', loadKg: '限载（kg，可留空）', plateOdd: '不像完整的车牌，请核对', create: '新建准运证', importTitle: '导入准运证', importColumns: '列：plate, number, validFrom, validTo, hours, sites, maxLoadKg（也认中文列名）。证号已有的行会被替换；sites 写名称，多个用分号隔开。',
    emptyTitle: '没有准运证', emptyText: '一行是一辆车的一张证：车牌、日期、时段、地点、限载。没有证而运输的渣土车会告警。',
  },
  duty: {
    person: '人员', account: '账号', noAccount: '没有账号（填写姓名）', squad: '中队', shift: '班次', shiftHint: '例如 早班', kind: '勤务', kinds: { day: '日间', off_hours: '错时', night: '夜间', weekend: '周末', fixed_post: '定岗' }, time: '时间', starts: '开始', ends: '结束', camera: '执法记录仪', beat: '岗位', beatNone: '未设', noBeat: '未设（无法判断在岗）', noCamera: '未佩戴', vehicle: '车辆', day: '日期', dayBefore: '前一天', dayAfter: '后一天', today: '今天',
    states: { planned: '待上岗', on: '在岗', missing: '未打卡', left: '已下岗', over: '已结束' }, timeRule: '写成 11-23 08:00', backward: '结束要晚于开始', tooLong: '一个班次最长 24 小时', clashPerson: '{{person}} 在 {{from}} 至 {{to}} 已有班次，不能重叠。请改时间，或先改那一班。', clashDevice: '{{device}} 在 {{from}} 至 {{to}} 由 {{person}} 使用。请换一台，或改时间。',
    create: '新建班次', removed: '{{name}} 的班次已删除', importTitle: '导入排班', importColumns: '列：squad, person, username, camera, vehicle, shift, kind, beat, starts, ends（也认中文列名）。时间写成 2026-11-23 08:00。与已有班次或文件内其他行重叠的行会被指出。', emptyTitle: '这一天没有排班', emptyText: '排班决定派谁去、谁佩戴哪台执法记录仪。新建班次，或用 CSV 导入整周。',
  },
  beats: {
    name: '名称', nameHint: '排班表用它，不能重名', nameTaken: '已有同名岗位，请换一个名称', anySquad: '不限中队', place: '范围', type: '区域还是定点', area: '区域（点角点画范围）', post: '定点（一点加半径）', areaOf: '区域，{{n}} 个角点', postOf: '定点，半径 {{m}} m', postHint: '在地图上点一下定点的位置', postDrawn: '拖动圆心可移动', at: '定点位置：纬度, 经度', put: '放到这里', radius: '半径（m）', radiusRule: '10 到 2000', parts: '这个区域有多个部分或孔洞：重画，或用 GeoJSON 导入替换',
    create: '新建岗位', import: '导入', importTitle: '导入岗位', importChoose: '选择 GeoJSON 或 CSV 文件', importColumns: 'GeoJSON（WGS-84）：面是区域，点是定点，属性 name、squad（中队名称）、radiusM。CSV 只含定点，列：name, squad, lat, lon, radiusM（也认中文列名）。同名岗位会被替换。', row: '行/要素', removeSure: '删除岗位“{{name}}”？删除后不能恢复。', inUse: '还有 {{n}} 个班次在用这个岗位：先给它们换岗位，再删除。', emptyTitle: '还没有岗位', emptyText: '岗位是队员应在的区域或定点（如护学岗）。有了岗位，勤务矩阵才能判断在岗还是脱岗。新建后在地图上画，或导入 GeoJSON。',
  },
  supervision: {
    areas: '督查片区', areasText: '督查员只能看到片区内在勤的队员，没有片区就一个人也看不到。修改立即生效，并写入审计。', areasOwn: '分派给您的片区；由管理员修改。', noSupervisors: '还没有督查员', noSupervisorsText: '先在“用户”里新建一个角色为督查员的用户。', none: '没有片区：看不到任何队员', add: '给 {{name}} 加片区', choose: '加片区…', allOf: '全部{{level}}（{{n}}）', given: '已给 {{name}} 加 {{n}} 个片区', take: '收回 {{name}}', taken: '已收回 {{name}} 的片区“{{area}}”',
    settings: '判定标准', settingsText: '勤务矩阵里的每一格都写明由哪一条判定。修改只影响进行中和以后的班次，已结束的班次按当时的标准。', name: '标准', value: '现值', unit: '单位', usual: '默认', last: '最近修改', changed: '{{time}} {{by}}', asItComes: '默认，未改过', range: '{{least}} 到 {{most}}', order: '不能小于无定位', allUsual: '全部恢复默认', units: { min: '分钟', m: '米', s: '秒', 'm/s': '米/秒', d: '天' },
    cellMin: '格宽', cellMinWhat: '矩阵一格的时长', outsideM: '边界容差', outsideMWhat: '超出边界这么多仍算在岗（高楼间定位会漂移）', outsideAfterS: '脱岗', outsideAfterSWhat: '连续在外超过即脱岗，更短算绕行', stillRadiusM: '滞留半径', stillRadiusMWhat: '没有离开这个圈', stillAfterMin: '滞留', stillAfterMinWhat: '在圈内这么久即滞留；定点岗不判', gapAfterS: '无定位', gapAfterSWhat: '在线但这么久没有位置', offlineAfterS: '离线', offlineAfterSWhat: '这么久没有任何消息', jumpMps: '跳变', jumpMpsWhat: '两点之间快于此，不是人走的路', drawDays: '抽查回看', drawDaysWhat: '抽签时计入最近多少天抽中的次数', category: '案件类别', categoryWhat: '抽查不合格时立案用的类别',
  },
  flow: {
    on: '自动流转已启用', off: '自动流转未启用', switchOn: '启用', switchOff: '停用', switchedOn: '自动流转已启用', switchedOff: '自动流转已停用', changed: '{{time}} 由 {{by}} 修改', never: '尚未修改过，为出厂设置', what: '规则按步骤自动立案、核实、派遣、核查和结案；每一步都在经过里写明规则和理由。P1、P2 一律由人处理；没有证据不会结案。',
    rules: '规则', order: '同一步骤里，从上到下第一条适用的规则生效。右侧为近 30 天的执行数，以及被回退或重开的数量。', step: '步骤', steps: { open: '上报', file: '立案', verify: '核实', reject: '不予立案', dispatch: '派遣', check: '核查', rework: '返工', close: '结案' }, for: '适用', acted: '执行', wrong: '回退/重开',
    anySource: '所有来源', sure: '置信度 ≥ {{n}}', owned: '有责任单位', verified: '已核实', proofs: { camera: '同机复拍', field: '现场核查' }, sources: '信任的来源（都不选为所有来源）', categories: '类别', categoriesHint: '编码或编码开头，空格隔开；留空为所有类别', confidence: '最低置信度', confidenceHint: '0 到 1；留空为不看', ownedOnly: '只在有责任单位时', verifiedOnly: '只在核实属实后', proof: '结案凭据',
    params: '参数', sampleShare: '质量抽检比例（%）', sampleShareHint: '本可自动结案的，按此比例留给人看', sampleShareRule: '1 到 100', lookS: '复拍观察（秒）', lookSHint: '处置后，同一摄像机多久没有再看到', lookSRule: '5 到 86400 的整数', pictureWithinM: '照片距离（m）', pictureWithinMHint: '整改后照片离事发地最远', pictureWithinMRule: '5 到 5000', maxReworks: '最多返工', maxReworksHint: '超过后交给人', maxReworksRule: '0 到 10 的整数',
    checkers: '查看人员', checkersHint: '被派去核实和核查的人，任务出现在他们的手机上；处置人自己不会被派去核查。', noCheckers: '还没有人：需要现场查看的案件都会留给座席', addChecker: '添加', chooseChecker: '选择队员', checkerAdded: '已添加 {{name}}',
    rollBack: '回退', rollBackOf: '回退“{{name}}”', rollBackNow: '回退 {{n}} 件', rolledBack: '“{{name}}”已回退', rollBackRuns: '正在回退：已 {{n}} 件，还有 {{left}} 件', rollBackDone: '已回退 {{n}} 件，{{refused}} 件未能回退。', ruleOff: '这条规则已停用。', nothingClosed: '这段时间里，这条规则没有结案或不予立案。', consequence: '将重新打开 {{n}} 件，逐件由人核查，不能撤销。', reason: '理由（必填）', timeHint: '例如 11-22 08:00；留空为全部', keepRule: '保留规则继续运行（默认随回退停用）',
    left: '留给人的案件', leftHint: '抽检在前（拟结案的和拟不予立案的），其后是处置已完成而规则没有结案的，请像其他案件一样处理。', sampled: '质量抽检', case: '案件', leftWhy: '原因', leftSince: '等待', nothingLeft: '没有留给人的案件', nothingLeftText: '抽检到的和证据不足的案件会列在这里。',
  },
  reportKeys: { name: '名称', nameHint: '对方系统，例如 12345 热线', source: '来源', created: '建立', used: '最近使用', address: '接口地址', create: '新建密钥', revoke: '吊销', revoked: '“{{name}}”已吊销', secretOf: '“{{name}}”的密钥', once: '只显示这一次，平台不保存明文。请交给对方系统，作为 Open311 的 api_key。', emptyTitle: '没有上报密钥', emptyText: '别的系统（热线、网格、随手拍）用密钥通过 Open311 上报，每个系统一把，来源随密钥记录。' },
  batchList: {
    title: '问题清单', columns: '一行一个问题：category（编码或全名）, lat, lon, description, address, priority, reportedBy, occurredAt（也认中文列名）。从表格直接复制粘贴即可；没有表头时按这个顺序。', paste: '粘贴清单', check: '检查', checked: '{{rows}} 行，{{errors}} 处错误', report: '上报 {{n}} 个问题', done: '已上报 {{n}} 个问题', another: '再报一份', tooLarge: '清单不能超过 2 MB',
  },
  alarmFigures: {
    span: '时间', spans: { h1: '近 1 小时', h8: '近 8 小时', h24: '近 24 小时', d7: '近 7 天' }, seats: '{{n}} 个座席', again: '刷新', rate: '每席每小时', flood: '洪峰时间', floodHint: '目标低于 1 %', ack: '确认用时', ackHint: '中位数', ack95: '确认用时 P95', ack95Hint: '95 % 在此之内', take: '接手用时', takeHint: '中位数', nuisance: '无效告警', nuisanceHint: '没有成为案件的', bySeat: '各座席', bySeatHint: '通知到该座席的告警；在岗时长按登录计。通知给全部座席的，每个在岗座席各计一次', noSeats: '这段时间没有座席在岗', seated: '在岗', told: '告警', perHour: '每小时', load: '负荷', compliant: '合规目击', compliantHint: '在合规区域内，未告警',
    tenMinutes: '最忙座席每 10 分钟告警数', tenMinutesSaid: '最多 {{most}}，洪峰 {{floods}} 段', badActors: '最频繁的来源', badActorsHint: '告警大多来自少数设备：先修这些设备或规则', chattering: '反复告警', chatteringHint: '短时间内反复出现和消失', source: '设备', kind: '告警', alarms: '告警数', times: '次数', none: '没有', standing: '长期未消除的告警 {{standing}} 条，搁置中 {{shelved}} 条',
  },
  noticeRules: { text: '各地对违停抄告的要求不同，没有全国统一规定。队员手机按这些规则实时提示还缺什么，平台按它判定是否有效；已判定的不受影响。', minPhotos: '最少照片数', minSpacingMs: '首末间隔至少（分钟）', maxSpacingMs: '首末间隔至多（分钟）', maxAccuracyM: '定位精度至多（m）', maxApartM: '照片离事发地至多（m）', maxClockOffsetMs: '手机时钟偏差至多（秒）', roles: '照片须包含', spacingRule: '要大于最短间隔' },
}
