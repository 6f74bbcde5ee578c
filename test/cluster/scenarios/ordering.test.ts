/*
 * What users ran into because of what was made first.
 *
 * S41 eks-reference-architecture#26, S43 amazon-vpc-cni-k8s#2683, S44 terraform-aws-eks-blueprints#1323, S45 terraform-aws-eks#3534, S46 pulumi-eks#1819,
 * S47 cdk-eks-blueprints#680. What a node that came too early would take (S44) is in test/plan/scenarios.test.ts. A cluster of another library without
 * any VPC CNI (S45) is not looked for yet; here is what a PodCapacityCluster guarantees.
 */
import { PodNetwork } from '../../../src';
import { CLUSTER_POD_WORDS } from '../../../src/findings/words/cluster/cluster-pods';
import { addonNamed, clusterIn, clusterWithGroup, M5_LARGE, plainStack, templateOf, vpcCniConfigurationOf } from '../../private/cdk-cluster';
import { errorOf } from '../../private/cdk-refusals';
import { podCountIn, userDataOf } from '../../private/cdk-user-data';
import { CfnTemplate, closureOf, idsOfType } from '../../private/template-graph';

const dependsOn = (template: CfnTemplate, id: string) => [template.Resources[id].DependsOn ?? []].flat();
const inCloud = (template: CfnTemplate) => Object.values(template.Resources).map(({ Type }) => Type);

describe('a cluster with one group', () => {
  const platform = clusterWithGroup({ podNetwork: PodNetwork.secondaryCidr('10.99.0.0/16') });
  const template = templateOf(platform);
  const [group] = idsOfType(template, 'AWS::EKS::Nodegroup');
  const vpcCni = addonNamed(template, 'vpc-cni');

  test('S41: the group depends on the VPC CNI, and the node is told 110 all the same: two guards', () => {
    expect(dependsOn(template, group)).toContain(vpcCni);
    expect(podCountIn(userDataOf(platform.nodegroups[0].launchTemplate))).toBe(110);
    expect(vpcCniConfigurationOf(platform).env.ENABLE_PREFIX_DELEGATION).toBe('true'); // from which EKS computes the same
  });

  test('S44: block, then pod subnets, then routes and reservations, then the add-on with ENIConfigs, then nodes', () => {
    const ofPods = (type: string) => idsOfType(template, type).filter((id) => /^PlatformPod/.test(id));
    const [block] = ofPods('AWS::EC2::VPCCidrBlock');
    const subnets = ofPods('AWS::EC2::Subnet');
    const inSubnets = [...ofPods('AWS::EC2::SubnetRouteTableAssociation'), ...ofPods('AWS::EC2::SubnetCidrReservation')];

    expect([subnets.length, inSubnets.length]).toEqual([3, 6]);
    for (const subnet of subnets) expect(dependsOn(template, subnet)).toEqual([block]);
    for (const each of inSubnets) expect(subnets).toContain(template.Resources[each].Properties.SubnetId.Ref);
    expect(dependsOn(template, vpcCni)).toEqual(expect.arrayContaining([...subnets, ...inSubnets]));
    expect(Object.keys(vpcCniConfigurationOf(platform).eniConfig!.subnets)).toHaveLength(3);
    expect(dependsOn(template, group)).toContain(vpcCni);
  });

  test('S45: there is a VPC CNI where EKS installs none, and it waits for no node', () => {
    const [cluster] = idsOfType(template, 'AWS::EKS::Cluster');

    expect(template.Resources[cluster].Properties.BootstrapSelfManagedAddons).toBe(false);
    for (const name of ['vpc-cni', 'kube-proxy', 'eks-pod-identity-agent']) {
      expect([...closureOf(template, addonNamed(template, name))]).not.toContain(group);
      expect([...closureOf(template, group)]).toContain(addonNamed(template, name));
    }
  });

  test('S45: nothing goes in circles', () => {
    for (const id of Object.keys(template.Resources)) closureOf(template, id);
  });

  test('S46: coredns depends on the group', () => {
    expect(dependsOn(template, addonNamed(template, 'coredns'))).toContain(group);
  });
});

test('S43: the add-on itself makes an ENIConfig of every zone, before there is a node; no kubectl, no Lambda', () => {
  const zones = ['us-east-1a', 'us-east-1b', 'us-east-1c'];
  const platform = clusterWithGroup({ availabilityZones: zones }, {}, plainStack('us-east-1'));
  const template = templateOf(platform);
  const { create, region, subnets } = vpcCniConfigurationOf(platform).eniConfig!;

  expect([create, region, Object.keys(subnets)]).toEqual([true, 'us-east-1', zones]);
  expect(inCloud(template).filter((type) => /Lambda|Custom|kubectl|CloudFormation::/i.test(type))).toEqual([]);
  expect(dependsOn(template, idsOfType(template, 'AWS::EKS::Nodegroup')[0])).toContain(addonNamed(template, 'vpc-cni'));
});

test('S46: groups that start without a node are an error, with the ways out', () => {
  const platform = clusterWithGroup({}, { minSize: 0 });

  expect(errorOf(() => templateOf(platform)).message)
    .toContain(`${CLUSTER_POD_WORDS.coreDnsWithoutNodes.say({ namespace: 'kube-system' }).message} [cdk-eks-pod-capacity:coredns-without-nodes]`);
  expect(() => templateOf(clusterWithGroup({ coreDns: false }, { minSize: 0 }))).not.toThrow();
});

test('S47: Fargate profiles wait for no add-on and no add-on for them, beside a group that does; no circle', () => {
  const platform = clusterIn(plainStack('eu-west-1'));
  platform.cluster.addFargateProfile('System', { selectors: [{ namespace: 'kube-system' }] });
  platform.addNodegroup('General', M5_LARGE);
  platform.cluster.addFargateProfile('Web', { selectors: [{ namespace: 'web' }] });
  const template = templateOf(platform);
  const [addons, profiles, [group]] = ['Addon', 'FargateProfile', 'Nodegroup'].map((type) => idsOfType(template, `AWS::EKS::${type}`));

  expect([addons.length, profiles.length]).toEqual([4, 2]);
  for (const profile of profiles) {
    expect(addons.filter((addon) => closureOf(template, profile).has(addon))).toEqual([]);
    expect(addons.filter((addon) => closureOf(template, addon).has(profile))).toEqual([]);
  }
  expect(dependsOn(template, group)).toContain(addonNamed(template, 'vpc-cni'));
  for (const id of Object.keys(template.Resources)) closureOf(template, id);
});
