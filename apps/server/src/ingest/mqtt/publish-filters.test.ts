import { adapterOf } from '@watchfloor/domain'
import { publishFilters } from './publish-filters.js'

const filters = (protocol: Parameters<typeof adapterOf>[0], username: string, ...ids: string[]): string[] => publishFilters(adapterOf(protocol)!, username, ids, (id) => ids.includes(id)).sort()

describe('publishFilters', () => {
  it('gives a native device its own topics', () => {
    expect(filters('native', 'x', 'car-1')).toEqual(['wf/car-1/alarm', 'wf/car-1/answer', 'wf/car-1/detection', 'wf/car-1/fix', 'wf/car-1/status'])
  })

  it('gives a source without devices nothing to say', () => {
    expect(filters('native', 'x')).toEqual([])
  })

  it('never lets a wildcard in by way of a name', () => {
    expect(filters('native', 'x', '+', '#', 'a\nb', 'a/b')).toEqual([])
  })

  it('gives an OwnTracks user all phones of that user', () => {
    const own = filters('owntracks', 'li', 'li/phone', 'other/phone')
    expect(own).toContain('owntracks/li/+')
    expect(own).toContain('owntracks/li/+/event')
    expect(own).toContain('owntracks/other/phone')
    expect(own).not.toContain('owntracks/li/phone')
    expect(own.some((f) => f.startsWith('owntracks/+'))).toBe(false)
  })

  it('gives Traccar its topics', () => {
    expect(filters('traccar', 'tr', 'unique')).toEqual(['events', 'positions', 'traccar/tr/events', 'traccar/tr/positions'])
  })
})
