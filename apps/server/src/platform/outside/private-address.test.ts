import { isPrivateAddress } from './private-address.js'

test.each(['127.0.0.1', '10.1.2.3', '172.31.255.255', '192.168.0.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '::1', '::', 'fd00::1', 'fe80::1', '::ffff:127.0.0.1', '::ffff:7f00:1', '64:ff9b::7f00:1', 'localhost', ''])('%s is inside', (address) => {
  expect(isPrivateAddress(address)).toBe(true)
})
test.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '2a00:1450:4001::200e', '::ffff:8.8.8.8'])('%s is outside', (address) => { expect(isPrivateAddress(address)).toBe(false) })
