import { readdirSync } from 'fs';
import { join } from 'path';
import { CfnResource, Stack } from 'aws-cdk-lib';
import { CfnCluster, CfnNodegroup, CfnNodegroupProps } from 'aws-cdk-lib/aws-eks-v2';
import { IConstruct } from 'constructs';
import { InstanceTypeLimits } from '../../../src/capacity/instance-type-limits';
import { appFindings } from '../../../src/checks/private/app-findings';
import { LocatedFinding } from '../../../src/checks/rules/located-finding';
import { identityOf } from '../../../src/findings/identity';
import { Fact, Wording } from '../../../src/findings/wording';
import { stackIn, strictApp } from '../../private/cdk-fixtures';
import { groupOf, plainCluster, PlainCluster, PlainParts } from '../../private/cdk-plain';

const WORDS = join(__dirname, '../../../src/findings/words');

/** The names of all wordings. */
const NAMES = new Map(readdirSync(WORDS, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  .flatMap((file) => Object.values(jest.requireActual(join(WORDS, file)) as Record<string, Record<string, Wording>>))
  .flatMap((table) => Object.entries(table).map(([name, wording]) => [wording, name] as const)));

/**
 * All that the rules state of an app: `id, wording at resource: properties | what it is about | facts`, in the order in which
 * they state it. The stack is left out of paths.
 *
 * @param of ids, where others are no matter
 */
export function statedIn(scope: IConstruct, of: readonly string[] = [], instanceTypeLimits: InstanceTypeLimits[] = []): string[] {
  return appFindings(scope.node.root, { instanceTypeLimits }, false).map(statementOf)
    .filter((said) => of.length === 0 || of.includes(said.split(',')[0]));
}

/** An app: what it is, the parts of its cluster, and what is added or changed. */
export type StatedApp = [what: string, parts: PlainParts, change?: (plain: PlainCluster) => unknown];

/**
 * Pins all that is stated of apps, one by one, and of all of them as stacks of one app: there nothing is said of what belongs to
 * another one.
 *
 * @param sharing those in which a cluster is known by a name, which would be one cluster in all of them
 */
export function pinsStatements(apps: StatedApp[], sharing: readonly string[] = [], stated: InstanceTypeLimits[] = []): void {
  const built = ([, parts, change = () => {}]: StatedApp, stack: Stack) => {
    change(plainCluster(parts, stack));
    return stack;
  };
  const found = new Map<StatedApp, string[]>();
  const statedOf = (app: StatedApp) => {
    if (!found.has(app)) found.set(app, statedIn(built(app, stackIn()), [], stated));
    return found.get(app)!;
  };

  test.each(apps.map((app) => [app[0], app] as const))('%s', (_, app) => {
    expect(statedOf(app)).toMatchSnapshot();
  });

  test('the same of each where all are in one app', () => {
    const apart = apps.filter(([what]) => !sharing.includes(what));
    const app = strictApp();
    apart.forEach((each, index) => built(each, stackIn({ app, id: `Stack${index}` })));

    // Subnets that are known by their ids are those of all.
    const said = statedIn(app, [], stated).filter((each) => !/^subnet-use-unknown.*\| subnet subnet-/.test(each));

    expect(said.map((each) => each.replace(/Stack\d+\//g, '')).sort()).toEqual(apart.flatMap(statedOf).sort());
  });
}

/** What one finding states. */
export function statementOf({ finding, resource, locations, byDefaults, awaitsLookup }: LocatedFinding): string {
  const { wording, about: { kind, name }, facts } = identityOf(finding)!;
  const said = Object.entries(facts).filter(([, fact]) => fact !== undefined).map(([key, fact]) => `${key}=${shown(fact)}`);
  const where = locations.map((location) => location.replace('Properties.', '')).join(', ');
  const more = [
    ...byDefaults === undefined ? [] : [`by ${byDefaults.map(({ name: parameter, value }) => `${parameter} = ${JSON.stringify(value)}`).join(', ')}`],
    ...awaitsLookup === true ? ['awaits a lookup'] : [],
    ...(finding.details ?? []).filter((line) => line.includes('defaults of parameters')),
  ];
  return [`${wording.id}, ${NAMES.get(wording)} at ${resource.path}: ${where}`, `${kind} ${name}`, said.join('; '), ...more].join(' | ').replaceAll('Stack/', '');
}

function shown(fact: Fact): string {
  return Array.isArray(fact) ? `[${fact.join(', ')}]` : `${fact}`;
}

/** Adds a resource to a stack. */
export function add(stack: Stack, id: string, type: string, properties: Record<string, unknown>): CfnResource {
  return new CfnResource(stack, id, { type, properties });
}

/** Objects of Kubernetes in a manifest of a cluster. */
export function applied(cluster: CfnCluster, id: string, ...objects: unknown[]): CfnResource {
  const stack = Stack.of(cluster);
  return add(stack, id, 'Custom::AWSCDK-EKS-KubernetesResource', { ClusterName: cluster.ref, Manifest: stack.toJsonString(objects) });
}

/** Another node group of a cluster, which waits for its add-on. */
export function secondGroup(plain: PlainCluster, props: Partial<CfnNodegroupProps> = {}, id: string = 'Second'): CfnNodegroup {
  const group = groupOf(plain.cluster, id, { subnets: plain.subnets.map(({ ref }) => ref), ...props });
  if (plain.addon !== undefined) group.addResourceDependency(plain.addon);
  return group;
}

/** A launch template, as a group takes it. */
export function templateIn(stack: Stack, id: string, data: Record<string, unknown>): CfnNodegroup.LaunchTemplateSpecificationProperty {
  return { id: add(stack, id, 'AWS::EC2::LaunchTemplate', { LaunchTemplateData: data }).ref, version: '1' };
}
