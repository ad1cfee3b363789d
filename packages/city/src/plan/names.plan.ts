/** Syllables from which streets and communities get their names: sign, then how it is read. */
const FIRST = '望wang听ting映ying凝ning清qing碧bi云yun霞xia松song竹zhu兰lan桂gui枫feng柳liu荷he梅mei杏xing桑sang鹭lu雁yan鹤he燕yan沧cang澄cheng浣huan渔yu樵qiao耕geng书shu墨mo砚yan棋qi丰feng宁ning和he安an康kang嘉jia瑞rui祥xiang永yong景jing晨chen晴qing朗lang素su紫zi翠cui丹dan银yin石shi青qing白bai南nan芦lu橘ju茶cha盐yan'
const SECOND = '江jiang澜lan湖hu泉quan溪xi波bo涛tao岭ling峰feng林lin园yuan亭ting台tai桥qiao塘tang港gang湾wan渚zhu汀ting洲zhou屿yu浦pu堤di岸an荫yin苑yuan坊fang庭ting里li井jing栅zha市shi渡du埠bu墩dun潭tan坞wu屏ping岚lan曲qu舍she田tian圃pu陌mo阁ge'
const TRADES = '兴业xingye创新chuangxin锻造duanzao纺织fangzhi机电jidian船厂chuanchang仓前cangqian丰源fengyuan恒通hengtong金工jingong能达nengda启航qihang汇智huizhi腾飞tengfei宏图hongtu建材jiancai冷链lenglian保税baoshui集卡jika铸成zhucheng'

const read = (list: string): [zh: string, en: string][] => [...list.matchAll(/([\u4e00-\u9fff]+)([a-z]+)/g)].map((m) => [m[1]!, m[2]!])
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)
/** An apostrophe keeps syllables apart where the second begins with a vowel (Xi'an). */
const joined = (a: string, b: string): string => capital(a) + (/^[aeo]/.test(b) ? `'${b}` : b)

export interface Name { readonly zh: string; readonly en: string }
/** All two-sign names, in a fixed order. */
export const NAMES: readonly Name[] = read(FIRST).flatMap(([a, ra]) => read(SECOND).filter(([b]) => b !== a).map(([b, rb]) => ({ zh: a + b, en: joined(ra, rb) })))
export const TRADE_NAMES: readonly Name[] = read(TRADES).flatMap(([zh, en]) => [{ zh, en: capital(en) }, ...(['一 1', '二 2', '三 3', '四 4', '五 5', '六 6'] as const).map((n) => ({ zh: zh + n.charAt(0), en: `${capital(en)} ${n.slice(2)}` }))])

export type StreetKind = 'road' | 'street' | 'lane'
const TAIL: Readonly<Record<StreetKind, Name>> = { road: { zh: '路', en: ' Road' }, street: { zh: '街', en: ' Street' }, lane: { zh: '巷', en: ' Lane' } }
export const streetName = (stem: Name, kind: StreetKind): Name => ({ zh: stem.zh + TAIL[kind].zh, en: stem.en + TAIL[kind].en })

/** The 21 towns and streets: name, kind, centre in km on the sheet, squad (1–6). The first four are the inner streets with communities of their own. */
export const STREET_AREAS: readonly { zh: string; en: string; x: number; y: number; squad: number; communities: number }[] = [
  { zh: '古城街道', en: 'Gucheng Street', x: 0.25, y: 0, squad: 1, communities: 9 },
  { zh: '镜湖街道', en: 'Jinghu Street', x: -2.2, y: 1.2, squad: 2, communities: 9 },
  { zh: '澜心街道', en: 'Lanxin Street', x: 2.6, y: -2.8, squad: 3, communities: 9 },
  { zh: '望江街道', en: 'Wangjiang Street', x: -0.4, y: -2.9, squad: 1, communities: 10 },
  { zh: '鹤鸣街道', en: 'Heming Street', x: 0.6, y: 2.4, squad: 4, communities: 5 },
  { zh: '听松街道', en: 'Tingsong Street', x: 3.4, y: -0.3, squad: 3, communities: 4 },
  { zh: '松陵街道', en: 'Songling Street', x: -2.6, y: -2.4, squad: 2, communities: 4 },
  { zh: '云栖街道', en: 'Yunqi Street', x: -4.4, y: -0.6, squad: 2, communities: 4 },
  { zh: '新港街道', en: 'Xingang Street', x: 5.4, y: 0.3, squad: 5, communities: 3 },
  { zh: '滨港镇', en: 'Bingang Town', x: 4.8, y: 4.6, squad: 5, communities: 3 },
  { zh: '东澜镇', en: 'Donglan Town', x: 6.5, y: 1.9, squad: 5, communities: 3 },
  { zh: '北塘镇', en: 'Beitang Town', x: 1.8, y: 4.7, squad: 4, communities: 3 },
  { zh: '沙浦镇', en: 'Shapu Town', x: -1.2, y: 4.8, squad: 4, communities: 3 },
  { zh: '北屏镇', en: 'Beiping Town', x: -4.3, y: 4.6, squad: 4, communities: 3 },
  { zh: '桐荫镇', en: 'Tongyin Town', x: -6.1, y: 1.5, squad: 2, communities: 3 },
  { zh: '芦堰镇', en: 'Luyan Town', x: -6.4, y: -1.7, squad: 6, communities: 2 },
  { zh: '栖云乡', en: 'Qiyun Township', x: -5.6, y: -4.2, squad: 6, communities: 2 },
  { zh: '雁渚镇', en: 'Yanzhu Town', x: -3.2, y: -4.9, squad: 6, communities: 3 },
  { zh: '桃渡镇', en: 'Taodu Town', x: -0.4, y: -5.2, squad: 6, communities: 3 },
  { zh: '石堰镇', en: 'Shiyan Town', x: 3.4, y: -4.9, squad: 3, communities: 3 },
  { zh: '东皋镇', en: 'Donggao Town', x: 6.3, y: -2.3, squad: 5, communities: 3 },
]
export const SQUADS: readonly Name[] = [
  { zh: '城中中队', en: 'Central Squad' }, { zh: '城西中队', en: 'West Squad' }, { zh: '城南中队', en: 'South Squad' },
  { zh: '城北中队', en: 'North Squad' }, { zh: '港区中队', en: 'Port Squad' }, { zh: '西南中队', en: 'Southwest Squad' },
]
/** Three districts, each of two squads. */
export const DISTRICTS: readonly (Name & { squads: readonly number[] })[] = [
  { zh: '城中片区', en: 'Central District', squads: [1, 4] }, { zh: '滨海片区', en: 'Coastal District', squads: [3, 5] }, { zh: '城西片区', en: 'West District', squads: [2, 6] },
]
export const CITY_NAME: Name = { zh: '临澜市', en: 'Linlan' }
