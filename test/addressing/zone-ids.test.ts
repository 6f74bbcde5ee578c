import { isZoneId, isZoneName } from '../../src/addressing/zone-ids';

test.each<[zone: string, isId: boolean, isName: boolean]>([
  ['euw1-az1', true, false],
  ['use1-az4', true, false],
  ['apne1-az4', true, false],
  ['mxc1-az1', true, false],
  ['usgw1-az2', true, false],
  ['cnn1-az1', true, false],
  ['usw2-lax1-az1', true, false],
  ['use1-wl1-bos-wlz1', true, false],
  ['eu-west-1a', false, true],
  ['us-gov-west-1b', false, true],
  ['us-west-2-lax-1a', false, true],
  ['us-east-1-wl1-bos-wlz-1', false, true],
  ['eu-west-1', false, false],
  ['dummy1a', false, false],
  ['zone 1', false, false],
  ['a', false, false],
  ['', false, false],
  ['${Token[TOKEN.7]}', false, false],
])('%p is the id of a zone: %p, its name: %p', (zone, isId, isName) => {
  expect([isZoneId(zone), isZoneName(zone)]).toEqual([isId, isName]);
});
