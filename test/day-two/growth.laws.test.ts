import { App, CfnResource, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import fc from 'fast-check';
import { zones } from './apps';
import { PodCapacityCluster, PodNetwork, PodSubnets, ReservationShare, SecondaryCidr } from '../../src';
import { existingVpc } from '../private/existing-vpc';
import { bitsOf, blockText, rangeOf } from '../private/ipv4-oracle';
import { holds } from '../private/laws';

const SHARES = [ReservationShare.HALF, ReservationShare.THREE_QUARTERS, ReservationShare.SEVEN_EIGHTHS];

/** A state of an app, by what may grow. */
interface State {
  /** Letters of the zones that have pods, in the order in which they are listed. */
  readonly podZones: string;
  readonly share: number;
  readonly groups: number;

  /** Later generations of pod subnets, each with a group in zone b. */
  readonly generations: number;

  /** Prefix length of the blocks, all /16 apart so that they never meet: the first is the cluster's. */
  readonly blocks: number[];
}

type Step = 'append zone' | 'prepend zone' | 'raise share' | 'add group' | 'add generation' | { readonly block: number };

/** The state after a step; the same one where there is no more to grow. */
function grown(state: State, step: Step): State {
  const next = [...'abcd'].find((letter) => !state.podZones.includes(letter)) ?? '';
  if (step === 'append zone') return { ...state, podZones: state.podZones + next };
  if (step === 'prepend zone') return { ...state, podZones: next + state.podZones };
  if (step === 'raise share') return { ...state, share: Math.min(SHARES.length - 1, state.share + 1) };
  if (step === 'add group') return { ...state, groups: state.groups + 1 };
  if (step === 'add generation') return { ...state, generations: state.generations + 1 };
  return { ...state, blocks: [...state.blocks, step.block] };
}

interface Resource {
  readonly type: string;
  readonly properties: any;
}

/** The resources of an app in a state, by logical id, as their L1s resolve: no assembly is written, so no reference to another stack is. */
function resourcesOf({ podZones, share, groups, generations, blocks }: State): Record<string, Resource> {
  const stack = new Stack(new App({ treeMetadata: false }), 'App', { env: { region: 'eu-west-1' } });
  const vpc = existingVpc(stack, zones('abcd'));
  const options = { availabilityZones: zones(podZones), reservation: SHARES[share] };
  const [first, ...further] = blocks.map((prefixLength, index) => `100.${64 + index}.0.0/${prefixLength}`);
  const platform = new PodCapacityCluster(stack, 'Platform', { version: eks.KubernetesVersion.V1_34, vpc, podNetwork: PodNetwork.secondaryCidr(first, options) });
  for (let index = 0; index < groups; index += 1) {
    platform.addNodegroup(`G${index}`, { instanceTypes: [new ec2.InstanceType('m5.large')], subnets: { availabilityZones: zones('bc') } });
  }
  for (let index = 0; index < generations; index += 1) {
    const podNetworking = platform.addPodNetwork(`gen${index}`, PodNetwork.secondaryCidr(`100.${80 + index}.0.0/18`, options));
    platform.addNodegroup(`Later${index}`, { instanceTypes: [new ec2.InstanceType('m5.large')], subnets: { availabilityZones: zones('b') }, podNetworking });
  }
  further.forEach((cidr, index) => new PodSubnets(stack, `More${index}`, { ...options, vpc, cidr: new SecondaryCidr(stack, `MoreCidr${index}`, { vpc, cidr }) }));
  return Object.fromEntries(stack.node.findAll().filter((construct) => CfnResource.isCfnResource(construct)).map((resource) => {
    const [[id, { Type, Properties }]] = Object.entries<any>(stack.resolve((resource as any)._toCloudFormation()).Resources);
    return [id, { type: Type, properties: Properties }];
  }));
}

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.constantFrom<Step>('append zone', 'prepend zone', 'raise share', 'add group', 'add generation'),
  fc.integer({ min: 16, max: 22 }).map((block) => ({ block })),
);

const growth = fc.record({
  first: fc.record({
    podZones: fc.shuffledSubarray([...'abcd'], { minLength: 1, maxLength: 4 }).filter((letters) => letters.includes('b') && letters.includes('c')).map((letters) => letters.join('')),
    share: fc.constantFrom(0, 1),
    groups: fc.constantFrom(1, 2),
    generations: fc.constantFrom(0, 1),
    blocks: fc.integer({ min: 16, max: 22 }).map((block) => [block]),
  }),
  steps: fc.array(step, { minLength: 2, maxLength: 5 }),
});

/** What each state is as resources: the laws are held on the same ways, and ways meet. */
const known = new Map<string, Record<string, Resource>>();

