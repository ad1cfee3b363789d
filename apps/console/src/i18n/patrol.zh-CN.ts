/** 视频巡查轮次、覆盖与盲区的文字。 */
export const patrolZh = {
  patrol: {
    title: '巡查任务', open: '打开或收起巡查任务', rounds: '可以巡查的轮次', emptyTitle: '还没有巡查轮次', emptyText: '督查员在这里新建轮次：选摄像机范围、停留时间和要看的事项。', newRound: '新建轮次', editRound: '修改轮次', start: '开始', startHere: '在此继续', stranded: '没走完的轮次', strandedOf: '{{name}} · 第 {{stop}}/{{stops}} 站', off: '已停用', leftOut: '另有 {{n}} 路没有画面',
    plan: '{{cameras}} 路 ÷ {{tiles}} 格 × {{dwell}} 秒 = 一遍 {{time}}，{{blocks}}\u00a0段', detection: '{{tiles}} 格同看，发现率约 {{pct}}', detectionHint: '英国 PSDB 研究，经二手资料转引：1/4/6/9 个画面的发现率为 85/74/58/53 %', detectionUnknown: '没有这么多画面的研究数据', planner: '时间与发现率', plannerTiles: '同看', plannerSweep: '一遍', plannerBlocks: '段', plannerDetection: '发现率',
    stop: '第 {{stop}}/{{stops}} 站', dwell: '已看 {{s}} 秒 / {{of}} 秒', blockLeft: '本段还剩 {{time}}', blockOver: '本段已到时，看完这一站就休息', block: '第 {{n}} 段', looked: '已证实观看 {{s}} 秒，至少 {{of}} 秒才算看过', lookFor: '在这里要看', lookForNothing: '没有特别要看的，留意一切异常', asked: '本轮要求', past: '这个时段曾有 {{n}} 起',
    nothing: '其余未见异常，下一站', nothingOne: '这一路未见异常', file: '发现问题，上报', cannotSee: '看不清', pause: '暂停', resume: '继续', leave: '结束本轮', close: '完成', unproven: '还没有看够时间就下结论，会记为“未证实”', undecided: '未定',
    why: { no_picture: '没有画面', dark: '太暗', blurred: '模糊', blocked: '被遮挡', moved: '角度变了', other: '其他' },
    verdict: { seen: '看过', unproven: '未证实', cannot_see: '看不清', undecided: '未定' },
    interrupted: { alarm: '被告警打断，位置已保留', hand: '已暂停，位置已保留', away: '离开了一会儿，位置已保留' }, interruptedSince: '自 {{time}}', byAlarm: '有紧急告警，巡查已暂停',
    restTitle: '这一段到时了', restText: '连续看 20 到 30 分钟后，注意力会明显下降。请先做别的工作，{{time}} 后可以开始下一段。', restDone: '休息够了，可以开始下一段。', offer: { verify: '待立案 {{n}} 件', check: '待核查 {{n}} 件', alarms: '未确认告警 {{n}} 条' }, goOn: '现在就继续', goOnWhy: '为什么现在就继续', goOnHint: '会记录在案',
    doneTitle: '这一轮走完了', leftTitle: '这一轮已结束', progress: '看过 {{seen}} · 未证实 {{unproven}} · 看不清 {{cannotSee}} · 上报 {{incidents}}，共 {{cameras}} 路', coverage: '覆盖与盲区',
    order: { risk: '按风险', fixed: '按顺序', random: '随机' }, orderLabel: '顺序', name: '名称', pool: '摄像机范围', poolAll: '全部', poolGroup: '分组', poolArea: '区域', poolWall: '当前电视墙上的', poolCount: '现在有 {{n}} 路', dwellLabel: '每站停留（秒）', tilesLabel: '同看画面', blockLabel: '每段（分钟）', lookForLabel: '要看的事项', addCategory: '添加事项', removeCategory: '去掉{{name}}', hours: '时段（如 18:00-22:00，空为全天）', hoursWrong: '请写成 18:00-22:00', note: '备注', enabled: '启用', saved: '已保存 {{name}}', removed: '已删除 {{name}}', nameMissing: '请起一个名称', poolMissing: '请选定范围', numberWrong: '请填 {{from}} 到 {{to}} 之间的整数',
    keys: { nothing: '巡查：其余未见异常，下一站', cannotSee: '巡查：选中的画面看不清', pause: '巡查：暂停或继续', open: '打开或收起巡查任务' },
  },
  coverage: {
    title: '巡查覆盖与视频盲区', back: '回到电视墙', by: '按', by_shift: '班次', by_camera: '摄像机', by_area: '责任网格', by_blind: '盲区', range: '时段', range_shift: '最近 8 小时', range_day: '最近 24 小时', range_week: '最近 7 天', cameras: '摄像机', seenCameras: '看过的', share: '覆盖率', looks: '观看', unproven: '未证实', cannotSee: '看不清', incidents: '上报', looked: '看的时间', last: '最近看过', never: '没有', none: '（不属于任何一个）', noneShift: '（班次之外）', emptyTitle: '这段时间没有巡查', emptyText: '有人走完一站，这里就有数字。', summary: '{{all}} 路里看过 {{seen}} 路（{{pct}}）；{{looks}} 次观看，{{unproven}} 次未证实', sortBy: '按{{name}}排序',
    street: '街道', seen: '看得到', blind: '盲区', blindShare: '盲区占比', blindSummary: '{{cameras}} 路有位置和朝向的摄像机；其中 {{assumed}} 路没有量过视野，按 60°、90 米估算；{{placeless}} 路没有位置或朝向，不计。', blindMethod: '每 4 米取一点，落在任何一路固定摄像机视野里就算看得到；每米街道只计一次，不考虑建筑和树木遮挡。', surveyed: '测算于 {{time}}', notYetTitle: '还没有测算', notYetText: '平台每分钟检查一次，摄像机、网格或道路有变化就重新测算。', noRoads: '平台没有道路数据：请管理员设置 ROADS_GEOJSON。', onMap: '在地图上看',
  },
}
