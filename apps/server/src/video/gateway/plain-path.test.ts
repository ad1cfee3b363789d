import { isPlainPath } from './plain-path.js'

test('the paths of players pass, whatever their query holds', () => {
  for (const address of ['/media/cam/5d1b/sub/whep', '/media/cam/5d1b/main~h264/whep/7', '/media/hls/cam/5d1b/sub/seg..1.mp4', '/media/cam/5d1b/sub/mp4?token=a/../b']) expect(isPlainPath(address)).toBe(true)
})

test('dot segments do not, in any writing that somebody behind us would resolve', () => {
  for (const address of ['/media/cam/../v3/paths/list', '/media/cam/%2e%2E/v3', '/media/cam/.%2e/v3', '/media/cam/..%2fv3', '/media/cam/..\\v3', '/media/cam/..%5cv3', '/media/cam/./sub', '/media/cam/5d1b/..', '/media/cam/%zz']) {
    expect([address, isPlainPath(address)]).toEqual([address, false])
  }
})
