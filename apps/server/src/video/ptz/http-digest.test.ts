import { HttpDigest } from './http-digest.js'

/** RFC 7616, 3.9.1: one account, one request, two algorithms. */
const mufasa = (): HttpDigest => new HttpDigest('Mufasa', 'Circle of Life', () => 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ')
const offered = (algorithm: string): string => `Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=${algorithm}, nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"`
const MD5 = '8ca523f5e9506fed4657c9700eebdbec'
const SHA_256 = '753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1'
const answer = (digest: HttpDigest): string => digest.authorization('GET', '/dir/index.html', '')!

test('the standard\u2019s own examples', () => {
  for (const [algorithm, response] of [['MD5', MD5], ['SHA-256', SHA_256]] as const) {
    const digest = mufasa()
    expect(digest.take([offered(algorithm)])).toBe(true)
    expect(answer(digest)).toBe(`Digest username="Mufasa", realm="http-auth@example.org", nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", uri="/dir/index.html", response="${response}", algorithm=${algorithm}, qop=auth, nc=00000001, cnonce="f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"`)
    // The same nonce again is another count, so another proof.
    expect(answer(digest)).toMatch(/nc=00000002/)
  }
})

test('of several the strongest is answered, in one header or in many, in whatever order', () => {
  for (const challenges of [[offered('MD5'), offered('SHA-256')], [`${offered('MD5')}, ${offered('SHA-256')}`], ['Basic realm="x"', offered('SHA-256'), offered('MD5')], [`Basic realm="x", ${offered('SHA-256')}`]]) {
    const digest = mufasa()
    expect(digest.take(challenges)).toBe(true)
    expect(answer(digest)).toContain(SHA_256)
  }
})

test('what cannot be answered is not tried: Basic, which would tell the password, and what nobody knows', () => {
  for (const challenges of [[], ['Basic realm="x"'], ['Digest realm="x", nonce="1", algorithm=SHA-512-256'], ['Digest realm="x"'], ['Bearer realm="x"']]) {
    const digest = mufasa()
    expect(digest.take(challenges)).toBe(false)
    expect(digest.authorization('GET', '/', '')).toBeNull()
  }
})

test('cameras of before qop, and names with quotes', () => {
  const digest = new HttpDigest('a"b', 'p')
  expect(digest.take(['Digest realm="IP Camera(\\"7\\")", nonce=abc'])).toBe(true)
  const said = digest.authorization('POST', '/onvif/ptz', '')!
  expect(said).toContain('username="a\\"b", realm="IP Camera(\\"7\\")", nonce="abc", uri="/onvif/ptz"')
  expect(said).not.toMatch(/qop|nc=|algorithm/)
})
