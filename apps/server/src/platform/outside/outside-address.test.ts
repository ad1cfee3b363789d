import { OutsideAddress, PrivateAddressError } from './outside-address.js'

const outside = new OutsideAddress(false, 'LET_IN')
const inside = new OutsideAddress(true, 'LET_IN')
const resolve = (by: OutsideAddress, host: string): Promise<unknown> => new Promise((done) => { by.lookup(host, {}, (error, address) => { done(error ?? address) }) })

test.each(['http://127.0.0.1/', 'http://0x7f.1/', 'http://[::1]/', 'http://[::ffff:10.0.0.1]/', 'https://localhost/x', 'http://a.localhost/'])('%s is refused before it is resolved, and the setting that allows it is named', (address) => {
  expect(outside.refusal(new URL(address))).toContain('LET_IN=1')
  expect(inside.refusal(new URL(address))).toBeNull()
})

test.each(['ftp://example.org/', 'file:///etc/passwd', 'gopher://example.org/'])('%s is no address of the web, whatever is set', (address) => {
  expect(inside.refusal(new URL(address))).toContain('only http')
})

test('a name that leads inside is refused as it is connected to', async () => {
  expect(outside.refusal(new URL('http://example.org/'))).toBeNull()
  expect(await resolve(outside, 'localhost')).toBeInstanceOf(PrivateAddressError)
  expect(['127.0.0.1', '::1']).toContain(await resolve(inside, 'localhost'))
})
