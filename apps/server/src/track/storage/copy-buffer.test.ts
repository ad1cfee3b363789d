import { CopyBuffer } from './copy-buffer.js'

/** Reads the fields of each row back, as PostgreSQL would. */
function rowsOf(bytes: Buffer): (Buffer | null)[][] {
  expect(bytes.subarray(0, 11).toString('latin1')).toBe('PGCOPY\n\xff\r\n\0')
  const rows: (Buffer | null)[][] = []
  for (let at = 19; ;) {
    const fields = bytes.readInt16BE(at)
    at += 2
    if (fields === -1) { expect(at).toBe(bytes.length); return rows }
    rows.push(Array.from({ length: fields }, () => {
      const length = bytes.readInt32BE(at)
      at += 4
      if (length < 0) return null
      at += length
      return bytes.subarray(at - length, at)
    }))
  }
}

describe('CopyBuffer', () => {
  it('writes numbers, instants and text as PostgreSQL reads them', () => {
    const buffer = new CopyBuffer(64)
    buffer.row(6, 100)
    buffer.int4(7)
    buffer.timestamp(Date.UTC(2026, 7, 31, 12, 0, 0, 123))
    buffer.int2(40_000)
    buffer.float8(30.5)
    buffer.float4(NaN)
    buffer.json('{"载":"满"}')
    const [[no, time, clamped, lat, unknown, state]] = rowsOf(buffer.finished()) as [[Buffer, Buffer, Buffer, Buffer, null, Buffer]]
    expect(no.readInt32BE()).toBe(7)
    expect(time.readBigInt64BE()).toBe(BigInt(Date.UTC(2026, 7, 31, 12, 0, 0, 123) - Date.UTC(2000, 0, 1)) * 1000n)
    expect(clamped.readInt16BE()).toBe(32_767)
    expect(lat.readDoubleBE()).toBe(30.5)
    expect(unknown).toBeNull()
    expect([state[0], state.subarray(1).toString()]).toEqual([1, '{"载":"满"}'])
  })

  it('writes instants before 2000 as negative microseconds', () => {
    const buffer = new CopyBuffer()
    buffer.row(1, 20)
    buffer.timestamp(Date.UTC(1980, 0, 6))
    expect(rowsOf(buffer.finished())[0]![0]!.readBigInt64BE()).toBe(BigInt(Date.UTC(1980, 0, 6) - Date.UTC(2000, 0, 1)) * 1000n)
  })

  it('grows, is used again, and gives any part of its rows', () => {
    const buffer = new CopyBuffer(32)
    const fill = (count: number): void => { for (let i = 0; i < count; i++) { buffer.row(2, 30); buffer.int4(i); buffer.json(JSON.stringify({ i })) } }
    fill(50)
    buffer.clear()
    fill(10)
    const numbers = (bytes: Buffer): number[] => rowsOf(bytes).map(([no]) => no!.readInt32BE())
    expect(numbers(buffer.finished())).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(numbers(buffer.slice(3, 6))).toEqual([3, 4, 5])
    expect(numbers(buffer.slice(0, 10))).toHaveLength(10)
    expect(numbers(buffer.slice(9, 10))).toEqual([9])
  })
})
