import type { adminCasesZh } from './admin-cases.zh-CN.js'

/** The same words in English. */
export const adminCasesEn: typeof adminCasesZh = {
  unitKind: { squad: 'Squad', department: 'Department' },
  hours: { hint: 'e.g. 1-5 08:00-18:00; 6 09:00-12:00, 1 = Monday; empty = at all hours', rule: 'Write 08:00-18:00, days 1-5 before it if needed, semicolons between', always: 'at all hours' },
  routing: {
    category: 'Category', categoryHint: 'A code, the beginning of one, or * for all', categoryRule: 'One code only, the beginning of one, or *', anyCategory: 'all categories', area: 'Area', everywhere: 'Whole city', unit: 'Responsible unit', chooseUnit: 'Choose a unit', with: 'Together with', addUnit: 'Add a unit', leaveOut: 'Leave out {{name}}', plan: 'Plan', planHint: 'Shown with the proposal when a case is dispatched',
    create: 'New row', created: 'Row created', removed: 'Row deleted', moved: 'Order changed', up: 'Move up: of rows that fit equally well the upper one wins', down: 'Move down',
    importTitle: 'Import responsibilities', importColumns: 'Columns: category, area, unit, with, plan (Chinese heads too). A row for the same category and area is replaced; several units in “with” are parted by semicolons.',
    emptyTitle: 'No responsibilities yet', emptyText: 'A row says which unit a kind of thing belongs to in an area. Begin with one row * for the whole city, refine it by category, or import many by CSV.',
  },
  contacts: {
    area: 'Community', chooseArea: 'Choose an area', name: 'Contact', phone: 'Phone', substitute: 'Substitute', substitutePhone: 'Phone of the substitute', substituteRule: 'Name and phone of the substitute belong together', hours: 'Hours', away: 'Away until', awayHint: 'e.g. 11-30 18:00; until then the substitute is called. Empty = there', awayTill: 'away until {{time}}',
    create: 'New contact', importTitle: 'Import contacts', importColumns: 'Columns: area, name, phone, substitute, substitutePhone, hours (Chinese heads too). Hours as 08:00-18:00.',
    emptyTitle: 'No contacts yet', emptyText: 'For each community: whom to call, who stands in, at which hours. The phone is shown when a case is dispatched.',
  },
  categories: {
    event: 'Events', component: 'Components', local: 'local', versions: 'Versions', version: 'Version', versionRule: 'Lower-case letters, digits and -, 2 to 40', count: 'Categories', since: 'Made at', note: 'Note', isActive: 'active', look: 'Look', activate: 'Activate', activated: '“{{id}}” is active',
    import: 'Import', importTitle: 'Import categories', importColumns: 'JSON, or CSV with the columns code, kind, mainClassZh, mainClassEn, nameZh, nameEn, limits, national. The whole set is replaced; limits are parted by |.', choose: 'Choose a JSON or CSV file', exportJson: 'Export JSON',
    takeActive: 'Import and activate', takeOnly: 'Import only', taken: '“{{id}}” imported', added: 'New', changed: 'Changed', gone: 'Gone',
  },
  rules: {
    rule: 'Rule', kinds: 'Devices', priority: 'Priority', priorities: { P1: 'life and safety', P2: 'act now', P3: 'candidate', P4: 'journal' }, operatorAction: 'What the operator does', actionRule: 'Say what the operator does: without that it is no alarm', consequence: 'What follows if nobody acts', consequenceRule: 'Say what follows if nobody acts',
    respond: 'Respond within (s)', within: 'Respond in', delayOn: 'Delay on (s)', delayOnHint: 'The condition must hold this long', delayOff: 'Delay off (s)', delayOffHint: 'And be gone this long to clear', between: '{{min}} to {{max}}', listHint: 'Commas between', mapHint: 'name=value, commas between',
    changed: 'changed', reset: 'Reset', resetDone: '“{{name}}” runs as it comes', emptyTitle: 'No rules', emptyText: 'Rules come with the hub; if none is here, check its version.',
  },
  webhooks: {
    name: 'Name', url: 'Address', urlHint: 'A private address is refused unless CHANNELS_PRIVATE=1 is set', urlRule: 'Begins with https:// or http://, without a user name', secret: 'Signing secret', secretHint: 'Left empty: one is made and shown once', secretKeep: 'Left empty: stays as it is', secretRule: 'At least 16 characters', secretOf: 'Signing secret of “{{name}}”', secretOnce: 'Shown this once. Store it in the receiving system, which checks each message’s signature with it.',
    last: 'Newest delivery', states: { done: 'delivered', failed: 'retrying', dead: 'not delivered' }, nothing: 'Nothing sent yet', test: 'Test', sent: 'Test sent to “{{name}}”', worked: 'Received.', failed: 'Not received.', noAnswer: 'no answer', create: 'New webhook', emptyTitle: 'No webhooks yet', emptyText: 'Other systems can be told of every change of a case (CloudEvents, signed). Enter an address to begin.',
  },
  calendar: {
    before: 'Year before', after: 'Year after', holidays: '{{n}} holidays', makeUpDays: '{{n}} days worked in exchange', unsaved: 'Not saved yet', discard: 'Discard', saved: 'Calendar saved; limits in working time are being reckoned anew', noHolidays: 'No holidays are entered for {{year}}. Enter them once they are published, or limits will count them as working days.',
    sessions: 'Sessions of a working day', sessionsHint: 'e.g. 08:00-12:00; 14:00-18:00', sessionsRule: 'Write 08:00-12:00; 14:00-18:00, one after the other', weekend: 'Free each week', press: 'Press a day to turn it: a working day into a holiday, a free day into a worked one; press again to turn it back.',
    kind: { work: 'Working day', weekend: 'Free day', holiday: 'Holiday', makeup: 'Worked in exchange' }, mark: { holiday: 'off', makeup: 'on' },
  },
}
