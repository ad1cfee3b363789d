/** A department of the city that is asked to act where a matter is its own. `leads`: category codes, or beginnings of them. */
export interface DepartmentSpec { readonly username: string; readonly name: string; readonly phone: string; readonly leads: readonly string[]; /** Goes along by its name. */ readonly along?: readonly string[] }

export const TRAFFIC_POLICE = '交警大队'
export const TRANSPORT = '交通运输局'

/** The departments that a centre hands over to, each with what it owns (DOMAIN §1). Phones are numbers within the house. */
export const DEPARTMENTS: readonly DepartmentSpec[] = [
  { username: 'dept-sanitation', name: '环卫中心', phone: '8101', leads: ['0110', '0112', '0114', '0118', '0131', '0137', '0192', '0193', 'B0301', 'B0302'] },
  { username: 'dept-police', name: TRAFFIC_POLICE, phone: '8102', leads: ['B0201'] },
  { username: 'dept-transport', name: TRANSPORT, phone: '8103', leads: ['L0204', 'B0203'], along: [TRAFFIC_POLICE] },
  { username: 'dept-works', name: '市政管理处', phone: '8104', leads: ['0113', '0503', '0505', '0506', 'B0101', 'B0102', 'B0103', 'B0104', 'B0109', 'B0202'] },
  { username: 'dept-gardens', name: '园林管理处', phone: '8105', leads: ['0117', '0121', '0122', '0191', 'B04'] },
  { username: 'dept-ecology', name: '生态环境局', phone: '8106', leads: ['0126', '0130', '0133'] },
  { username: 'dept-construction', name: '住房和城乡建设局', phone: '8107', leads: ['0304', '0307', '0308', 'L04'] },
  { username: 'dept-market', name: '市场监督管理局', phone: '8108', leads: ['0498', '0602', 'L0302'] },
]
/** Muck trucks are stopped by three: the squad of the ground, traffic police and transport. */
export const JOINT = { category: 'L02', along: [TRAFFIC_POLICE, TRANSPORT], plan: '渣土车联合查处：中队到场拦停取证，交警核查驾驶人和车辆，交通运输核查营运证与超限。' } as const
