import { IpAssignment } from '../../src/capacity';

test.each([
  ['secondary-ip', IpAssignment.secondaryIp(), 1, false], // one address
  ['prefix-delegation', IpAssignment.prefixDelegation(), 16, true], // 2^(32 - 28)
])('%s', (mode, ipAssignment, addressesPerSlot, usesPrefixes) => {
  expect(ipAssignment).toMatchObject({ mode, addressesPerSlot, usesPrefixes });
});
