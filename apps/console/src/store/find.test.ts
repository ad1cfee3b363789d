import { findUnits } from './find.js'
import { unitFromEntry } from './unit.js'

const unit = (n: number, name: string, plate: string | undefined, externalId: string) =>
  unitFromEntry({ n, id: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`, name, kind: 'truck', protocol: 'jt808', externalId, plate, presence: 'online', presenceSince: 0 }, 0)
const list = [unit(1, '渣土车 10', '浙B·12345', '013900000010'), unit(2, '渣土车 2', '浙B·A2345', '13900000002'), unit(3, '巡查一号', undefined, 'zhang/phone')]
const names = (text: string): string[] => findUnits(list, text).units.map((found) => found.name)

describe('finding a unit', () => {
  it('finds by part of a name, in the order a person counts', () => expect(names('渣土')).toEqual(['渣土车 2', '渣土车 10']))
  it('finds a plate without its dot, in any case and width', () => {
    expect(names('浙b12345')).toEqual(['渣土车 10'])
    expect(names('ａ2345')).toEqual(['渣土车 2'])
  })
  it('finds a terminal phone with or without leading zeros', () => {
    expect(names('13900000010')).toEqual(['渣土车 10'])
    expect(names('0013900000002')).toEqual(['渣土车 2'])
  })
  it('puts the exact hit first', () => expect(findUnits([...list, unit(4, '巡查', undefined, 'x')], '巡查').units[0]?.n).toBe(4))
  it('says how many there are beyond the limit', () => expect(findUnits(list, '渣土', 1)).toMatchObject({ total: 2, units: [{ n: 2 }] }))
  it('finds nothing for nothing', () => expect(names('  ')).toEqual([]))
})
