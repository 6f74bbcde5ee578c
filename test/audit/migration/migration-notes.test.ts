import { ROOMY } from './fixtures/clusters';
import { ClusterSketch, running } from './fixtures/running';
import { migrationOf } from '../../../src/audit/migration/migration-plan';
import { RunningCluster } from '../../../src/audit/model/running-cluster';
import { RunningNodegroup, RunningPod } from '../../../src/audit/model/running-nodes';

const PODS = '100.64.0.0/16';
const OTHER = '210987654321';
const planned = (cluster: RunningCluster) => migrationOf(cluster, { target: 'prefix-delegation', podCidr: PODS });
const group = (amiType?: string): RunningNodegroup => (
  { name: 'general', amiType, subnetIds: ['subnet-0a', 'subnet-0b'], minSize: 4, maxSize: 8, desiredSize: 4, issues: [] });
const pending: RunningPod = { namespace: 'web', name: 'late', hostNetwork: false, phase: 'Pending', branch: false };

/** The cluster of the tests with something changed. */
const changed = (change: (cluster: RunningCluster) => Partial<RunningCluster>, sketch: Partial<ClusterSketch> = {}) => {
  const cluster = running({ ...ROOMY, ...sketch });
  return { ...cluster, ...change(cluster) };
};
const OWNED = /belongs to account 210987654321: only that account can make blocks, subnets and reservations/;
const IMAGES = /group general has AMIs of its own \(CUSTOM\)/;
const SPARE = /WARM_ENI_TARGET is 0, which the constructs do not set/;
const STARTS = /WARM_PREFIX_TARGET is 0, and with it aws-node does not start/;

test.each<[string, RunningCluster, RegExp, boolean]>([
  ['a VPC of another account', changed(({ vpc }) => ({ vpc: { ...vpc!, owner: OTHER } })), OWNED, true],
  ['a subnet of another account', changed(({ subnets }) => ({ subnets: subnets!.map((each) => ({ ...each, owner: OTHER })) })), OWNED, true],
  ['a VPC of its own account', changed(() => ({})), OWNED, false],
  ['a VPC whose owner is not known', changed(({ vpc }) => ({ vpc: { ...vpc!, owner: undefined } })), OWNED, false],
  ['an account that is not known', changed(({ vpc, controlPlane }) => ({ vpc: { ...vpc!, owner: OTHER }, controlPlane: { ...controlPlane!, account: undefined } })), OWNED, false],
  ['images of its own', changed(() => ({ nodegroups: [group('CUSTOM')] })), IMAGES, true],
  ['images of EKS', changed(() => ({ nodegroups: [group('AL2023_x86_64_STANDARD')] })), IMAGES, false],
  ['images that are not known', changed(() => ({ nodegroups: [group()] })), IMAGES, false],
  ['a group that no file describes', changed(() => ({ nodegroups: [] })), /group general is in no file/, true],
  ['a group that a file describes', changed(() => ({ nodegroups: [group()] })), /group general is in no file/, false],
  ['a pod that waits', changed(({ pods }) => ({ pods: [...pods!, pending] })), /1 pod waits for a node and is not counted/, true],
  ['pods that wait', changed(({ pods }) => ({ pods: [...pods!, pending, { ...pending, name: 'later' }] })), /2 pods wait for a node and are not counted/, true],
  ['no warm ENI', changed(() => ({}), { env: { WARM_ENI_TARGET: '0' } }), SPARE, true],
  ['no warm ENI beside a target of addresses', changed(() => ({}), { env: { WARM_ENI_TARGET: '0', WARM_IP_TARGET: '2' } }), SPARE, false],
  ['a warm ENI', changed(() => ({}), { env: { WARM_ENI_TARGET: '1' } }), SPARE, false],
  ['no warm prefix', changed(() => ({}), { env: { WARM_PREFIX_TARGET: '0' } }), STARTS, true],
  ['no warm prefix beside a target of addresses', changed(() => ({}), { env: { WARM_PREFIX_TARGET: '0', WARM_IP_TARGET: '2' } }), STARTS, false],
  ['a warm prefix', changed(() => ({}), { env: { WARM_PREFIX_TARGET: '1' } }), STARTS, false],
  ['free addresses that no file counts', changed(() => ({}), { subnets: { ...ROOMY.subnets, 'subnet-0a': { cidr: '10.0.0.0/22', zone: 'eu-west-1a' } } }), /subnet-0a: no file has the count of its free addresses/, true],
])('of %s the notes tell what they should', (_, cluster, words, isNoted) => {
  expect(words.test(planned(cluster).notes.join('\n'))).toBe(isNoted);
});

describe('settings of the init container', () => {
  const untypedIn = (env: Record<string, string>) => {
    const addon = { version: 'v1.20.4-eksbuild.1', podIdentityAssociations: [], issues: [], configuration: { env, init: { env: { DISABLE_TCP_EARLY_DEMUX: 'true' } } } };
    const plan = planned(changed(() => ({ addon }), { env }));
    const adopt = plan.kind === 'migration' ? plan.steps.find(({ id }) => id === 'adopt') : undefined;
    return JSON.stringify(adopt).includes('init of the add-on have no property here');
  };

  test.each<[string, Record<string, string>, boolean]>([
    ['without security groups for pods', {}, true],
    ['with them, strict by default', { ENABLE_POD_ENI: 'true' }, false],
    ['with them, strict', { ENABLE_POD_ENI: 'true', POD_SECURITY_GROUP_ENFORCING_MODE: 'strict' }, false],
    ['with them, standard', { ENABLE_POD_ENI: 'true', POD_SECURITY_GROUP_ENFORCING_MODE: 'standard' }, true],
  ])('%s need an override: %s', (_, env, isUntyped) => {
    expect(untypedIn(env)).toBe(isUntyped);
  });
});
