import { readFileSync } from 'fs';
import { Templates } from './apps';
import { Change } from './change';
import { CHANGES } from './changes';
import { claimed, claimsOf, Outcome, outcomeOf } from './outcome';
import { dayTwoPage, PAGE } from '../../scripts/generate-day-two';
import { idsOfType } from '../private/template-graph';

const changes = Object.values(CHANGES).flat();
const outcomes = new Map<string, Outcome>();

/** What a change does, synthesized once. */
function outcome(change: Change): Outcome {
  if (!outcomes.has(change.id)) outcomes.set(change.id, outcomeOf(change));
  return outcomes.get(change.id)!;
}

/** What no change may move by accident: addresses, and what stands on them. */
const STANDING = ['AWS::EC2::VPC', 'AWS::EC2::VPCCidrBlock', 'AWS::EC2::Subnet', 'AWS::EC2::SubnetRouteTableAssociation', 'AWS::EC2::SubnetCidrReservation', 'AWS::EKS::Cluster',
  'Custom::AWSCDK-EKS-Cluster'];

/** Properties of a cluster that two rows change in place. */
const CHANGES_OF_CLUSTER = ['ResourcesVpcConfig', 'Version'];

/** Logical ids of resources of these types, with what they are physically. */
function standing(templates: Templates): Record<string, unknown> {
  return Object.fromEntries(Object.entries(templates).flatMap(([stack, template]) => STANDING.flatMap((type) => idsOfType(template, type))
    .map((id) => [`${stack}.${id}`, template.Resources[id].Properties])));
}

/** The ones of `STANDING` that are replaced or removed, by type. */
function fallen(change: Change): string[] {
  const lost = outcome(change).diffs.flatMap(({ replaced, removed }) => [...replaced, ...removed]);
  return lost.map(({ type }) => type).filter((type) => STANDING.includes(type));
}

const subnetsOfControlPlane = (templates: Templates) => Object.values(templates)
  .flatMap((template) => [
    ...idsOfType(template, 'AWS::EKS::Cluster').map((id) => template.Resources[id].Properties.ResourcesVpcConfig.SubnetIds),
    ...idsOfType(template, 'Custom::AWSCDK-EKS-Cluster').map((id) => template.Resources[id].Properties.Config.resourcesVpcConfig.subnetIds),
  ]);

test('each change has an id and a title of its own', () => {
  expect(new Set(changes.map(({ id }) => id)).size).toBe(changes.length);
  expect(new Set(changes.map(({ title }) => title)).size).toBe(changes.length);
});

describe.each(changes)('$id: $title', (change) => {
  test('does what is claimed, and nothing else', () => {
    expect(claimsOf(outcome(change))).toEqual(claimed(change));
  });

  test('leaves what stands where it is, unless it says otherwise', () => {
    const { before, after } = outcome(change);
    const untouched = Object.entries(standing(before)).map(([id, properties]: [string, any]) => [id, expect.objectContaining(
      Object.fromEntries(Object.entries(properties).filter(([name]) => name !== 'Tags' && !(id.includes('Cluster') && CHANGES_OF_CLUSTER.includes(name)))),
    )]);

    expect(untouched.length).toBeGreaterThan(5);
    if (change.touchesAddresses === undefined) expect(standing(after)).toMatchObject(Object.fromEntries(untouched));
    expect(fallen(change).length > 0).toBe(change.touchesAddresses !== undefined);
  });

  test('leaves the control plane in its subnets, unless it says otherwise', () => {
    const { before, after } = outcome(change);

    expect(subnetsOfControlPlane(before)).toHaveLength(1);
    if (change.movesControlPlane) expect(subnetsOfControlPlane(after)).not.toEqual(subnetsOfControlPlane(before));
    else expect(subnetsOfControlPlane(after)).toEqual(subnetsOfControlPlane(before));
  });
});

