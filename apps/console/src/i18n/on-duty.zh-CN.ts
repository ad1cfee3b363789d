/** The words of who is on duty in Chinese. */
export const onDutyZh = {
  onDuty: {
    title: '此刻在岗', tab: '在岗', find: '找人、中队、车牌、区域', anySquad: '全部中队', state: '状态', place: '位置', heard: '最近联系', skills: '胜任类别', everything: '全部类别', and: '、', until: '至 {{time}}', nowhere: '没有位置', toMap: '在地图上看 {{place}}', people: '在岗 {{n}} 人', stale: '{{age}}前的数据',
    presence: { on_scene: '到场', en_route: '途中', accepted: '已接受', notified: '已通知', free: '空闲', off: '提前下岗' },
    emptyTitle: '此刻没有人在岗', emptyText: '按排班，此刻没有班次。在“管理 → 排班”新建班次或导入整周，队员打卡后也会出现在这里。', emptyCharge: '分管区域内此刻没有人在岗。只显示分给您的区域里的人员，区域由管理员在“管理 → 督查分工”分配。', noneFit: '没有符合条件的人',
  },
}
