import { CfnParameter, Stack, Token } from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { ClusterPlan, NodeBootstrap, OvercommitPolicy } from '../../src';
import { platformOf, POD_NETWORK } from '../private/cdk-addon';
import { warningsOf } from '../private/cdk-assembly';
import { types } from '../private/cdk-nodegroup';
import { namesOf } from '../private/cdk-refusals';
import { factsOf } from '../private/statements';

type GroupProps = Partial<autoscaling.AutoScalingGroupProps>;

/** A cluster with a plan, and an Auto Scaling group of m5.large whose nodes join. */
function joined(props: GroupProps = {}, change: (asg: autoscaling.AutoScalingGroup, stack: Stack) => void = () => undefined) {
  const { stack, cluster, cni } = platformOf({ podNetwork: POD_NETWORK });
  const bootstrap = new NodeBootstrap(stack, 'Nodes', { cluster, podNetworking: cni, instanceTypes: types('m5.large'), serviceIpv4Cidr: '172.20.0.0/16' });
  const launchTemplate = new ec2.LaunchTemplate(stack, 'Template', {
    machineImage: ec2.MachineImage.genericLinux({ 'eu-west-1': 'ami-0123456789abcdef0' }),
    instanceType: types('m5.large')[0],
    userData: bootstrap.userData,
    role: new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com') }),
    securityGroup: cluster.clusterSecurityGroup,
  });
  const asg = new autoscaling.AutoScalingGroup(stack, 'Workers', { vpc: cluster.vpc, launchTemplate, ...props });
  change(asg, stack);
  bootstrap.join(asg);
  return { stack, asg, plan: new ClusterPlan(stack, 'Plan', { cluster, onOvercommit: OvercommitPolicy.FAIL_AT_LARGEST }) };
}

const stagesOf = ({ plan }: ClusterPlan) => Object.fromEntries(plan.fleets[0].stages.map(({ stage, nodes }) => [stage, nodes]));

test('a group that joins is counted under its path: what is likely by its desired capacity, and its largest size', () => {
  const { plan } = joined({ minCapacity: 3, desiredCapacity: 5, maxCapacity: 40 });

  expect(plan.plan.fleets.map(({ name, maxPods }) => [name, maxPods])).toEqual([['Stack/Workers', 110]]);
  expect(stagesOf(plan)).toMatchObject({ minimum: 3, expected: 5, largest: 5, peak: 40, surge: 44, changeover: 80 }); // a tenth by rebalancing
});

test.each<[string, GroupProps, (asg: autoscaling.AutoScalingGroup, stack: Stack) => void, Record<string, number>]>([
  ['as CDK makes it: one node', {}, () => undefined, { minimum: 1, expected: 1, peak: 1 }],
  ['the least where no capacity is desired', { minCapacity: 4, maxCapacity: 9 }, () => undefined, { minimum: 4, expected: 4, peak: 9 }],
  ['0 nodes', { minCapacity: 0, maxCapacity: 9 }, () => undefined, { minimum: 0, expected: 0, peak: 9 }],
  ['a size that is changed later', { minCapacity: 1, maxCapacity: 9 }, (asg) => {
    (asg.node.defaultChild as autoscaling.CfnAutoScalingGroup).maxSize = '700';
  }, { peak: 700 }],
  ['an update that adds half of the nodes', { maxCapacity: 10 }, (asg) => {
    (asg.node.defaultChild as autoscaling.CfnAutoScalingGroup).instanceMaintenancePolicy = { maxHealthyPercentage: 150, minHealthyPercentage: 100 };
  }, { peak: 10, surge: 15 }],
  ['an update that adds none', { maxCapacity: 10 }, (asg) => {
    (asg.node.defaultChild as autoscaling.CfnAutoScalingGroup).instanceMaintenancePolicy = { maxHealthyPercentage: 100, minHealthyPercentage: 90 };
  }, { peak: 10, surge: 10 }],
  ['a warm pool of sixty', { minCapacity: 2, maxCapacity: 10 }, (asg) => { asg.addWarmPool({ minSize: 60 }); }, { expected: 2, peak: 62 }], // 2 + 60
  ['a warm pool within the largest size', { minCapacity: 2, maxCapacity: 10 }, (asg) => { asg.addWarmPool({ minSize: 3 }); }, { peak: 10 }],
  ['a warm pool that prepares more', { minCapacity: 2, maxCapacity: 10 }, (asg) => { asg.addWarmPool({ maxGroupPreparedCapacity: 40 }); }, { peak: 40 }],
])('sizes: %s', (_, props, change, nodes) => {
  expect(stagesOf(joined(props, change).plan)).toMatchObject(nodes);
});

test.each<[string, (asg: autoscaling.CfnAutoScalingGroup, stack: Stack) => void]>([
  ['largest size', (asg, stack) => { asg.maxSize = new CfnParameter(stack, 'Max', { default: '700' }).valueAsString; }],
  ['least size', (asg) => { asg.minSize = Token.asString({ Ref: 'Min' }); }],
  ['desired capacity', (asg) => { asg.desiredCapacity = Token.asString({ Ref: 'Desired' }); }],
  ['list of subnets', (asg) => { asg.vpcZoneIdentifier = Token.asList({ Ref: 'Subnets' }); }],
  ['subnet of another VPC', (asg) => { asg.vpcZoneIdentifier = ['subnet-00000000000000000']; }],
  ['number of warm nodes', (asg, stack) => {
    new autoscaling.CfnWarmPool(asg, 'Pool', { autoScalingGroupName: asg.ref, minSize: Token.asNumber({ Ref: 'Warm' }) });
    expect(Stack.of(asg)).toBe(stack);
  }],
])('an unknown %s is said, and counts as nothing', (_, change) => {
  const { stack, plan } = joined({}, (asg, of) => change(asg.node.defaultChild as autoscaling.CfnAutoScalingGroup, of));

  expect(plan.plan.fleets).toEqual([]);
  expect(warningsOf(stack).filter((line) => line.includes('fleet-not-counted'))).toEqual([expect.stringContaining('Stack/Workers')]);
});

test('700 nodes that are likely in two /26 subnets fail', () => {
  const { plan } = joined({ minCapacity: 700, maxCapacity: 700 });

  expect(namesOf(plan.plan.findings)).toContain('subnet-overcommitted');
  expect(factsOf(plan.plan.findings.slice(0, 1), 'subnet-overcommitted')).toMatchObject({ stages: expect.arrayContaining(['minimum', 'expected']) });
});