const touching = (why: Change['touchesAddresses']) => changes.filter(({ touchesAddresses }) => touchesAddresses === why);

test('a smaller share removes reservations, and moves nothing', () => {
  const fell = touching('a smaller reservation').flatMap(fallen);

  expect(new Set(fell)).toEqual(new Set(['AWS::EC2::SubnetCidrReservation']));
  expect(touching('a smaller reservation').flatMap((change) => outcome(change).diffs).flatMap(({ replaced }) => replaced).map(({ type }) => type)
    .filter((type) => STANDING.includes(type))).toEqual([]);
});

test('a zone that is taken away takes only what stands in it', () => {
  for (const change of touching('a zone taken away')) {
    const { before, after, diffs } = outcome(change);
    const gone = Object.keys(standing(before)).filter((id) => !(id in standing(after)));

    expect(gone).toHaveLength(3);
    expect(gone.every((id) => /Slot3(Subnet|RouteTableAssociation|Reservation)/.test(id))).toBe(true);
    expect(diffs.flatMap(({ replaced }) => replaced).filter(({ type }) => STANDING.includes(type))).toEqual([]);
  }
});

test('a generation that is taken away takes only what stands in it', () => {
  for (const change of touching('a generation taken away')) {
    const { before, after, diffs } = outcome(change);
    const gone = Object.keys(standing(before)).filter((id) => !(id in standing(after)));

    expect(gone).toHaveLength(7); // a block, and a subnet, an association and a reservation in each of two zones
    expect(gone.every((id) => id.includes('Generationsecond'))).toBe(true);
    expect(diffs.flatMap(({ replaced }) => replaced).filter(({ type }) => STANDING.includes(type))).toEqual([]);
  }
});

test('the cluster and its VPC are never replaced, nor removed but with their construct id', () => {
  const fell = changes.filter(({ touchesAddresses }) => touchesAddresses !== 'another construct id').flatMap(fallen);

  expect(fell.filter((type) => ['AWS::EKS::Cluster', 'AWS::EC2::VPC'].includes(type))).toEqual([]);
});

describe('in the first of two deployments, node groups that are there stay to the byte:', () => {
  const groupsOf = (templates: Templates) => Object.values(templates).flatMap((template) => ['AWS::EKS::Nodegroup', 'AWS::EC2::LaunchTemplate', 'AWS::IAM::Role']
    .flatMap((type) => idsOfType(template, type)).map((id) => [id, JSON.stringify(template.Resources[id])] as const));

  test.each(changes.filter(({ keepsGroups }) => keepsGroups))('$id', (change) => {
    const { before, after } = outcome(change);

    expect(groupsOf(before).length).toBeGreaterThan(1);
    expect(Object.fromEntries(groupsOf(after))).toMatchObject(Object.fromEntries(groupsOf(before)));
  });
});

test('node groups are replaced for six reasons, and for no other', () => {
  const groups = changes.flatMap((change) => outcome(change).diffs).flatMap(({ replaced }) => replaced).filter(({ type }) => type === 'AWS::EKS::Nodegroup');

  expect([...new Set(groups.map(({ by, properties }) => `${by}: ${properties.join(', ')}`))].sort()).toEqual([
    'CloudFormation: AmiType', 'CloudFormation: CapacityType', 'CloudFormation: InstanceTypes', 'CloudFormation: NodeRole', 'CloudFormation: Subnets',
    'this library: logical id',
  ]);
  expect(groups.every(({ certain }) => certain)).toBe(true);
});

test('nothing collides, but where a block or a construct id changes', () => {
  const colliding = changes.filter((change) => outcome(change).collisions.length > 0).map(({ id }) => id);

  expect(colliding).toEqual(['smaller-block', 'more-zone-slots', 'block-to-zone', 'rename-cluster']);
});

test('docs/day-two.md is what the changes do', () => {
  expect(readFileSync(PAGE, 'utf8')).toBe(dayTwoPage(outcome));
});
