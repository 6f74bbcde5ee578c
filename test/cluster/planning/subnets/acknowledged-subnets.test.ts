import { Annotations, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { IConstruct } from 'constructs';
import { OvercommitPolicy, PodCapacityCluster, PodNetwork } from '../../../../src';
import { warningsOf } from '../../../private/cdk-assembly';
import { stackIn } from '../../../private/cdk-fixtures';
import { idOf } from '../../../private/cdk-refusals';

/** Three zones alike: a changeover needs more than each subnet has. */
function shortOfAddresses(): { readonly stack: Stack; readonly slots: IConstruct[]; readonly platform: PodCapacityCluster } {
  const stack = stackIn();
  const platform = new PodCapacityCluster(stack, 'Platform', {
    version: eks.KubernetesVersion.V1_34,
    availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
    podNetwork: PodNetwork.secondaryCidr('100.64.0.0/22'),
    onOvercommit: OvercommitPolicy.WARN,
  });
  platform.addNodegroup('General', { instanceTypes: [new ec2.InstanceType('m5.large')], minSize: 2, maxSize: 30 });
  const pods = stack.node.findChild('Platform').node.findChild('PodSubnets');
  return { stack, platform, slots: [0, 1, 2].map((slot) => pods.node.findChild(`Slot${slot}`)) };
}

const ID = idOf('subnet-overcommit-possible');
const saidOf = (stack: Stack) => warningsOf(stack).filter((warning) => warning.includes(ID) && warning.includes('PodSubnets'));
const slotsIn = (warnings: string[]) => [...new Set(warnings.flatMap((warning) => [...warning.matchAll(/Slot\d/g)].map(([slot]) => slot)))].sort();

test.each<[string, number[], string[]]>([
  ['none', [], ['Slot0', 'Slot1', 'Slot2']],
  ['one', [1], ['Slot0', 'Slot2']],
  ['two', [0, 1], ['Slot2']],
  ['all', [0, 1, 2], []],
])('acknowledged on %s of three subnets, the others are still said, in one warning', (_, acknowledged, left) => {
  const { stack, slots, platform } = shortOfAddresses();
  acknowledged.forEach((slot) => Annotations.of(slots[slot]).acknowledgeWarning(ID));
  const said = saidOf(stack);

  expect(slotsIn(said)).toEqual(left);
  expect(said).toHaveLength(left.length === 0 ? 0 : 1);
  expect(platform.plan.findings.filter(({ id, subject }) => id === ID && subject.includes('PodSubnets'))).toHaveLength(3);
});

test('another id at a subnet, and the id at the cluster, are what they are anywhere', () => {
  const other = shortOfAddresses();
  Annotations.of(other.slots[0]).acknowledgeWarning(idOf('reservation-unused'));
  const around = shortOfAddresses();
  Annotations.of(around.platform).acknowledgeWarning(ID);

  expect(slotsIn(saidOf(other.stack))).toEqual(['Slot0', 'Slot1', 'Slot2']);
  expect(saidOf(around.stack)).toEqual([]);
});

test('what must fit cannot be acknowledged away', () => {
  const stack = stackIn();
  const platform = new PodCapacityCluster(stack, 'Platform', {
    version: eks.KubernetesVersion.V1_34,
    availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
    podNetwork: PodNetwork.secondaryCidr('100.64.0.0/22'),
  });
  platform.addNodegroup('General', { instanceTypes: [new ec2.InstanceType('m5.large')], minSize: 2, maxSize: 30 });
  Annotations.of(stack).acknowledgeWarning(idOf('subnet-overcommitted'));

  expect(platform.node.validate().join('\n')).toContain('3 subnets');
});
