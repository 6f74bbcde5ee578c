import { App, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { IpAssignment, PodCapacityCluster, PodCapacityClusterProps, PodNetwork, ReservationShare } from '../../src';
import { stackIn } from '../private/cdk-fixtures';
import { types } from '../private/cdk-nodegroup';
import { messagesOf } from '../private/cdk-plain';

/*
 * What CDK says nothing of, said of constructs of this library and, by the checks, of plain CDK code.
 */

const vpcIn = (stack: Stack, cidr: string) => new ec2.Vpc(stack, 'Vpc', {
  ipAddresses: ec2.IpAddresses.cidr(cidr), availabilityZones: ['eu-west-1a', 'eu-west-1b'], natGateways: 1, restrictDefaultSecurityGroup: false,
});

/** A cluster of this library with one group. */
function platformIn(stack: Stack, cidr: string, props: Partial<PodCapacityClusterProps>, instanceType: string, nodes: number): void {
  const platform = new PodCapacityCluster(stack, 'Platform', { version: eks.KubernetesVersion.V1_34, vpc: vpcIn(stack, cidr), podNetwork: PodNetwork.nodeSubnets(), ...props });
  platform.addNodegroup('General', { instanceTypes: types(instanceType), minSize: nodes, maxSize: nodes });
}

/** The same of plain CDK. */
function plainIn(stack: Stack, cidr: string, env: Record<string, string>, instanceType: string, nodes: number): App {
  const cluster = new eks.Cluster(stack, 'Cluster', {
    vpc: vpcIn(stack, cidr), version: eks.KubernetesVersion.V1_34, defaultCapacityType: eks.DefaultCapacityType.NODEGROUP, defaultCapacity: 0,
  });
  const addon = new eks.Addon(stack, 'Cni', { cluster, addonName: 'vpc-cni', configurationValues: { env } });
  cluster.addNodegroupCapacity('General', { instanceTypes: types(instanceType), minSize: nodes, maxSize: nodes }).node.addDependency(addon);
  return stack.node.root as App;
}

test('a /24 for a hundred nodes', () => {
  const stack = stackIn();
  platformIn(stack, '10.0.0.0/24', { vpcCni: { ipAssignment: IpAssignment.secondaryIp() } }, 'm5.large', 100);
  const said = /subnets (?:of '[^']+' )?are too small: .*\(10\.0\.0\.128\/26, eu-west-1a\)[^]*?minimum, expected, peak: 50 nodes take 1,500/;

  expect(() => (stack.node.root as App).synth()).toThrow(said);
  expect(messagesOf(plainIn(stackIn(), '10.0.0.0/24', {}, 'm5.large', 100), 'subnet-overcommitted')).toContainEqual(expect.stringMatching(said));
});

test('a Xen type under prefix delegation', () => {
  const said = "'instanceTypes' holds types that cannot take prefixes (/28): m4.large";

  expect(() => platformIn(stackIn(), '10.0.0.0/16', {}, 'm4.large', 3)).toThrow(said);
  expect(messagesOf(plainIn(stackIn(), '10.0.0.0/16', { ENABLE_PREFIX_DELEGATION: 'true' }, 'm4.large', 3), 'prefixes-unsupported-in-group')).toEqual([expect.stringContaining(said)]);
});

test("WARM_IP_TARGET: 'banana'", () => {
  const env = { WARM_IP_TARGET: 'banana' };

  expect(() => platformIn(stackIn(), '10.0.0.0/16', { vpcCni: { environment: env } }, 'm5.large', 3)).toThrow("'environment' sets WARM_IP_TARGET");
  expect(messagesOf(plainIn(stackIn(), '10.0.0.0/16', env, 'm5.large', 3), 'cni-setting-invalid')).toEqual([expect.stringContaining("'env.WARM_IP_TARGET' is 'banana'")]);
});

describe('subnets that several clusters share', () => {
  const sharing = (stack: Stack, add: (vpc: ec2.Vpc) => void) => {
    const vpc = vpcIn(stack, '10.0.0.0/16');
    for (const id of ['One', 'Two']) {
      const podNetwork = PodNetwork.nodeSubnets({ reservation: ReservationShare.NONE });
      const platform = new PodCapacityCluster(stack, id, { version: eks.KubernetesVersion.V1_34, vpc, podNetwork });
      platform.addNodegroup('General', { instanceTypes: types('m5.large'), minSize: 1, maxSize: 2 });
    }
    add(vpc);
    return messagesOf(stack.node.root as App, 'subnet-use-unknown');
  };

  test('are a matter of the constructs, where all of the clusters are of this library', () => {
    expect(sharing(stackIn(), () => {})).toEqual([]);
  });

  test('are one of the checks beside another cluster', () => {
    const stack = stackIn();
    const plain = (vpc: ec2.Vpc) => {
      const cluster = new eks.Cluster(stack, 'Plain', {
        vpc, version: eks.KubernetesVersion.V1_34, defaultCapacityType: eks.DefaultCapacityType.NODEGROUP, defaultCapacity: 0,
      });
      cluster.addNodegroupCapacity('General', { instanceTypes: types('m5.large') });
    };

    expect(sharing(stack, plain)).toEqual([expect.stringContaining('of 3 clusters')]);
  });
});
