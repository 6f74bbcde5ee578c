import { IpAssignment } from '../../../src/capacity/ip-assignment';
import { WarmPool } from '../../../src/capacity/warm-pool';
import { settingFindings } from '../../../src/cni/settings/setting-findings';
import { SnatPolicy } from '../../../src/cni/snat-policy';
import { saidBy } from '../../private/statements';

/** A minimum does nothing where the target is reached with it: the pool never falls below its target. */
test.each<[number, number | undefined, object | undefined]>([
  [5, 4, { minimum: 4, target: 5 }],
  [5, 5, { minimum: 5, target: 5 }],
  [5, 6, undefined],
  [5, undefined, undefined],
])('a target of %p addresses with a minimum of %p', (target, minimum, facts) => {
  const settings = { ipAssignment: IpAssignment.secondaryIp(), warmPool: WarmPool.addresses(target, minimum), snat: SnatPolicy.external() };
  const said = saidBy(settingFindings({} as never, settings)).filter(([wording]) => wording.endsWith('.poolMinimumReached'));

  expect(said.map(([, told]) => told)).toEqual(facts === undefined ? [] : [facts]);
});
