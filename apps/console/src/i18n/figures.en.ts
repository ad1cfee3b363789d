import type { figuresZh } from './figures.zh-CN.js'

/** The words of the cockpit in English. */
export const figuresEn: typeof figuresZh = {
  figures: {
    title: 'Figures', stretch: 'Period', stretch_today: 'Today', stretch_week: 'Last 7 days', stretch_month: 'Last 30 days', stretch_thisMonth: 'This month', stretch_lastMonth: 'Last month', stretch_year: 'This year', from: 'From', to: 'To', by: 'by', 
    group: 'Group by', columns: 'Figures', export: 'Export', csv: 'CSV', xlsx: 'Excel', all: 'All', none: '(none)', updated: 'as of {{time}}', rows: '{{n}} groups', firstRows: '{{n}} groups, first {{shown}} shown',
    previous: 'on period', yearBefore: 'on year', noBefore: 'nothing to compare', points: '{{n}} points', formula: 'Formula', trendOf: '{{name}} by day', behindOf: '{{name}}: {{group}}', open: 'Show what is behind this number',
    behind: 'What is behind it', count: '{{n}}', part_numerator: 'Numerator', part_denominator: 'Denominator', part_rest: 'The rest', number: 'Number', state: 'State', category: 'Category', source: 'Source', disposal: 'Time to disposal', minutes: '{{n}} min', hours: '{{h}} h {{m}} min', days: '{{d}} d {{h}} h',
    emptyTitle: 'Nothing was reported in this period', emptyText: 'Incidents count on the day on which they are reported. Choose another period, or check whether the sources are connected.', behindEmpty: 'None of these', plate: 'Plate', taken: 'Taken', score: 'Score', lacks: 'What it lacks', lacksNothing: 'valid', fault_plate: 'plate format', fault_photos: 'number of photos', fault_roles: 'views', fault_spacing: 'time between photos', fault_position: 'accuracy of place', fault_together: 'place of photos', fault_clock: 'phone clock', cohort: 'Each incident counts on the day on which it was reported; voided ones count nowhere.',
    by_all: 'No grouping', by_source: 'Source', by_area: 'Smallest area', by_district: 'District', by_street: 'Street', by_community: 'Community', by_duty: 'Duty grid', by_grid: 'Unit grid', by_category: 'Category', by_squad: 'Squad', by_person: 'Handled by', by_finder: 'First found by', by_day: 'Day',
    set_results: 'Results', set_time: 'Timeliness', set_fair: 'Fairness',
  },
}
