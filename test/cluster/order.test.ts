import { App, NestedStack, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { PodCapacityCluster, PodNetwork, PodNodegroup } from '../../src';
import { CfnTemplate, closureOf, idsOfType } from '../private/template-graph';

const ZONES = ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'];

function synthesized(define: (platform: PodCapacityCluster, stack: Stack) => void): CfnTemplate {
  const app = new App();
  const stack = new Stack(app, 'Stack', { env: { region: 'eu-west-1' } });
  const platform = new PodCapacityCluster(stack, 'Platform', {
    version: eks.KubernetesVersion.V1_34,
    availabilityZones: ZONES,
    podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16'),
  });
  define(platform, stack);
  return app.synth().getStackByName('Stack').template;
}

const LARGE = { instanceTypes: [new ec2.InstanceType('m5.large')] };

/** What is missing from the order of rule 4: a line for each edge. */
function missingOrder(template: CfnTemplate): string[] {
  const addon = (name: string) => idsOfType(template, 'AWS::EKS::Addon').filter((id) => template.Resources[id].Properties.AddonName === name);
  const podSubnets = idsOfType(template, 'AWS::EC2::Subnet').filter((id) => template.Resources[id].Properties.CidrBlock.startsWith('100.64.'));
  const associations = idsOfType(template, 'AWS::EC2::SubnetRouteTableAssociation')
    .filter((id) => podSubnets.includes(template.Resources[id].Properties.SubnetId.Ref));
  const reservations = idsOfType(template, 'AWS::EC2::SubnetCidrReservation');
  const block = idsOfType(template, 'AWS::EC2::VPCCidrBlock');
  const cluster = idsOfType(template, 'AWS::EKS::Cluster');
  const groups = idsOfType(template, 'AWS::EKS::Nodegroup');
  const missing = (later: string[], earlier: string[]) => later.flatMap((id) => earlier
    .filter((other) => !closureOf(template, id).has(other)).map((other) => `${id} does not wait for ${other}`));

  expect([podSubnets.length, associations.length, reservations.length, block.length]).toEqual([3, 3, 3, 1]);
  expect([addon('vpc-cni').length, addon('coredns').length, groups.length]).toEqual([1, 1, 2]);
  return [
    ...missing(podSubnets, block),
    ...missing(cluster, [...block, ...podSubnets, ...associations, ...reservations]),
    ...missing([...addon('vpc-cni'), ...addon('kube-proxy'), ...addon('eks-pod-identity-agent')], cluster),
    ...missing(addon('vpc-cni'), [...podSubnets, ...associations, ...reservations, ...addon('kube-proxy'), ...addon('eks-pod-identity-agent')]),
    ...missing(groups, [...addon('vpc-cni'), ...podSubnets, ...associations, ...reservations]),
    ...missing(addon('coredns'), groups),
  ];
}

/** The template with the edges of some resources taken out. */
function without(template: CfnTemplate, type: string, edge: (id: string) => boolean): CfnTemplate {
  const copy = JSON.parse(JSON.stringify(template));
  for (const id of idsOfType(copy, type)) {
    const resource = copy.Resources[id];
    resource.DependsOn = [resource.DependsOn ?? []].flat().filter((other: string) => !edge(other));
  }
  return copy;
}

describe('the order in the template', () => {
  const template = synthesized((platform, stack) => {
    platform.addNodegroup('General', LARGE);
    new PodNodegroup(stack, 'Apart', { ...LARGE, cluster: platform.cluster, podNetworking: platform.podNetworking });
  });

  test('holds for each node group, added or made apart, and for coredns', () => {
    expect(missingOrder(template)).toEqual([]);
  });

  test('has no circle', () => {
    for (const id of Object.keys(template.Resources)) closureOf(template, id);
  });

  test.each([
    ['AWS::EKS::Nodegroup', /VpcCni/, /does not wait for PlatformVpcCni/],
    ['AWS::EC2::Subnet', /PodCidr/, /Slot0Subnet\w+ does not wait for PlatformPodCidr/],
    ['AWS::EKS::Cluster', /PodSubnets/, /Cluster\w+ does not wait for PlatformPodSubnetsSlot0Reservation/],
    ['AWS::EKS::Addon', /Nodegroup/, /CoreDns\w+ does not wait for PlatformNodegroupGeneral/],
    ['AWS::EKS::Addon', /KubeProxy/, /VpcCni\w+ does not wait for PlatformKubeProxy/],
  ])('is seen to be broken when edges of %s are taken out', (type, edge, complaint) => {
    expect(missingOrder(without(template, type, (id) => edge.test(id)))).toContainEqual(expect.stringMatching(complaint));
  });
});

describe('coredns', () => {
  const corednsWaitsFor = (template: CfnTemplate) => {
    const id = idsOfType(template, 'AWS::EKS::Addon').find((addon) => template.Resources[addon].Properties.AddonName === 'coredns')!;
    return idsOfType(template, 'AWS::EKS::Nodegroup').filter((group) => closureOf(template, id).has(group));
  };
  const taint = (effect: eks.TaintEffect, key = 'dedicated') => [{ key, value: 'x', effect }];

  test.each([
    ['no nodes at first', { minSize: 0 }, false],
    ['a taint that keeps pods out', { taints: taint(eks.TaintEffect.NO_SCHEDULE) }, false],
    ['a taint that drives pods out', { taints: taint(eks.TaintEffect.NO_EXECUTE) }, false],
    ['a taint that is a preference', { taints: taint(eks.TaintEffect.PREFER_NO_SCHEDULE) }, true],
    ['the taint of critical add-ons', { taints: taint(eks.TaintEffect.NO_SCHEDULE, 'CriticalAddonsOnly') }, true],
  ])('beside a group that can run it, of a group with %s: waits %#', (_, options, waits) => {
    const template = synthesized((platform) => {
      platform.addNodegroup('General', LARGE);
      platform.addNodegroup('Other', { ...LARGE, ...options });
    });

    expect(corednsWaitsFor(template).some((id) => id.includes('NodegroupOther'))).toBe(waits);
    expect(corednsWaitsFor(template).some((id) => id.includes('NodegroupGeneral'))).toBe(true);
  });

  test('fails without a group that can run it, and no template is written', () => {
    expect(() => synthesized((platform) => platform.addNodegroup('Batch', { ...LARGE, minSize: 0 })))
      .toThrow(/\[Stack\/Platform\/CoreDns\] .*:coredns-without-nodes\]/);
  });

  test('can run on a Fargate profile for kube-system, which stays out of the order', () => {
    const template = synthesized((platform) => {
      platform.addNodegroup('Batch', { ...LARGE, minSize: 0 });
      platform.cluster.addFargateProfile('System', { selectors: [{ namespace: 'kube-system' }] });
    });
    const [profile] = idsOfType(template, 'AWS::EKS::FargateProfile');

    expect([...closureOf(template, profile)].filter((id) => template.Resources[id].Type === 'AWS::EKS::Addon')).toEqual([]);
  });

  test('fails on a Fargate profile for another namespace', () => {
    expect(() => synthesized((platform) => platform.cluster.addFargateProfile('Web', { selectors: [{ namespace: 'web' }] })))
      .toThrow(/coredns-without-nodes/);
  });

  test('does not wait for a group of a nested stack, which waits for its own', () => {
    const template = synthesized((platform, stack) => {
      platform.addNodegroup('General', LARGE);
      const nested = new NestedStack(stack, 'Nested');
      new PodNodegroup(nested, 'Apart', { ...LARGE, cluster: platform.cluster, podNetworking: platform.podNetworking });
    });
    const [nested] = idsOfType(template, 'AWS::CloudFormation::Stack');

    expect(corednsWaitsFor(template)).toHaveLength(1);
    expect([...closureOf(template, nested)]).toContainEqual(expect.stringMatching(/^PlatformVpcCni/));
    expect(template.Resources[idsOfType(template, 'AWS::EKS::Addon').find((id) => id.includes('CoreDns'))!].DependsOn).not.toContain(nested);
  });

  test('does not wait for a group of another stack, and says so', () => {
    const app = new App();
    const stack = new Stack(app, 'Stack', { env: { region: 'eu-west-1' } });
    const other = new Stack(app, 'Other', { env: { region: 'eu-west-1' } });
    const platform = new PodCapacityCluster(stack, 'Platform', {
      version: eks.KubernetesVersion.V1_34,
      availabilityZones: ZONES,
      podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16'),
    });
    platform.addNodegroup('General', LARGE);
    new PodNodegroup(other, 'Apart', { ...LARGE, cluster: platform.cluster, podNetworking: platform.podNetworking });

    const assembly = app.synth();

    expect(corednsWaitsFor(assembly.getStackByName('Stack').template)).toHaveLength(1);
    expect(JSON.stringify(assembly.getStackByName('Stack').messages)).toContain('cdk-eks-pod-capacity:coredns-group-elsewhere');
    expect(assembly.getStackByName('Other').dependencies.map(({ id }) => id)).toContain('Stack');
  });
});
