import { Effects } from './private/effects';
import { ref } from './private/parts';
import { factsOf } from './private/read-facts';
import { Written, WrittenResources } from './private/variants';

const nodes = (...Subnets: unknown[]): Written => ({ Type: 'AWS::EKS::Nodegroup', Properties: { ClusterName: ref('Cluster'), InstanceTypes: ['m5.large'], Subnets } });

/** Subnets that the app does not make, and what it tells of them: one twice, and one of which the id is told later. */
const IMPORTS: WrittenResources = {
  Known: { Type: 'Import', Properties: { SubnetId: 'subnet-1', AvailabilityZone: 'eu-west-1a', CidrBlock: '10.0.0.0/20' } },
  Again: { Type: 'Import', Properties: { SubnetId: 'subnet-1', AvailabilityZone: 'eu-west-1c' } },
  Told: { Type: 'Import', Properties: { SubnetId: 'subnet-2', AvailabilityZone: 'eu-west-1b' } },
  More: { Type: 'Import', Properties: { SubnetId: 'subnet-2', AvailabilityZone: 'eu-west-1b', CidrBlock: '10.0.16.0/20' } },
  Later: { Type: 'Import', Properties: { SubnetId: ref('Id'), AvailabilityZone: { 'Fn::Join': ['', [ref('Id'), 'a']] }, CidrBlock: '10.0.32.0/20' } },
  Dummy: { Type: 'Import', Properties: { SubnetId: 'p-12345', AvailabilityZone: 'dummy1a', CidrBlock: '1.2.3.4/5' } },
  DummyToo: { Type: 'Import', Properties: { SubnetId: 'p-12345', AvailabilityZone: 'dummy1b', CidrBlock: '1.2.3.4/5' } },
  Id: { Type: 'Parameter', Properties: { Type: 'AWS::EC2::Subnet::Id' } },
  Cluster: { Type: 'AWS::EKS::Cluster', Properties: { Name: 'prod', ResourcesVpcConfig: { SubnetIds: ['subnet-1', 'subnet-2'] } } },
  Group: nodes('subnet-1', 'subnet-2', ref('Id')),
  Unseen: nodes('subnet-9', 'p-12345'),
};

const effects = new Effects({ resources: IMPORTS }, factsOf);

test('what is read', () => {
  expect(effects.whole).toMatchSnapshot();
});

test.each(effects.idsBeside({}))('%s', (id) => {
  expect(effects.of(id)).toMatchSnapshot();
});
