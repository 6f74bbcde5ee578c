import { App, CfnParameter, Fn } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { stackIn, strictApp } from '../../private/cdk-fixtures';
import { plainCluster, saidOf } from '../../private/cdk-plain';

const WRONG = 'error zone-by-id at Subnet0';
const PLANE = 'error control-plane-subnets at Cluster';

/** What the zones of the two subnets are given as: the first one's name and id, and the second one's. */
type Zones = readonly [name: unknown, id: unknown, otherName?: unknown, otherId?: unknown];

test.each<[string, Zones, string[]]>([
  ['names', ['eu-west-1a', undefined, 'eu-west-1b'], []],
  ['ids', [undefined, 'euw1-az1', undefined, 'euw1-az2'], []],
  ['an id and a name', [undefined, 'euw1-az1', 'eu-west-1b'], []],
  ['an id as a name', ['euw1-az1', undefined, 'eu-west-1b'], [WRONG]],
  ['the id of a Local Zone as a name', ['usw2-lax1-az1', undefined, 'eu-west-1b'], [PLANE, WRONG]],
  ['a name as an id', [undefined, 'eu-west-1a', 'eu-west-1b'], [WRONG]],
  ['both, exchanged', ['euw1-az1', 'eu-west-1a', 'eu-west-1b'], [WRONG, WRONG]],
  ['a zone that is told later', [Fn.importValue('zone'), undefined, 'eu-west-1b'], []],
  ['an id that is told later', [undefined, Fn.importValue('zone'), undefined, 'euw1-az2'], []],
  ['one id twice', [undefined, 'euw1-az1', undefined, 'euw1-az1'], [PLANE]],
  ['the id of a zone without EKS', [undefined, 'use1-az3', undefined, 'use1-az4'], [PLANE]],
  ['another one', [undefined, 'usw1-az1', undefined, 'cac1-az3'], [PLANE]],
  ['the id of a Local Zone', [undefined, 'usw2-lax1-az1', undefined, 'usw2-az1'], [PLANE]],
  ['the id of a Wavelength Zone', [undefined, 'use1-wl1-bos-wlz1', undefined, 'use1-az1'], [PLANE]],
])('subnets by %s', (_, [name, id, otherName, otherId], expected) => {
  const { stack, subnets } = plainCluster();
  [[name, id], [otherName, otherId]].forEach(([zone, zoneId], index) => {
    subnets[index].addPropertyOverride('AvailabilityZone', zone);
    subnets[index].addPropertyOverride('AvailabilityZoneId', zoneId);
  });

  expect(saidOf(stack.node.root as App).filter((each) => /zone-by-id|control-plane/.test(each)).sort()).toEqual(expected);
});

test('the zone of a subnet of another stack is what a parameter of that stack tells, and not one of the same name', () => {
  const app = strictApp();
  const [network, main] = ['Network', 'Stack'].map((id) => stackIn({ app, id }));
  const { subnets: [subnet, other] } = plainCluster({}, main);
  [network, main].forEach((stack, index) => new CfnParameter(stack, 'Zone', { default: `eu-west-1${'ab'[index]}` }));
  const first = new ec2.CfnSubnet(network, 'First', { vpcId: 'vpc-0123456789abcdef0', cidrBlock: '10.1.0.0/18', availabilityZone: Fn.ref('Zone') });
  subnet.availabilityZone = Fn.ref('Zone');
  other.availabilityZone = first.attrAvailabilityZone;
  const said = () => saidOf(app).filter((each) => each.includes('parameter-default') || each.includes('control-plane'));
  const before = said();
  subnet.availabilityZone = first.attrAvailabilityZone;

  expect([before, said()]).toEqual([[], [expect.stringContaining('control-plane-subnets at Cluster')]]);
});
