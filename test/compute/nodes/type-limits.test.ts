import { InstanceTypeLimits } from '../../../src/capacity/instance-type-limits';
import { fewestVcpus } from '../../../src/compute/nodes/type-limits';
import { limitsOf } from '../../private/forecast-fixtures';

const UNKNOWN = InstanceTypeLimits.custom({ instanceType: 'x99.large', maxEnis: 3, ipv4PerEni: 10 });

test.each<[string, InstanceTypeLimits[], number | undefined]>([
  ['one type', limitsOf('m5.large'), 2],
  ['the first of two', limitsOf('m5.large', 'm5.4xlarge'), 2],
  ['the last of three', limitsOf('m5.4xlarge', 'm5.2xlarge', 'm5.xlarge'), 4],
  ['of different digits', limitsOf('c5.18xlarge', 'c5.2xlarge', 'c5.4xlarge'), 8],
  ['none that is known', [UNKNOWN], undefined],
  ['one that is not known beside others', [...limitsOf('m5.large'), UNKNOWN], undefined],
  ['one that is not known before others', [UNKNOWN, ...limitsOf('m5.large', 'm5.xlarge')], undefined],
])('the fewest vCPUs of %s', (_, limits, vcpus) => {
  expect(fewestVcpus(limits)).toBe(vcpus);
});
