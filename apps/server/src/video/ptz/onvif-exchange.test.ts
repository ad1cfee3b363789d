import { tokenFor } from './onvif-exchange.js'

test('the digest is the one of the example in ONVIF\'s Application Programmer\'s Guide (6.1.1.3)', () => {
  const token = tokenFor('admin', 'userpassword', Date.parse('2010-09-16T07:50:45.999Z'), Buffer.from('LKqI6G/AikKCQrN0zqZFlg==', 'base64'))
  expect(token).toEqual({ username: 'admin', created: '2010-09-16T07:50:45Z', nonceBase64: 'LKqI6G/AikKCQrN0zqZFlg==', digest: 'tuOSpGlFlIXsozq4HFNeeGeFLEI=' })
})

test('no two tokens have the same nonce', () => {
  expect(tokenFor('a', 'b', 0).nonceBase64).not.toBe(tokenFor('a', 'b', 0).nonceBase64)
})
