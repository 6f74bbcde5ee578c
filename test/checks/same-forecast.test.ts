import { mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import fc from 'fast-check';
import {
  CapacityPlan, IpAssignment, NodeOs, OvercommitPolicy, PodCapacityCluster, PodForecast, PodNetwork, PodNodegroupOptions, ReservationShare,
  SecurityGroupsForPods, VpcCniAddonOptions, WarmPool,
} from '../../src';
import { clusterForecast } from '../../src/checks/facts/cluster-forecast';
import { appModel } from '../../src/checks/facts/cluster-model';
import { reservationFacts } from '../../src/checks/facts/reservation-facts';
import { applyTags } from '../../src/checks/private/applied-tags';
import { AppResources } from '../../src/templates/app-resources';
import { StageTree } from '../../src/templates/stage-tree';
import { stackIn } from '../private/cdk-fixtures';
import { types } from '../private/cdk-nodegroup';
import { holds } from '../private/laws';

/*
 * A law: the resources that constructs write, read as those of any library, give the forecast that the constructs have of themselves.
 */

/** A cluster of this library, as the law draws it. */
interface Drawn {
  readonly isIpv6: boolean;
  readonly place: 'nodes' | 'secondary' | 'zones' | 'discovery' | 'tagged';
  readonly reservation: ReservationShare;
  readonly vpcCni: VpcCniAddonOptions;
  readonly zones: number;
  readonly groups: ReadonlyArray<Partial<PodNodegroupOptions>>;
}

const ZONES = ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'];
const TYPES = ['t3.medium', 'm5.large', 'm6i.xlarge', 'c6i.4xlarge', 'r5.2xlarge'];

const byAddresses = fc.tuple(fc.integer({ min: 1, max: 8 }), fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined }))
  .map(([warm, floor]) => WarmPool.addresses(warm, floor));

const warmPools = {
  prefixes: fc.oneof(fc.constantFrom(undefined, WarmPool.none()), fc.integer({ min: 1, max: 3 }).map((n) => WarmPool.prefixes(n)), byAddresses),
  single: fc.oneof(fc.constant(undefined), fc.integer({ min: 1, max: 3 }).map((n) => WarmPool.enis(n)), byAddresses),
};

const vpcCni: fc.Arbitrary<VpcCniAddonOptions> = fc.boolean().chain((usesPrefixes) => fc.record({
  ipAssignment: fc.constant(usesPrefixes ? IpAssignment.prefixDelegation() : IpAssignment.secondaryIp()),
  warmPool: usesPrefixes ? warmPools.prefixes : warmPools.single,
  maxEni: fc.option(fc.integer({ min: 2, max: 4 }), { nil: undefined }),
  securityGroupsForPods: fc.constantFrom(undefined, SecurityGroupsForPods.standard()),
  addonVersion: fc.constantFrom(undefined, 'v1.23.1-eksbuild.1', 'v1.19.0-eksbuild.1'),
}));

const group: fc.Arbitrary<Partial<PodNodegroupOptions>> = fc.tuple(
  fc.uniqueArray(fc.constantFrom(...TYPES), { minLength: 1, maxLength: 2 }),
  fc.integer({ min: 0, max: 4 }),
  fc.integer({ min: 0, max: 5 }),
  fc.integer({ min: 1, max: 30 }),
  fc.constantFrom({}, { maxUnavailable: 1 }, { maxUnavailable: 3 }, { maxUnavailablePercentage: 33 }, { maxUnavailablePercentage: 100 }),
  fc.constantFrom(NodeOs.AL2023, NodeOs.BOTTLEROCKET), fc.boolean(),
).map(([names, minSize, more, above, updates, os, tells]) => ({
  instanceTypes: types(...names), minSize, maxSize: minSize + more + above, ...(tells ? { desiredSize: minSize + more } : {}), ...updates, os,
}));

const drawn: fc.Arbitrary<Drawn> = fc.record({
  isIpv6: fc.integer({ min: 0, max: 7 }).map((n) => n === 0),
  place: fc.constantFrom('nodes', 'secondary', 'zones', 'discovery', 'tagged'),
  reservation: fc.constantFrom(ReservationShare.NONE, ReservationShare.HALF, ReservationShare.THREE_QUARTERS),
  vpcCni,
  zones: fc.integer({ min: 2, max: 3 }),
  groups: fc.array(group, { minLength: 1, maxLength: 2 }),
});

