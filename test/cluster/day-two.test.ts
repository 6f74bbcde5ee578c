import { fullDiff, ResourceImpact } from '@aws-cdk/cloudformation-diff';
import { App, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { IpAssignment, PodCapacityCluster, PodNetwork, ReservationShare, VpcCniAddonOptions, WarmPool } from '../../src';
import { existingVpc } from '../private/existing-vpc';
import { CfnTemplate, idsOfType } from '../private/template-graph';

const zones = (...letters: string[]) => letters.map((letter) => `eu-west-1${letter}`);

interface Choices {
  readonly podZones?: string[];
  readonly reservation?: ReservationShare;
  readonly vpcCni?: VpcCniAddonOptions;
  readonly generalMax?: number;
  readonly secondGroup?: boolean;
}

/** A cluster on a VPC of four zones, with one group in b and c and one in every zone that has pods. */
function templateWith({ podZones = zones('b', 'c'), reservation, vpcCni, generalMax = 30, secondGroup = false }: Choices = {}): CfnTemplate {
  const app = new App();
  const stack = new Stack(app, 'Stack', { env: { region: 'eu-west-1' } });
  const platform = new PodCapacityCluster(stack, 'Platform', {
    version: eks.KubernetesVersion.V1_34,
    vpc: existingVpc(stack, zones('a', 'b', 'c', 'd')),
    podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16', { availabilityZones: podZones, reservation }),
    vpcCni,
  });
  const instanceTypes = [new ec2.InstanceType('m5.large')];
  platform.addNodegroup('General', { instanceTypes, maxSize: generalMax, subnets: { availabilityZones: zones('b', 'c') } });
  platform.addNodegroup('Everywhere', { instanceTypes });
  if (secondGroup) platform.addNodegroup('Second', { instanceTypes });
  return app.synth().getStackByName('Stack').template;
}

/** The logical ids that a deployment of the second template over the first would replace or remove. */
function replacedOrRemoved(before: CfnTemplate, after: CfnTemplate): string[] {
  const lost = [ResourceImpact.WILL_REPLACE, ResourceImpact.MAY_REPLACE, ResourceImpact.WILL_DESTROY, ResourceImpact.WILL_ORPHAN];
  const ids: string[] = [];
  fullDiff(before, after).resources.forEachDifference((id, change) => {
    if (lost.includes(change.changeImpact)) ids.push(id);
  });
  return ids.sort();
}

/** What a later template must leave alone: addresses and places, by logical id. */
function fixtures(template: CfnTemplate): Record<string, unknown> {
  const types = ['AWS::EC2::VPCCidrBlock', 'AWS::EC2::Subnet', 'AWS::EC2::SubnetRouteTableAssociation', 'AWS::EC2::SubnetCidrReservation'];
  return Object.fromEntries(types.flatMap((type) => idsOfType(template, type)).map((id) => [id, template.Resources[id].Properties]));
}

const clusterSubnets = (template: CfnTemplate) => template.Resources[idsOfType(template, 'AWS::EKS::Cluster')[0]].Properties.ResourcesVpcConfig.SubnetIds;
const everywhere = expect.stringMatching(/^PlatformNodegroupEverywherePrefixCustomNetworking/);
const first = templateWith();

describe.each([
  ['a pod zone is prepended', { podZones: zones('a', 'b', 'c') }, [everywhere]],
  ['a pod zone is appended', { podZones: zones('b', 'c', 'd') }, [everywhere]],
  ['pod zones change places', { podZones: zones('c', 'b') }, []],
  ['a node group is added', { secondGroup: true }, []],
  ['the share is raised to three quarters', { reservation: ReservationShare.THREE_QUARTERS }, []],
  ['the share is raised to seven eighths', { reservation: ReservationShare.SEVEN_EIGHTHS }, []],
  ['a group may grow further', { generalMax: 60 }, []],
  ['warm targets change', { vpcCni: { warmPool: WarmPool.addresses(2, 12) } }, []],
  ['another version of the add-on is pinned', { vpcCni: { addonVersion: 'v1.21.1-eksbuild.1' } }, []],
  ['all of it at once', { podZones: zones('a', 'b', 'c', 'd'), secondGroup: true, reservation: ReservationShare.SEVEN_EIGHTHS, generalMax: 60 }, [everywhere]],
])('when %s', (_, choices: Choices, replaced) => {
  const next = templateWith(choices);

  test('no address, route or reservation that exists changes', () => {
    expect(Object.keys(fixtures(first))).toHaveLength(7); // a block, and a subnet, an association and a reservation in each of two zones
    expect(fixtures(next)).toMatchObject(fixtures(first));
  });

  test('the diff replaces nothing but the groups whose own zones changed', () => {
    expect(replacedOrRemoved(first, next)).toEqual(replaced);
  });

  test('the control plane keeps its subnets, and everything its logical id', () => {
    expect(clusterSubnets(next)).toEqual(clusterSubnets(first));
    expect(Object.keys(next.Resources)).toEqual(expect.arrayContaining(Object.keys(first.Resources)));
  });
});

describe('when prefix delegation is switched off', () => {
  const next = templateWith({ vpcCni: { ipAssignment: IpAssignment.secondaryIp() }, reservation: ReservationShare.HALF });

  test('the groups are made anew, and nothing else is touched', () => {
    const lost = replacedOrRemoved(first, next);

    expect(lost).toEqual([everywhere, expect.stringMatching(/^PlatformNodegroupGeneralPrefixCustomNetworking/)]);
    expect(idsOfType(next, 'AWS::EKS::Nodegroup')).toEqual([
      expect.stringMatching(/^PlatformNodegroupEverywhereSecondaryIpCustomNetworking/),
      expect.stringMatching(/^PlatformNodegroupGeneralSecondaryIpCustomNetworking/),
    ]);
    expect(fixtures(next)).toEqual(fixtures(first));
  });
});

test('the check sees a subnet that moves, with what refers to it', () => {
  const moved = JSON.parse(JSON.stringify(first).replaceAll('100.64.64.0/18', '100.64.192.0/18'));

  expect(replacedOrRemoved(first, moved)).toEqual([/Slot1Reservation/, /Slot1RouteTableAssociation/, /Slot1Subnet/].map((id) => expect.stringMatching(id)));
});
