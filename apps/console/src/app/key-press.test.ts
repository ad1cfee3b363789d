import { keyOf } from './key-press.js'
import type { Press } from './key-press.js'

const press = (more: Partial<Press>): Press => ({ key: 'f', ctrlKey: false, metaKey: false, altKey: false, isComposing: false, keyCode: 70, target: { tagName: 'BODY' }, ...more })

describe('keys of the screens', () => {
  it('act on the page', () => {
    expect(keyOf(press({}))).toBe('f')
    expect(keyOf(press({ key: 'F' }))).toBe('f')
    expect(keyOf(press({ key: 'Escape' }))).toBe('Escape')
  })
  it.each(['INPUT', 'TEXTAREA', 'SELECT'])('rest inside %s', (tagName) => expect(keyOf(press({ target: { tagName, type: 'text' } }))).toBeNull())
  it('rest where text can be edited', () => expect(keyOf(press({ target: { tagName: 'DIV', isContentEditable: true } }))).toBeNull())
  it('act on a switch, which is an input that nobody types into', () => expect(keyOf(press({ target: { tagName: 'INPUT', type: 'checkbox' } }))).toBe('f'))
  it.each([{ isComposing: true }, { keyCode: 229 }, { ctrlKey: true }, { metaKey: true }, { altKey: true }])('rest with %j', (more) => expect(keyOf(press(more))).toBeNull())
})
