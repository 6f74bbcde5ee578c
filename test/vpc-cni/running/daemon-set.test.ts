import { stringify } from 'yaml';
import { RunningVpcCni } from '../../../src';
import { missingOf } from '../../../src/vpc-cni/running/daemon-set';
import { awsNode } from '../../private/aws-node';
import { findingsThrownBy } from '../../private/findings-thrown';
import { factsNamed } from '../../private/statements';

const CONTAINERS = 'spec.template.spec.containers';
const MAIN = "the container 'aws-node'";
const ENV = "'env' of the container 'aws-node'";

/** The DaemonSet with another pod template, or none. */
const withPod = (spec: unknown) => ({ ...awsNode(), spec: { template: { spec } } });
const containers = (...list: unknown[]) => withPod({ containers: list });

test.each<[string, unknown, string | undefined]>([
  ['a whole one', awsNode(), undefined],
  ['one in a list', { kind: 'List', items: [{ kind: 'DaemonSet', metadata: { name: 'kube-proxy' } }, awsNode()] }, undefined],
  ['a cut one in a list', { kind: 'DaemonSetList', items: [withPod({})] }, CONTAINERS],
  ['no spec', { kind: 'DaemonSet', metadata: { name: 'aws-node' } }, CONTAINERS],
  ['no template', { ...awsNode(), spec: {} }, CONTAINERS],
  ['no pod', withPod(null), CONTAINERS],
  ['containers that are no list', withPod({ containers: {} }), CONTAINERS],
  ['no container', containers(), MAIN],
  ['another container alone', containers({ name: 'aws-eks-nodeagent', env: [{ name: 'A', value: 'b' }] }), MAIN],
  ['no env', containers({ name: 'aws-node' }), ENV],
  ['an empty env', containers({ name: 'aws-node', env: [] }), ENV],
  ['an env of another form', containers({ name: 'aws-node', env: { WARM_IP_TARGET: '5' } }), ENV],
  ['an env of nothing', containers({ name: 'aws-node', env: [null] }), ENV],
  ['variables of its pod alone', containers({ name: 'aws-node', env: [{ name: 'MY_NODE_NAME', valueFrom: { fieldRef: {} } }] }), undefined],
  ['another object', { kind: 'Deployment', metadata: { name: 'aws-node' } }, undefined],
])('of a DaemonSet with %s %s is missing', (_, object, missing) => {
  expect(missingOf(object)).toBe(missing);
});

describe.each<[string, (value: unknown) => string]>([['JSON', JSON.stringify], ['YAML', stringify]])('as %s', (_, written) => {
  test.each([
    [{ kind: 'DaemonSet', metadata: { name: 'aws-node' } }, CONTAINERS],
    [containers({ name: 'aws-node' }), ENV],
  ])('what is missing is said', (object, missing) => {
    const described = { addon: { addonName: 'vpc-cni' } };
    const calls = [() => RunningVpcCni.fromDaemonSet(written(object)), () => RunningVpcCni.fromAddon(described, written(object))];

    expect(calls.flatMap((call) => factsNamed(findingsThrownBy(call), 'running-cni-unreadable'))).toEqual([{ missing }, { missing }]);
  });
});

test('YAML that is cut is refused until the whole container aws-node is there', () => {
  const lines = stringify(awsNode(), { sortMapEntries: true }).split('\n');
  // Keys are in order, so the name comes after the variables.
  const named = lines.findIndex((line) => /^ {8,}name: aws-node$/.test(line));
  const isRead = (count: number): boolean => {
    try {
      return RunningVpcCni.fromDaemonSet(lines.slice(0, count).join('\n')) !== undefined;
    } catch {
      return false;
    }
  };

  expect(named).toBeGreaterThan(20);
  expect([...Array(named + 1).keys()].filter(isRead)).toEqual([]);
  expect(isRead(named + 1)).toBe(true);
});