function podNetworkOf({ place, zones, reservation }: Drawn): PodNetwork {
  const block = PodNetwork.secondaryCidr('100.64.0.0/16', { reservation });
  switch (place) {
    case 'nodes': return PodNetwork.nodeSubnets({ reservation });
    case 'zones': {
      const blocks = Object.fromEntries(ZONES.slice(0, zones).map((zone, index) => [zone, `100.${64 + index}.0.0/17`]));
      return PodNetwork.secondaryCidrs(blocks, { reservation });
    }
    case 'discovery': return PodNetwork.subnetDiscovery(block);
    case 'tagged': return PodNetwork.taggedSubnets(block);
    default: return block;
  }
}

/** A cluster as it is drawn; undefined where its constructs refuse it. */
function platformOf(each: Drawn, app?: App): PodCapacityCluster | undefined {
  const stack = stackIn({ app });
  try {
    const platform = new PodCapacityCluster(stack, 'P', {
      version: eks.KubernetesVersion.V1_34,
      availabilityZones: ZONES.slice(0, each.zones),
      onOvercommit: OvercommitPolicy.FAIL_AT_EXPECTED,
      ...(each.isIpv6
        ? { ipFamily: eks.IpFamily.IP_V6, podNetwork: PodNetwork.nodeSubnets() }
        : { podNetwork: podNetworkOf(each), vpcCni: each.vpcCni }),
    });
    each.groups.forEach((options, index) => platform.addNodegroup(`G${index}`, options as PodNodegroupOptions));
    return platform;
  } catch (error) {
    if (/\[cdk-eks-pod-capacity:/.test((error as Error).message)) return undefined;
    throw error;
  }
}

/** The plan of the one cluster of an app, read from its resources alone. */
function planRead(app: App): unknown {
  applyTags(app);
  const resources = new AppResources(new StageTree(app));
  const [model, ...others] = appModel(resources).clusters;
  const anybodys = { ...model, groups: model.groups.map((one) => ({ ...one, own: undefined })) };
  const { props, uncounted } = clusterForecast(anybodys, resources, reservationFacts(resources), []);

  expect([others, uncounted]).toEqual([[], []]);
  return JSON.parse(JSON.stringify(counted(CapacityPlan.of(PodForecast.of(props)).toJSON())));
}

/**
 * A plan without what follows from the count that nodes are told, which user data says and no other resource, and
 * without its forecast, which holds what each side was asked.
 */
function counted({ modes, suggestions, forecast, ...plan }: ReturnType<CapacityPlan['toJSON']>): unknown {
  return plan;
}

/** The plan of the constructs, in which groups are named as their resources are. */
function planOwn(platform: PodCapacityCluster): unknown {
  const names = new Map(platform.nodegroups.map(({ node, nodegroup }) => [node.id.replace('Nodegroup', ''), nodegroup.node.path]));
  return JSON.parse(JSON.stringify(counted(platform.plan.toJSON())), (key, value) => (['name', 'nodegroup'].includes(key) ? names.get(value) ?? value : value));
}

test('resources of constructs, read as those of any library', () => {
  let compared = 0;
  holds(fc.property(drawn, (each) => {
    const platform = platformOf(each);
    if (platform === undefined) return;
    compared++;

    expect(planRead(Stack.of(platform).node.root as App)).toEqual(planOwn(platform));
  }), 40);

  expect(compared).toBeGreaterThan(25);
});

/** The same without names: those of a template are others. */
function nameless(plan: unknown): unknown {
  return JSON.parse(JSON.stringify(plan), (key, value) => {
    if (key === 'findings') return (value as Array<{ id: string }>).map(({ id }) => id);
    if (key === 'podSubnets') return (value as string[]).length;
    return ['name', 'subnet', 'facts'].includes(key) ? undefined : value;
  });
}

test.each<[Drawn['place']]>([['nodes'], ['zones'], ['discovery'], ['tagged']])('the same from their template in a file, with pods in %s', (place) => {
  const options = { minSize: 2, desiredSize: 3, maxSize: 40, maxUnavailable: 2 };
  const cni = { ipAssignment: IpAssignment.prefixDelegation(), warmPool: WarmPool.addresses(4, 8), maxEni: 3 };
  const reservation = ReservationShare.HALF;
  const drawnOnce: Drawn = { isIpv6: false, place, reservation, vpcCni: cni, zones: 2, groups: [{ ...options, instanceTypes: types('m5.large', 'm5.xlarge') }, { instanceTypes: types('r5.2xlarge') }] };
  const platform = platformOf(drawnOnce, new App())!;
  const templateFile = join(mkdtempSync(join(tmpdir(), 'same-')), 'template.json');
  writeFileSync(templateFile, JSON.stringify(Template.fromStack(Stack.of(platform))));
  const app = new App();
  new CfnInclude(new Stack(app, 'Other', { env: { region: 'eu-west-1' } }), 'T', { templateFile });

  expect(nameless(planRead(app))).toEqual(nameless(planOwn(platform)));
});
