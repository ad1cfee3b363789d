/** Words of the screens on which a centre is set up for cases, in Chinese; they join those of zh-CN.ts. */
export const adminCasesZh = {
  unitKind: { squad: '中队', department: '部门' },
  hours: { hint: '例如 1-5 08:00-18:00; 6 09:00-12:00，1 为周一；留空为全天', rule: '写成 08:00-18:00，前面可加星期 1-5，多段用分号隔开', always: '全天' },
  routing: {
    category: '类别', categoryHint: '类别编码、编码的开头，或 * 表示所有', categoryRule: '只能写一个编码、编码的开头，或 *', anyCategory: '所有类别', area: '区域', everywhere: '全市', unit: '责任单位', chooseUnit: '选择单位', with: '协同单位', addUnit: '添加单位', leaveOut: '去掉{{name}}', plan: '处置预案', planHint: '派遣时随建议一起显示',
    create: '新建规则', created: '规则已建立', removed: '规则已删除', moved: '顺序已改', up: '上移：同样匹配时先用上面的', down: '下移',
    importTitle: '批量导入派遣规则', importColumns: '列：category, area, unit, with, plan（也认中文列名）。同一类别和区域的行会被替换；with 里多个单位用分号隔开。',
    emptyTitle: '还没有派遣规则', emptyText: '一行说明一类事在一个区域归哪个单位管。先写一行 * 全市兜底，再逐类细化，也可用 CSV 批量导入。',
  },
  contacts: {
    area: '社区', chooseArea: '选择区域', name: '联系人', phone: '电话', substitute: '替补', substitutePhone: '替补电话', substituteRule: '替补的姓名和电话要一起填', hours: '时段', away: '请假至', awayHint: '例如 11-30 18:00；期间改找替补，留空为在岗', awayTill: '请假至 {{time}}',
    create: '新建联系人', importTitle: '批量导入联系人', importColumns: '列：area, name, phone, substitute, substitutePhone, hours（也认中文列名）。时段写成 08:00-18:00。',
    emptyTitle: '还没有联系人', emptyText: '每个社区写明找谁、谁替补、什么时段，派遣时直接显示电话。',
  },
  categories: {
    event: '事件', component: '部件', local: '本地增补', versions: '版本', version: '版本号', versionRule: '小写字母、数字和 -，2 到 40 个', count: '类别数', since: '建立时间', note: '说明', isActive: '使用中', look: '查看', activate: '启用', activated: '“{{id}}”已启用',
    import: '导入', importTitle: '导入类别', importColumns: 'JSON，或 CSV 列：code, kind, mainClassZh, mainClassEn, nameZh, nameEn, limits, national。整套替换；时限之间用 | 隔开。', choose: '选择 JSON 或 CSV 文件', exportJson: '导出 JSON',
    takeActive: '导入并启用', takeOnly: '只导入', taken: '“{{id}}”已导入', added: '新增', changed: '变更', gone: '取消',
  },
  rules: {
    rule: '规则', kinds: '设备', priority: '优先级', priorities: { P1: '人身安全', P2: '立即处理', P3: '备选案件', P4: '仅记录' }, operatorAction: '座席员要做什么', actionRule: '必须写明座席员做什么：没有动作就不算告警', consequence: '不处理会怎样', consequenceRule: '请写明不处理会有什么后果',
    respond: '响应时限（秒）', within: '响应时限', delayOn: '触发延时（秒）', delayOnHint: '条件持续这么久才告警', delayOff: '解除延时（秒）', delayOffHint: '条件消失这么久才解除', between: '{{min}} 到 {{max}}', listHint: '多项用逗号隔开', mapHint: '写成 名称=值，用逗号隔开',
    changed: '已改', reset: '恢复默认', resetDone: '“{{name}}”已恢复默认', emptyTitle: '没有规则', emptyText: '规则随系统安装；看不到时请检查平台版本。',
  },
  webhooks: {
    name: '名称', url: '地址', urlHint: '内网地址须先设置 CHANNELS_PRIVATE=1，否则会被拒绝', urlRule: '须以 https:// 或 http:// 开头，不含用户名', secret: '签名密钥', secretHint: '留空则自动生成，只显示一次', secretKeep: '留空则不变', secretRule: '至少 16 个字符', secretOf: '“{{name}}”的签名密钥', secretOnce: '只显示这一次。请存到对方系统，用它核对每条消息的签名。',
    last: '最近一次', states: { done: '送达', failed: '重试中', dead: '未送达' }, nothing: '还没有发送过', test: '试发', sent: '已向“{{name}}”试发', worked: '对方已收到。', failed: '没有送到。', noAnswer: '没有应答', create: '新建推送', emptyTitle: '还没有外部推送', emptyText: '案件的每次变化都可以推送给别的系统（CloudEvents，带签名）。填写地址即可开始。',
  },
  calendar: {
    before: '上一年', after: '下一年', holidays: '假日 {{n}} 天', makeUpDays: '调休上班 {{n}} 天', unsaved: '有改动未保存', discard: '放弃改动', saved: '日历已保存，按工作时间计的时限正在重新计算', noHolidays: '{{year}} 年还没有录入假日。公布后请录入，否则时限会把假日算作工作日。',
    sessions: '每天的工作时段', sessionsHint: '例如 08:00-12:00; 14:00-18:00', sessionsRule: '写成 08:00-12:00; 14:00-18:00，先后相接、不重叠', weekend: '每周休息', press: '点一天即可改：工作日变假日，休息日变上班，再点复原。',
    kind: { work: '工作日', weekend: '休息日', holiday: '假日', makeup: '调休上班' }, mark: { holiday: '休', makeup: '班' },
  },
}
