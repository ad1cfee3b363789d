import type { onDutyZh } from './on-duty.zh-CN.js'

/** The words of who is on duty in English. */
export const onDutyEn: typeof onDutyZh = {
  onDuty: {
    title: 'On duty now', tab: 'On duty', find: 'Find person, squad, plate, area', anySquad: 'All squads', state: 'State', place: 'Where', heard: 'Last heard', skills: 'Qualified for', everything: 'everything', and: ', ', until: 'to {{time}}', nowhere: 'no position', toMap: 'Show {{place}} on the map', people: '{{n}} on duty', stale: 'data of {{age}} ago',
    presence: { on_scene: 'On scene', en_route: 'En route', accepted: 'Accepted', notified: 'Notified', free: 'Free', off: 'Left early' },
    emptyTitle: 'Nobody is on duty now', emptyText: 'The roster has no shift at this moment. Add one in Administration → Duty, or import a week; officers who clock in appear here, too.', emptyCharge: 'Nobody is on duty in your areas. Only people of the areas given to you are shown; an administrator gives them in Administration → Supervision.', noneFit: 'Nobody fits',
  },
}
