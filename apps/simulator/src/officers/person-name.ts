import type { Random } from '@watchfloor/city'

const SURNAMES = '沈陆顾钱施邵虞茅裘柴竺应楼戚翁干'
const GIVEN = '建国海波晓东志强红霞丽君永明佳宁思远文杰雨桐国平小舟立群'

/** A name as people of the city bear it: made up, and not unique. */
export const personName = (random: Random): string => `${SURNAMES[Math.floor(random() * SURNAMES.length)]}${GIVEN.slice(2 * Math.floor((random() * GIVEN.length) / 2)).slice(0, 2)}`