function knownResourcesOf(state: State): Record<string, Resource> {
  const key = JSON.stringify(state);
  const resources = known.get(key) ?? resourcesOf(state);
  known.set(key, resources);
  return resources;
}

/** The states on the way, the first one included, as resources. */
const statesOf = ({ first, steps }: { first: State; steps: Step[] }): Array<Record<string, Resource>> =>
  steps.reduce((states, each) => [...states, grown(states.at(-1)!, each)], [first]).map(knownResourcesOf);

const ofType = (resources: Record<string, Resource>, type: string) => Object.entries(resources).filter(([, resource]) => resource.type === type);

/** Ranges of a type, with what they stand in. */
const rangesOf = (resources: Record<string, Resource>, type: string, range: string, parent: string) =>
  ofType(resources, type).map(([, { properties }]) => ({ cidr: properties[range] as string, parent: JSON.stringify(properties[parent]) }));

const contains = (outer: string, inner: string) => rangeOf(outer).first <= rangeOf(inner).first && rangeOf(inner).last <= rangeOf(outer).last;
const apart = (one: string, other: string) => rangeOf(one).last < rangeOf(other).first || rangeOf(other).last < rangeOf(one).first;
const aligned = (cidr: string) => blockText(bitsOf(cidr.split('/')[0]), Number(cidr.split('/')[1])) === cidr;

/** Everything that may never move: it has an address, or it carries the mode. */
const LASTING = [
  'AWS::EC2::VPCCidrBlock', 'AWS::EC2::Subnet', 'AWS::EC2::SubnetRouteTableAssociation', 'AWS::EC2::SubnetCidrReservation', 'AWS::EKS::Cluster', 'AWS::EKS::Nodegroup',
  'AWS::EC2::LaunchTemplate',
];

test('in whatever order an app grows, no step moves or renames what an earlier one made', () => {
  holds(fc.property(growth, (way) => {
    const states = statesOf(way);
    for (const [index, state] of states.slice(1).entries()) {
      const earlier = states[index];
      for (const type of LASTING) expect(Object.fromEntries(ofType(state, type))).toMatchObject(Object.fromEntries(ofType(earlier, type)));
      expect(Object.keys(state)).toEqual(expect.arrayContaining(Object.keys(earlier)));
    }
  }), 12);
});

test('at each step subnets and reservations lie apart, inside of what they are cut from, and on their own boundary', () => {
  holds(fc.property(growth, (way) => {
    for (const state of statesOf(way)) {
      const blocks = ofType(state, 'AWS::EC2::VPCCidrBlock').map(([, { properties }]) => properties.CidrBlock);
      const subnets = ofType(state, 'AWS::EC2::Subnet').map(([id, { properties }]) => ({ cidr: properties.CidrBlock, ref: JSON.stringify({ Ref: id }) }));
      const reservations = rangesOf(state, 'AWS::EC2::SubnetCidrReservation', 'Cidr', 'SubnetId');

      expect(subnets.filter(({ cidr }) => !blocks.some((block) => contains(block, cidr)))).toEqual([]);
      expect(reservations.filter(({ cidr, parent }) => !contains(subnets.find(({ ref }) => ref === parent)!.cidr, cidr))).toEqual([]);
      for (const list of [blocks, subnets.map(({ cidr }) => cidr), reservations.map(({ cidr }) => cidr)]) {
        expect(list.every(aligned)).toBe(true);
        list.forEach((cidr, index) => expect(list.slice(index + 1).filter((other) => !apart(cidr, other))).toEqual([]));
      }
    }
  }), 12);
});

test('two ways to the same state end in the same resources', () => {
  holds(fc.property(growth, fc.integer({ min: 0, max: 4 }), (way, turn) => {
    // Blocks have their place from their order, so only the other steps change places.
    const small = way.steps.filter((each) => typeof each === 'string');
    const turned = [...small.slice(turn), ...small.slice(0, turn)];

    expect(statesOf({ ...way, steps: turned }).at(-1)).toEqual(expect.objectContaining(lasting(statesOf({ ...way, steps: small }).at(-1)!)));
  }), 6);
});

/** The resources that have addresses. */
function lasting(resources: Record<string, Resource>): Record<string, Resource> {
  return Object.fromEntries(LASTING.slice(0, 4).flatMap((type) => ofType(resources, type)));
}

test('the laws would see what is wrong', () => {
  expect([contains('10.0.0.0/16', '10.1.0.0/24'), apart('10.0.0.0/24', '10.0.0.128/25'), aligned('10.0.0.64/25')]).toEqual([false, false, false]);
  expect([contains('10.0.0.0/16', '10.0.1.0/24'), apart('10.0.0.0/25', '10.0.0.128/25'), aligned('10.0.0.128/25')]).toEqual([true, true, true]);
});
