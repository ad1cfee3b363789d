/** 录像的用词。 */
export const recordingZh = {
  recording: {
    title: '录像 · {{name}}', open: '看录像', badge: '录像', notLive: '录像，非实时', toLive: '回到实时', bar: '当天的时间轴', gap: '无录像 {{from}} – {{to}}', toIncident: '跳到案件 {{what}} 前 10 秒', day: '日期', dayBefore: '前一天', dayAfter: '后一天',
    emptyTitle: '这一天没有录像', emptyText: '录像规则在管理 · 日常 · 录像中设置；也可以换一天看看。', failed: '这一段没有取到', failedText: '流媒体网关或网络没有应答。', ended: '后面没有录像了', play: '播放', pause: '暂停', spaceKey: '空格', speed: '播放速度', hour: '看一小时', wholeDay: '看全天', in: '起点', out: '终点', hint: '← → 10 秒，Shift 一分钟；B N 上一个、下一个案件；+ − 快慢；用 I 和 O 标出一段',
    marked: '已标出 {{from}} – {{to}}（{{long}}）', incident: '案件', keep: '作为案件证据', tooLong: '证据片段最长 {{n}} 秒', noIncident: '这台摄像机当天没有案件', export: '导出', clip: { waiting: '正在等片段结束', taking: '正在取片段', kept: '已作为证据保存', failed: '没有保存成功' }, clipAgain: '流媒体网关暂时不在，会自动重试（第 {{n}} 次）', clipsTitle: '正在取的片段',
    closed: '{{from}} – {{to}}：由不归你督查的人佩戴', mine: '你可以看 {{times}}：其余时间由不归你督查的人佩戴', noneMineTitle: '这一天不归你看', noneMineText: '全天都由不归你督查的人佩戴。请选你负责的队员佩戴的那一天。',
    trouble: { disk_full: '此刻没有在录：磁盘已满', disk_failed: '此刻没有在录：磁盘写入失败，每几秒自动重试', disk_slow: '录像有缺口：磁盘太慢' },
    rules: '录像规则', newRule: '新增规则', ruleName: '名称', pool: '录哪些摄像机', poolAll: '全部摄像机', poolCameras: '选定的摄像机', poolArea: '区域', poolKept: '保持原来的组合', when: '什么时候录', byHours: '按时段', byIncident: '有案件未结时', hours: '时段', hoursHint: '如 1-5 08:00-18:00; 6 22:00-06:00，1 为周一；留空为全天', within: '案件在多少米以内', withinHint: '0 表示只录来自这台摄像机的案件', fromIt: '来自它的案件未结时', nearIt: '来自它或 {{m}} 米内的案件未结时', stream: '码流', main: '主码流', sub: '子码流', keepDays: '保存天数', enabled: '启用', off: '停用', due: '此刻应录',
    noRules: '还没有录像规则', noRulesText: '没有规则就不录像，也不占用取流和磁盘。先选摄像机和时段，或只在有案件未结时录。', numberWrong: '请填 {{from}} 到 {{to}} 之间的数', diskTitle: '磁盘', disk: '录像占用 {{used}}，剩余 {{free}}，共 {{total}}', used: '录像', usedOf: '{{used}}，上限 {{most}} GB', others: '其他数据', free: '剩余', now: '此刻', nowCount: '应录 {{due}} 台，预热 {{warm}} 台', stopped: '录像已停止：磁盘快满了', stoppedText: '只剩 {{free}}。清理磁盘，或调低录像上限；空间足够后自动继续。', outer: '录像由外部流媒体服务保存，磁盘情况请在那里查看。此刻应录 {{due}} 台，预热 {{warm}} 台。',
    space: '空间与预热', maxGb: '录像上限（GB）', maxGbHint: '超过时先删最早的', minFreeGb: '至少留出（GB）', minFreeGbHint: '少于这个数就先停止录像', warm: '预热的摄像机', warmHint: '没人看也保留最近 10 秒，案件片段能从事前开始', pickerFull: '已到上限，先移除一台', pickerRemove: '移除 {{name}}', kept: '已有录像', nothingKept: '还没有录像', nothingKeptText: '规则生效后，这里列出每台摄像机的录像。', camera: '摄像机', state: '状态', recordingNow: '正在录', resting: '未在录', fault: '写入出错', oldest: '最早', newest: '最新', size: '大小',
    keys: { open: '看选中画面的录像' },
  },
}
