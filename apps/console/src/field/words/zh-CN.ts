import type { EvidenceRole } from '@watchfloor/shared'

/** The words of the phone page in Chinese. Short: they are read in sunlight, walking. */
export const fieldZh = {
  name: '一屏现场',
  tabs: { tasks: '任务', report: '上报', outbox: '待发', me: '我的' },
  net: { offline: '无网络', offlineNote: '可以继续处理，恢复后自动发出' },
  signIn: { username: '用户名', password: '密码', submit: '登录', busy: '正在登录', expired: '登录已失效，请重新登录。待发内容不会丢失。', demo: '演示：队员 officer / demo', notOfficer: '这是队员的手机页面。您的角色请使用指挥台。', toConsole: '打开指挥台', next: '新密码（至少 10 位）', must: '请先设置自己的密码。', change: '修改密码' },
  tasks: { empty: '现在没有任务', emptyText: '派给您中队的事件会出现在这里，并按紧急程度排列。', noUnit: '您还没有分到中队', noUnitText: '请管理员把您分到中队，或由派遣员给您排班。', asOf: '{0} 更新', never: '还没有从平台取到任务', failed: '刷新失败，显示上次的内容', refresh: '刷新', loading: '正在刷新', live: '即时接收', looks: '每 30 秒查看', fresh: '新', withdrawn: '已不在任务里' },
  told: {
    actions: { dispatch: '新任务', rework: '返工任务', reopen: '重新打开', verify: '现场核实', check: '现场核查', urge: '催办', supervise: '督办' }, notify: '任务有新进展', withdraw: '任务已收回', answer: '上报有答复', open: '点开查看',
  },
  news: { away: '收起', more: '还有 {0} 条' },
  push: {
    title: '新任务提醒', hint: '锁屏时也收到新任务提醒？', shows: '提醒上只有等级和编号，没有地址和内容。', turnOn: '开启提醒', turnOff: '关闭提醒', busy: '正在开启', later: '以后再说', lineOn: '本页打开时：一秒内收到', bell: 'P1 会响铃：打开页面后要先点一下屏幕，浏览器才允许出声。', lineOff: '本页打开时：每 30 秒查看一次',
    state: {
      unknown: '正在查看', on: '已开启：页面关着也会提醒', off: '没有开启：页面关着时不会提醒', insecure: '页面关着时不会提醒：当前不是 HTTPS。请用管理员给的 https 地址打开。', install: '页面关着时不会提醒：iPhone 和 iPad 要先点分享 → 添加到主屏幕，再从桌面图标打开。', none: '页面关着时不会提醒：这个浏览器不支持。请换用较新的浏览器，或保持本页打开。', denied: '页面关着时不会提醒：通知权限被拒绝。请在浏览器的网站设置里允许通知，再回到这里。', failed: '页面关着时不会提醒：连不上浏览器的推送服务（没有谷歌服务的手机常见）。请保持本页打开。',
    },
  },
  parts: { failed: '这一页没有加载出来', failedText: '请连上网络再试；待发内容不会丢失。', again: '重新加载' },
  task: {
    left: '剩 {0}', over: '超 {0}', paused: '计时暂停', map: '地图导航', lead: '主办', joint: '协办', story: '经过', photos: '现场照片', waiting: '{0} 项待发', gone: '这件事已不在您的任务里', goneText: '它可能已收回、转派或办结。', back: '返回',
    accept: '接单', decline: '拒单', en_route: '出发', on_scene: '到场', handle: '处置完成', note: '反馈', request_extension: '申请延期', request_suspension: '申请挂账', return: '退回', release: '撤出', appeal: '申诉超时', more: '更多', done: '已处置，等待核查', suspended: '已挂账',
  },
  form: {
    declineReason: '为什么不能去', returnReason: '为什么退回', releaseReason: '为什么撤出', appealReason: '为什么不应算超时（只能申诉一次）', extensionReason: '为什么需要更多时间', suspensionReason: '为什么现在不能处置', until: '挂账到', note: '说明', feedback: '反馈内容', outcome: '处置结果', outcomeReason: '说明理由（必填）', rectified: '问题已整改', notRectified: '尚未整改',
    send: '提交', cancel: '取消', needPhotos: '请至少拍一张整改后照片', needReason: '请写明理由', plateOrNotice: '已在本案提交该车的违停抄告时可不填。',
  },
  photo: { take: '拍照', noPlace: '无位置', hash: '指纹', remove: '删除', tooLarge: '文件超过 25 MB', notPhoto: '这不是 JPEG、PNG 或 WebP 照片', hint: '每张照片记录时间、位置和指纹（SHA-256）', reading: '正在处理' },
  roles: { near: '近景', far: '远景', reference: '参照物', before: '整改前', after: '整改后', other: '其他' } satisfies Record<EvidenceRole, string>,
  look: {
    title: '现场查看', verifying: '核实上报', checking: '核查处置', told: '已记录，有网络就发出', gone: '这项查看已不在', goneText: '它可能已由他人完成或取消。', before: '之前', now: '现在', noPicture: '没有之前的照片', frame: '从同一位置、同一角度拍', choose: '选择对照照片', say: '请选择查看结果', needPhoto: '请在现场拍一张照片', notYours: '这件事由您处置，不能由您核查。',
    report_verified: { question: '现场情况', yes: '属实', no: '不属实' }, report_checked: { question: '处置结果', yes: '已整改到位', no: '没有到位' },
  },
  ended: { title: '近 30 天已结案', empty: '近 30 天没有结案的任务', open: '申诉处理中', granted: '申诉已通过', refused: '申诉未通过' },
  notice: {
    title: '违停抄告', plate: '车牌号', province: '省份', plateHint: '例如 B12345；新能源为 8 位', plateWrong: '不是完整的车牌', kinds: { blue: '普通车牌', green: '新能源车牌' }, before: '该车此前已抄告 {0} 次，最近 {1}；不能首违免罚。', first: '没有抄告记录，可以首违免罚。', score: '证据完整度', least: '请填车牌、取得位置并拍照。', send: '提交抄告', sendPart: '仍要提交（计为无效）', valid: '有效抄告', invalid: '无效（{0} 分）：{1}',
    checks: { plate: '车牌', photos: '照片数量', roles: '照片内容', spacing: '拍摄间隔', position: '定位精度', together: '拍摄地点', clock: '手机时钟' },
    lackPhotos: '还差 {0} 张', spacingRule: '首末两张至少间隔 {0}', spacingWait: '{0} 后再拍最后一张', spacingNow: '现在再拍一张（间隔已满 {0}）', spacingLong: '首末间隔超过 {0}，不算同一次', noPosition: '需要手机定位', coarse: '±{0} m，要求 {1} m 以内；到开阔处重新定位', togetherRule: '照片须在 {0} m 内拍摄', photoBare: '{0} 张没有位置', photoFar: '{0} 张离得超过 {1} m', clockUnknown: '还没有与平台对时，请联网打开本页', clockOff: '相差 {0} 秒，要求 {1} 秒以内；请打开自动对时',
  },
  report: { title: '上报新问题', category: '问题类别', search: '输入名称或代码', noCategory: '没有这样的类别', noCategories: '类别表还没有取到，请联网后再试', place: '位置', here: '使用当前位置', locate: '重新定位', locating: '正在定位', noPlace: '没有位置', byHand: '手动输入经纬度', lat: '纬度', lon: '经度', address: '地址（可选）', description: '描述', submit: '上报', missing: '还缺：{0}', photo: '照片' },
  outbox: {
    empty: '没有待发内容', emptyText: '没有网络时所做的一切会排在这里，恢复后自动发出一次。', waiting: '等待发送', sending: '正在发送', behind: '等前一项', conflict: '有变化，请看', refused: '不能这样办', sent: '已发出', meanwhile: '您操作之后发生了：', nothing: '平台没有说明具体变化。', sendAnyway: '仍然发送', asNote: '改为反馈发送', asNotice: '改为抄告发送', mend: '改正后重发', mendNow: '平台没有接受，照片和文字都还在。请改正后重新提交。', drop: '放弃', dropSure: '放弃这一项和它的照片？', dropYes: '确定放弃', keep: '保留', sendNow: '立即发送', photos: '{0} 张照片', open: '上报新问题', others: '这部手机上还有 {0} 项属于其他人，由本人登录后发出。',
    whatNow: '如果仍然有效，请发送；否则放弃。', gone: '按现在的状态已不能这样办。照片和文字可以作为反馈发给平台。', noteOf: '（{0}，当时未能提交）', photo: '照片不被接受：{0}', saved: '保存在手机',
  },
  me: {
    noUnit: '未分到中队', language: '语言', look: '外观', light: '明亮', dark: '深色', auto: '随系统', signOut: '退出登录', signOutNote: '待发内容留在手机，下次由您本人登录后发出。', can: '这部手机能做什么', secure: '当前不是 HTTPS：不能安装到桌面、不能后台运行、不能定位。请用管理员给的 https 地址打开。',
    install: '安装到桌面', installYes: '可以', installNo: '需要 HTTPS', position: '定位', positionNo: '需要 HTTPS 和定位权限', background: '保持屏幕常亮', storage: '离线保存', yes: '可以', no: '不可以', installNow: '安装',
  },
  duty: {
    title: '在岗定位', off: '未开启', on: '正在发送位置', pairText: '位置通过您值勤手机的 OwnTracks 账号发送。请输入管理员登记设备时得到的凭据。', user: '接入用户名', password: '接入密码', device: '设备编号（user/device）', pair: '配对', unpair: '取消配对', start: '开始', stop: '停止', last: '最近 {0} · ±{1} m', queued: '{0} 个位置待发', refused: '凭据被拒绝，请核对。', wrongDevice: '设备编号写成 user/device', cannot: '这个浏览器不能定位：{0}', whileOpen: '仅在本页打开时发送；锁屏后会停止。', denied: '未获得定位权限，请在系统设置中允许。',
  },
  lookers: { title: '谁查看过我', none: '没有人查看过您的轨迹或画面', failed: '暂时读不到，需要网络', track: '查看了您的轨迹', picture: '查看了您的画面' },
  lookReason: { spot_check: '随机抽查', anomaly: '勤务异常', complaint: '投诉举报', incident: '案件需要', other: '其他' },
  lookVerdict: { passed: '合格', failed: '不合格', not_assessable: '无法判定' },
  age: { now: '刚刚', min: '{0} 分钟前', h: '{0} 小时前', d: '{0} 天前' },
  span: { min: '{0} 分', hMin: '{0} 时 {1} 分', dH: '{0} 天 {1} 时' },
  error: {
    'incident.illegal_action': '当前状态下不能这样做', 'incident.stale_version': '刚被他人更新', 'incident.not_allowed': '不在您的职责内', 'incident.missing': '缺少必填内容', 'incident.limit_reached': '次数已用完', 'incident.plate_needed': '首违免罚要填完整车牌，或先在本案提交该车的违停抄告', 'incident.not_first': '该车牌已有记录，不是首违，请另选处置结果', 'incident.unknown_category': '类别已不存在', 'incident.outside_city': '位置不在本市范围', 'auth.wrong_credentials': '用户名或密码不对', 'auth.too_many_attempts': '尝试太多，请稍后再试', 'auth.forbidden': '没有权限', 'auth.disabled': '账号已停用', 'input.invalid': '内容不符合要求', 'input.too_large': '文件太大', 'conflict.exists': '已经存在', not_found: '平台上已没有这一项', unreachable: '连不上平台', other: '没有成功',
  },
}
/** The shape of these words. */
export type FieldWords = typeof fieldZh
