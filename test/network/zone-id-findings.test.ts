import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { PodNodegroup } from '../../src/compute/pod-nodegroup';
import { about } from '../../src/findings/subject';
import { PodNetwork } from '../../src/network/pod-network';
import { PodSubnets } from '../../src/network/pod-subnets';
import { SecondaryCidr } from '../../src/network/secondary-cidr';
import { zoneIdFindings } from '../../src/network/zone-id-findings';
import { platformOf } from '../private/cdk-addon';
import { importedVpc, stackIn } from '../private/cdk-fixtures';
import { types } from '../private/cdk-nodegroup';
import { expectSaid } from '../private/cdk-refusals';
import { factsOf } from '../private/statements';

const ID = ['zones-by-id.asName', { zones: ['euw1-az1'], region: 'eu-west-1' }] as const;
const importedIn = (stack: ReturnType<typeof stackIn>, availabilityZone: string) => (
  ec2.Subnet.fromSubnetAttributes(stack, 'Imported', { subnetId: 'subnet-0a', availabilityZone, ipv4CidrBlock: '10.0.0.0/20', routeTableId: 'rtb-1' }));

test('each id is said once, with the Region where it is known', () => {
  const found = zoneIdFindings(about.prop('availabilityZones'), ['use1-az4', 'us-east-1a', 'use1-az4'], 'us-east-1');

  expect(factsOf(found, 'zone-by-id')).toEqual({ zones: ['use1-az4'], region: 'us-east-1' });
  expect(found).toHaveLength(1);
});

describe('a zone id where a zone is asked for is refused as one', () => {
  test('in the zones of pod subnets, pinned to a slot or not', () => {
    const stack = stackIn();
    const vpc = importedVpc(stack);
    const cidr = new SecondaryCidr(stack, 'PodCidr', { vpc, cidr: '100.64.0.0/16' });

    [{}, { slots: { 'euw1-az1': 3 } }].forEach((pinned, index) => expectSaid(
      () => new PodSubnets(stack, `Pods${index}`, { vpc, cidr, availabilityZones: ['euw1-az1'], routeTables: { 'euw1-az1': 'rtb-1' }, ...pinned }),
      `Stack/Pods${index}`, [ID[0], ID[1]]));
  });

  test('in a subnet for pods that is imported', () => {
    const stack = stackIn();

    expectSaid(() => PodSubnets.fromSubnets(stack, 'Pods', [importedIn(stack, 'euw1-az1')]), 'Stack/Pods', [ID[0], ID[1]]);
  });

  test('in a subnet for nodes, whose pods have subnets by name', () => {
    const { stack, cluster, cni } = platformOf({ podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16') });

    expectSaid(() => new PodNodegroup(stack, 'Group', {
      cluster, podNetworking: cni, instanceTypes: types('m5.large'), subnets: { subnets: [importedIn(stack, 'euw1-az1')] },
    }), 'Stack/Group', [ID[0], ID[1]]);
  });
});
