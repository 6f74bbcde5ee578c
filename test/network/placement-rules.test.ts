import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { InstanceTypeLimits } from '../../src/capacity/instance-type-limits';
import { IpAssignment } from '../../src/capacity/ip-assignment';
import { NodeCapacity } from '../../src/capacity/node-capacity';
import { KarpenterCapacity } from '../../src/compute/karpenter-capacity';
import { PLACEMENTS } from '../../src/network/placement-rules';
import { PodNetwork } from '../../src/network/pod-network';
import { PodPlacement } from '../../src/network/pod-placement';
import { AddonSettings, configurationOf, platformOf, POD_NETWORK } from '../private/cdk-addon';
import { groupOn } from '../private/cdk-nodegroup';
import { CfnTemplate, idsOfType } from '../private/template-graph';

const TAG = 'kubernetes.io/role/cni';

/** A network of each placement. */
const NETWORKS: Record<PodPlacement, PodNetwork> = {
  [PodPlacement.NODE_SUBNETS]: PodNetwork.nodeSubnets(),
  [PodPlacement.SUBNET_DISCOVERY]: PodNetwork.subnetDiscovery(POD_NETWORK),
  [PodPlacement.TAGGED_SUBNETS]: PodNetwork.taggedSubnets(POD_NETWORK),
  [PodPlacement.CUSTOM_NETWORKING]: POD_NETWORK,
};

const platformIn = (placement: PodPlacement, settings: AddonSettings = {}) =>
  platformOf({ podNetwork: NETWORKS[placement], addonVersion: 'v1.22.1-eksbuild.1', ...settings });

/** Values of the tag on pod subnets and on private subnets, each once. */
function tagsIn({ Resources }: CfnTemplate): { readonly pods: string[]; readonly nodes: string[] } {
  const valuesOf = (of: (id: string) => boolean) => [...new Set(Object.entries(Resources)
    .filter(([id, { Type }]) => Type === 'AWS::EC2::Subnet' && of(id))
    .map(([, { Properties: { Tags } }]) => Tags.find(({ Key }: { Key: string }) => Key === TAG)?.Value ?? 'none'))];
  return { pods: valuesOf((id) => /Slot/.test(id)), nodes: valuesOf((id) => /Private/.test(id)) };
}

// Each row is one placement as the template, the pod count and Karpenter show it.
describe.each([
  [PodPlacement.NODE_SUBNETS, 'NodeSubnets', 'false', 434, 0, { pods: [], nodes: ['none'] }],
  [PodPlacement.SUBNET_DISCOVERY, 'SubnetDiscovery', 'false', 434, 0, { pods: ['1'], nodes: ['none'] }],
  [PodPlacement.TAGGED_SUBNETS, 'TaggedSubnets', 'false', 290, 1, { pods: ['1'], nodes: ['0'] }],
  [PodPlacement.CUSTOM_NETWORKING, 'CustomNetworking', 'true', 290, 1, { pods: ['none'], nodes: ['none'] }],
] as const)('%s', (placement, id, customNetworking, eniLimitedPods, reservedEnis, tags) => {
  const platform = platformIn(placement);
  const group = groupOn(platform);
  const template = Template.fromStack(platform.stack).toJSON() as CfnTemplate;

  test('has an id of its own in that of node groups, with prefixes and with single addresses', () => {
    const single = platformIn(placement, { ipAssignment: IpAssignment.secondaryIp() });
    groupOn(single);

    expect(PLACEMENTS[placement].id).toBe(id);
    expect(idsOfType(template, 'AWS::EKS::Nodegroup')).toEqual([expect.stringMatching(new RegExp(`^GroupPrefix${id}[0-9A-F]{8}$`))]);
    expect(idsOfType(Template.fromStack(single.stack).toJSON() as CfnTemplate, 'AWS::EKS::Nodegroup'))
      .toEqual([expect.stringMatching(new RegExp(`^GroupSecondaryIp${id}[0-9A-F]{8}$`))]);
  });

  test('has ENIConfigs where custom networking is on, and tags where subnets are found by them', () => {
    const { env, eniConfig } = configurationOf(platform.cni);

    expect(env.AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG).toBe(customNetworking);
    expect(eniConfig !== undefined).toBe(customNetworking === 'true');
    expect(tagsIn(template)).toEqual(tags);
  });

  test('gives pods the ENIs that it should', () => {
    const pool = new KarpenterCapacity(platform.stack, 'Pool', { podNetworking: platform.cni, instanceTypes: [new ec2.InstanceType('m5.large')] });

    expect(group.capacity.binding.eniLimitedPods).toBe(eniLimitedPods); // 3 ENIs x 9 x 16 + 2, or 2 of them
    expect(pool.reservedEnis).toBe(reservedEnis);
  });
});

test('each type runs as many pods with tagged subnets as with custom networking', () => {
  const countsIn = (placement: PodPlacement, ipAssignment: IpAssignment) => InstanceTypeLimits.all().map((limits) => {
    const { enis, maxPods, eniLimitedPods } = NodeCapacity.of(limits, { ipAssignment, customNetworking: PLACEMENTS[placement].sparesPrimaryEni });
    return [limits.instanceType, enis, maxPods, eniLimitedPods];
  });

  for (const ipAssignment of [IpAssignment.prefixDelegation(), IpAssignment.secondaryIp()]) {
    const tagged = countsIn(PodPlacement.TAGGED_SUBNETS, ipAssignment);
    expect(tagged).toEqual(countsIn(PodPlacement.CUSTOM_NETWORKING, ipAssignment));
    expect(tagged).not.toEqual(countsIn(PodPlacement.SUBNET_DISCOVERY, ipAssignment));
    expect(tagged.length).toBeGreaterThan(1000);
  }
});
