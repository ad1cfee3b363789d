import { readCorner } from './read-corner.js'

test.each([['30.67, 121.01', [121.01, 30.67]], ['30.67 121.01', [121.01, 30.67]], [' 30.67\uff0c121.01 ', [121.01, 30.67]], ['-1,2', [2, -1]], ['30.67', null], ['91, 0', null], ['x, y', null], ['', null]])('%s', (text, corner) => expect(readCorner(text)).toEqual(corner))
