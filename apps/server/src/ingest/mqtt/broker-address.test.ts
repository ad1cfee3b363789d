import { brokerAddress } from './broker-address.js'

it.each([
  ['mqtt://broker', { host: 'broker', port: 1883, tls: false, username: null, password: null }],
  ['mqtts://hub:p%40ss@broker.example:9000', { host: 'broker.example', port: 9000, tls: true, username: 'hub', password: 'p@ss' }],
  ['ssl://hub@[2001:db8::1]', { host: '2001:db8::1', port: 8883, tls: true, username: 'hub', password: null }],
])('%s', (url, address) => {
  expect(brokerAddress(url)).toEqual(address)
})
