import { readFileSync } from 'fs';
import { join } from 'path';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { AutoModeCapacity, ClusterPlan, PlanStage, PodSubnets, ReservationShare, SecondaryCidr } from '../../src';
import { stackIn, vpcOf } from '../private/cdk-fixtures';

const stack = stackIn();
const vpc: ec2.IVpc = vpcOf(stack);
const cluster = new eks.Cluster(stack, 'Cluster', { vpc, version: eks.KubernetesVersion.V1_34 });

function example() {
  // <example>
  const cidr = new SecondaryCidr(stack, 'PodBlock', { vpc, cidr: '100.64.0.0/16' });
  const podSubnets = new PodSubnets(stack, 'PodSubnets', { vpc, cidr, reservation: ReservationShare.HALF });
  const capacity = new AutoModeCapacity(stack, 'AutoMode', {
    cluster,
    subnets: vpc.privateSubnets,
    podSubnets,
    podSecurityGroups: [cluster.clusterSecurityGroup],
    limits: { cpu: 400 },
    expectedNodes: 30,
  });
  const { plan } = new ClusterPlan(stack, 'Plan', { cluster });
  const nodeClass = capacity.nodeClass('own', { role: 'AutoModeNode' });
  const nodePool = capacity.nodePool('general', 'own');
  // </example>
  return { plan, nodeClass, nodePool };
}

test('the page shows the example that runs here, and its numbers', () => {
  const [, code] = /\/\/ <example>\n([^]*?) *\/\/ <\/example>/.exec(readFileSync(__filename, 'utf8'))!;
  expect(readFileSync(join(__dirname, '../../docs/nodes.md'), 'utf8')).toContain(code.replace(/^ {2}/gm, ''));

  const { plan, nodeClass, nodePool } = example();
  expect(Object.keys(nodeClass.spec).sort()).toEqual(['podSecurityGroupSelectorTerms', 'podSubnetSelectorTerms', 'role', 'securityGroupSelectorTerms', 'subnetSelectorTerms']);
  expect(nodePool.spec.limits).toEqual({ cpu: 400 });
  const ofZone = plan.subnets.filter(({ purpose }) => purpose === 'pods').map(({ stages }) => stages);
  const at = (stage: PlanStage) => ofZone.map((stages) => stages.find((each) => each.stage === stage)!.prefixes);
  expect(new Set(at(PlanStage.EXPECTED))).toEqual(new Set([Math.ceil(30 / ofZone.length) * 7]));
  expect(new Set(at(PlanStage.PEAK))).toEqual(new Set([400 / 2 * 8])); // nobody balances zones
});
