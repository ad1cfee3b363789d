import { basicCredentials } from './basic-credentials.js'

const header = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`

it.each([
  [header('li:geheim'), { username: 'li', password: 'geheim' }],
  [header('li:a:b'), { username: 'li', password: 'a:b' }],
  [header('渣土:密码'), { username: '渣土', password: '密码' }],
  [header('li:'), { username: 'li', password: '' }],
  [header(':x'), { username: undefined, password: undefined }],
  ['Bearer abc', { username: undefined, password: undefined }],
  ['Basic ***', { username: undefined, password: undefined }],
  [undefined, { username: undefined, password: undefined }],
])('%p', (given, credentials) => {
  expect(basicCredentials(given)).toEqual(credentials)
})
