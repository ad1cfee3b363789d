/** The words of the citizens' page in Chinese: whoever reads them has never seen this system. */
export const citizenZh = {
  title: '随手拍', simulated: '模拟', language: 'English', tabs: { report: '我要反映', look: '查进度' },
  shut: '这里暂不接受网上反映', shutText: '请拨打当地政务服务热线。', failed: '暂时连不上，请稍后再试', retry: '重试', loading: '正在打开',
  photo: { title: '照片', take: '拍照或选择照片', another: '换一张', alt: '要提交的照片', hint: '请拍清问题和周围环境，不要对着人脸拍', notPhoto: '这不是 JPEG、PNG 或 WebP 照片', tooLarge: '照片超过 12 MB，请重拍一张小一些的' },
  kind: { title: '是什么问题', other: '其他', search: '输入几个字查找', none: '没有找到，请换个说法', change: '更换' },
  /** Plain words for what citizens see most, by the code it stands for. */
  kinds: { '0406': '摊贩占道', '0405': '店家占道', L0301: '汽车乱停', '0410': '单车电动车乱停', '0111': '垃圾堆积', '0114': '路上撒漏', '0113': '路面破损', B0102: '井盖缺损', '0301': '施工扰民', L0501: '油烟扰民', '0201': '乱贴广告', '0101': '违法搭建' },
  place: { title: '在哪里', here: '用我的位置', locating: '正在定位', failed: '没有取得位置，请在地图上选', map: '在地图上选', close: '就选这里', mapHint: '拖动地图，让十字对准问题所在的位置', mapLabel: '选择位置的地图', mapFailed: '地图打不开，请用我的位置', own: '已取得我的位置', picked: '已在地图上选定', address: '地址或标志物（可选）', addressHint: '例如：解放路 12 号门口' },
  words: { title: '说几句（可选）', hint: '什么时候、有什么影响' },
  phone: { title: '联系电话（可选）', hint: '只用于核实情况和答复，不会公开', wrong: '电话号码不完整' },
  send: '提交', sending: '正在提交', missing: '还缺：{0}', again: '再反映一件',
  receipt: { title: '已收到', number: '编号', code: '查询码', keep: '请记下查询码或截屏保存。凭它查进度，我们不会向他人提供。', copy: '复制查询码', copied: '已复制', copyFailed: '复制不了，请截屏保存' },
  look: { code: '查询码', hint: '10 位字母和数字', find: '查询', finding: '正在查询', own: '这部手机上反映的', forget: '从这部手机删除', receivedAt: '收到', endedAt: '办结', result: '结果', reason: '原因' },
  state: { received: '已收到，等待受理', working: '正在处理', done: '已办结', not_taken: '不予受理' },
  error: { 'incident.outside_city': '这个位置不在本市范围，请重新选择', 'incident.unknown_category': '这一类问题已不再接受，请另选', 'input.too_often': '提交太频繁，请过几分钟再试', 'input.too_large': '照片太大，请重拍一张小一些的', 'input.invalid': '内容不符合要求，请检查照片和文字', not_found: '没有这个查询码，请逐位核对', unreachable: '没有发出去，请检查网络后再点一次，不会重复', other: '没有成功，请稍后再试' },
}
/** The shape of these words. */
export type CitizenWords = typeof citizenZh
