/** The words of the cockpit in Chinese. */
export const figuresZh = {
  figures: {
    title: '指标', stretch: '时段', stretch_today: '今天', stretch_week: '近 7 天', stretch_month: '近 30 天', stretch_thisMonth: '本月', stretch_lastMonth: '上月', stretch_year: '本年', from: '自', to: '至', by: '按', 
    group: '分组', columns: '指标组', export: '导出', csv: 'CSV', xlsx: 'Excel', all: '合计', none: '(无)', updated: '截至 {{time}}', rows: '共 {{n}} 组', firstRows: '共 {{n}} 组，显示前 {{shown}} 组',
    previous: '环比', yearBefore: '同比', noBefore: '无可比', points: '{{n}} 个百分点', formula: '公式', trendOf: '{{name}}每日走势', behindOf: '{{name}}：{{group}}', open: '查看这个数后面的记录',
    behind: '后面的记录', count: '{{n}} 件', part_numerator: '分子', part_denominator: '分母', part_rest: '其余', number: '编号', state: '状态', category: '类别', source: '来源', disposal: '处置时长', minutes: '{{n}} 分', hours: '{{h}} 时 {{m}} 分', days: '{{d}} 天 {{h}} 时',
    emptyTitle: '这段时间没有上报', emptyText: '案件上报后当天即计入。换一个时段，或检查各来源是否接通。', behindEmpty: '没有这样的记录', plate: '车牌', taken: '抄告时间', score: '得分', lacks: '缺什么', lacksNothing: '有效', fault_plate: '车牌格式', fault_photos: '照片张数', fault_roles: '照片角度', fault_spacing: '拍摄间隔', fault_position: '定位精度', fault_together: '拍摄地点', fault_clock: '手机时钟', cohort: '每件案件计入上报当日；作废的不计入任何指标。',
    by_all: '不分组', by_source: '来源', by_area: '最小区域', by_district: '区', by_street: '街道', by_community: '社区', by_duty: '责任网格', by_grid: '单元网格', by_category: '类别', by_squad: '中队', by_person: '处置人', by_finder: '首发现人', by_day: '日期',
    set_results: '成效', set_time: '时效', set_fair: '公平',
  },
}
