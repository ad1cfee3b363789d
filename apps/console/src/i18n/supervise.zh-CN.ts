/** The words of the supervisor's desk in Chinese. */
export const superviseZh = {
  supervise: {
    tabs: '督查页面', tabWatch: '勤务督查', tabRates: '勤务指标', noRight: '督查台只供督查员使用：轨迹和画面只有督查员可以查看，每次查看都有记录。需要时请找管理员。',
    matrix: '勤务矩阵', officers: '在勤 {{n}} 人', noBeat: '未设岗位', drawn: '已抽中', draw: '抽查', time: '时段', now: '现在（近 8 小时）', dayOf: '{{day}} 全天', squad: '中队', allSquads: '全部中队', onlyAnomalies: '只看异常', legend: '图例', asOf: '截至 {{time}}', past: '历史，不是现在',
    noAreas: '还没有给您分派督查片区', noAreasText: '督查员只能看到所负责片区的队员。请管理员在“管理 › 督查设置”里给您分派。', nobody: '这段时间没有人在勤', nobodyText: '排班并指定岗位和执法记录仪后，队员会出现在这里。排班可以由调度员导入。', noMatch: '没有符合条件的队员', showAll: '显示全部',
    below: '选一段看轨迹', belowText: '在矩阵里用方向键移动、按 O 打开；A 跳到下一个异常；D 随机抽查一位在勤队员。', replay: '轨迹回放', replayMark: '回放 · 非实时', replayMap: '回放地图，没有任何实时目标', noFixes: '这段时间没有收到任何位置。',
    reasonTitle: '查看 {{person}}：为什么？', reasonText: '原因会被记录，队员本人可以看到谁、何时、为什么查看。', reasonSquad: '将打开 {{n}} 人的轨迹，每人各记一次；队员本人可以看到谁、何时、为什么查看。', reason: '原因', reasonNote: '说明（可不填）', reasonNeeded: '请写几个字说明原因（至少 4 个字）', open: '打开',
    timeBar: '回放时间', play: '播放', pause: '暂停', speed: '倍速', nextAnomaly: '下一异常', nothingFound: '这一段没有发现异常', nothingNow: '此刻没有异常', andMore: '另有 {{n}} 项', squadReplay: '整队回放', tracks: '{{n}} 条轨迹',
    picture: '执法记录仪画面', pictureNow: '现在', pictureLive: '实时', noPicture: '没有画面：', pictureTaken: '已不在您的督查范围，画面已关闭', notPlayed: '记录：没有画面', noPictureKept: '{{time}} 已记录，视同已查看',
    checks: '我的抽查', noChecks: '还没有抽查', noChecksText: '按 D 抽一位在勤队员。抽签种子先存后抽，事后可以复算。', drawnFrom: '{{n}} 人中抽出 · 种子 {{seed}}…', openCheck: '待定', settled: '已办结',
    seenTrack: '轨迹已看', unseenTrack: '轨迹未看', unseenPicture: '画面未看', seenPicture: '画面已看', seenReason: '无画面已记录', needsPicture: '需有画面', notAssessable: '无法判定', note: '备注（可不填）', noteWhy: '为什么无法判定', noteNeeded: '请写明为什么无法判定（至少 4 个字）', marksNeeded: '至少判定一项，或按 N 无法判定', record: '记录结论', recorded: '结论已记录', recordedFailed: '结论已记录，已立为案件 {{number}}', snapshot: '抽查快照',
    keyNext: '下一位', keyPrevious: '上一位', keyLater: '往后一段', keyEarlier: '往前一段', keyOpen: '打开这一段', keyAnomaly: '下一位异常', keySquad: '整队回放', keyDraw: '抽查一位', keyPlay: '播放或暂停', keyFaster: '加快', keySlower: '放慢', keyJump: '跳到下一异常',
  },
  cell: { idle: '未到时间', on_post: '在岗', unplaced: '在线未设岗', still: '滞留', gap: '无定位', outside: '脱岗', offline: '离线', left: '早退', jump: '跳变' },
  finding: {
    outsideAfterS: '离开岗位 {{value}}，最远 {{metres}}（超过 {{limit}} 即脱岗）', stillAfterMin: '停留 {{value}}，未出 {{metres}}（超过 {{limit}} 即滞留）', gapAfterS: '{{value}} 没有定位（超过 {{limit}} 即无定位）', offlineAfterS: '{{value}} 没有任何消息（超过 {{limit}} 即离线）',
    jumpMps: '两点之间 {{metres}}，合 {{value}}（上限 {{limit}}）', mark: '平台判为不可能的位置，相距 {{metres}}', device: '没有登记执法记录仪', goodbye: '记录仪关机 {{value}}', clockOut: '提前 {{value}} 签退；签退之后不再查看',
  },
  lookReason: { spot_check: '随机抽查', anomaly: '矩阵异常', complaint: '投诉举报', incident: '案件需要', other: '其他' },
  noPicture: { no_device: '这个班次没有登记执法记录仪', off_duty: '这个班次此刻不在勤：下班时间不查看', not_played: '已打开记录仪，但没有画面', device_offline: '执法记录仪不在线', no_stream: '这台记录仪只报位置，没有接入视频流' },
  checkEnd: { not_in_charge: '平台结束：该队员已不在分配给您的区域', duty_changed: '平台结束：抽查之后这个班次有变动' },
  aspect: { uniform: '着装', recording: '记录仪开启', inBeat: '在岗在位', conduct: '言行规范' },
  mark: { ok: '合格', fault: '不合格', unseen: '未看' },
  verdict: { passed: '合格', failed: '不合格', not_assessable: '无法判定' },
  rates: {
    days_1: '今天', days_7: '近 7 天', days_30: '近 30 天', group: '分组', by_squad: '中队', by_person: '队员', by_day: '日期', all: '合计', shifts: '班次', hours: '应勤小时', clockIn: '打卡率', online: '在线率', onPost: '在岗率', formula: '打卡率 = 打卡班次 ÷ 应勤班次；在线率、在岗率 = 在线、在岗时长 ÷ 应勤时长',
    empty: '这段时间没有排班', emptyText: '排班后，到点的班次会计入这里。', pending: '还有 {{n}} 个班次正在核算，尚未计入。',
  },
}
