import { hashSecret, matchesSecret, newSecret } from './secret-hash.js'

describe('secrets of sources', () => {
  it('reads a line that mosquitto_passwd 2.0.11 wrote', async () => {
    const line = '$7$101$mM5eGKolhT1PMSv5$iuc5AIfHKM9Zo+zQa7zJnELyhUdK8/UdSW+OCtoti1ZJUI9BD7EFPwBFgE24joMkdQshCSikpd9xT+jAg2klDA=='
    expect(await matchesSecret('secretpw', line)).toBe(true)
    expect(await matchesSecret('secretpx', line)).toBe(false)
  })

  it('takes back what it wrote, and nothing else', async () => {
    const secret = newSecret()
    const line = await hashSecret(secret)
    expect(line).toMatch(/^\$7\$101\$[A-Za-z0-9+/]{16}\$[A-Za-z0-9+/]{86}==$/)
    expect(await matchesSecret(secret, line)).toBe(true)
    expect(await matchesSecret('', line)).toBe(false)
    expect(await hashSecret(secret)).not.toBe(line)
  })

  it.each(['', 'plain', '$6$abc$def', '$7$0$AAAA$AAAA', '$7$999999999$AAAA$AAAA', '$7$101$AAAA$AAAA'])('refuses the line %p', async (line) => {
    expect(await matchesSecret('x', line)).toBe(false)
  })
})
