import { collisions } from './collisions';
import { CfnTemplate } from '../private/template-graph';

type Resources = CfnTemplate['Resources'];

const found = (before: Resources, after: Resources) => collisions({ Resources: before }, { Resources: after })
  .map(({ kind, old, fresh, value }) => [kind, old, fresh, value]);

const of = (type: string, properties: object) => ({ Type: type, Properties: properties });
const subnet = (cidr: unknown, vpc: unknown = 'vpc-1') => of('AWS::EC2::Subnet', { VpcId: vpc, CidrBlock: cidr });
const block = (cidr: string, vpc: unknown = 'vpc-1') => of('AWS::EC2::VPCCidrBlock', { VpcId: vpc, CidrBlock: cidr });
const reservation = (cidr: unknown, description = 'pods', subnetId: unknown = 'subnet-1') =>
  of('AWS::EC2::SubnetCidrReservation', { SubnetId: subnetId, Cidr: cidr, ReservationType: 'prefix', Description: description });
const addon = (name: string, cluster: unknown = { Ref: 'C' }) => of('AWS::EKS::Addon', { AddonName: name, ClusterName: cluster });
const role = (name?: unknown) => of('AWS::IAM::Role', { RoleName: name });
const group = (id: string, name?: string, types = ['m5.large']) => ({
  ...of('AWS::EKS::Nodegroup', { ClusterName: 'c', NodegroupName: name, InstanceTypes: types }), Metadata: { 'aws:cdk:path': `App/General/${id}/Resource` },
});

describe('a planted collision is found:', () => {
  test.each<[string, Resources, Resources, unknown[][]]>([
    ['a role that goes and one that comes under its name', { A: role('nodes') }, { B: role('nodes') }, [['name', 'A', 'B', '"nodes"']]],
    ['a node group that is replaced under its own name', { A: group('One', 'g') }, { A: group('One', 'g', ['m6i.large']) }, [['name', 'A', 'A', '"c" "g"']]],
    ['a node group in the place of another one under its name', { A: group('One', 'g') }, { B: group('Two', 'g') }, [['name', 'A', 'B', '"c" "g"']]],
    ['subnets that overlap', { A: subnet('10.0.0.0/24') }, { B: subnet('10.0.0.128/25') }, [['subnet', 'A', 'B', '10.0.0.128/25']]],
    ['a subnet that is replaced by a part of itself', { A: subnet('10.0.0.0/24') }, { A: subnet('10.0.0.0/25') }, [['subnet', 'A', 'A', '10.0.0.0/25']]],
    ['a new subnet in one that stays', { A: subnet('10.0.0.0/24') }, { A: subnet('10.0.0.0/24'), B: subnet('10.0.0.0/28') }, [['subnet', 'A', 'B', '10.0.0.0/28']]],
    ['subnets of the same intrinsic', { A: subnet({ 'Fn::GetAtt': ['X', 'Cidr'] }) }, { B: subnet({ 'Fn::GetAtt': 'X.Cidr' }) }, [['subnet', 'A', 'B', '{"Fn::GetAtt":["X","Cidr"]}']]],
    ['blocks that overlap', { A: block('100.64.0.0/16') }, { B: block('100.64.0.0/17') }, [['VPC block', 'A', 'B', '100.64.0.0/17']]],
    ['a block that overlaps the primary one', { V: of('AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' }) },
      { V: of('AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' }), B: block('10.0.0.0/20', { Ref: 'V' }) }, [['VPC block', 'V', 'B', '10.0.0.0/20']]],
    ['an add-on that moves to another logical id', { A: addon('vpc-cni') }, { B: addon('vpc-cni') }, [['add-on', 'A', 'B', '{"Ref":"C"} "vpc-cni"']]],
    ['a reservation that gets another description', { A: reservation('10.0.0.128/25') }, { A: reservation('10.0.0.128/25', 'nodes') }, [['reservation', 'A', 'A', '10.0.0.128/25']]],
    ['a reservation inside one that goes', { A: reservation('10.0.0.128/25') }, { B: reservation('10.0.0.192/26') }, [['reservation', 'A', 'B', '10.0.0.192/26']]],
  ])('%s', (_, before, after, expected) => {
    expect(found(before, after)).toEqual(expected);
  });
});

describe('there is none:', () => {
  test.each<[string, Resources, Resources]>([
    ['nothing changes', { A: role('nodes'), B: subnet('10.0.0.0/24'), C: reservation('10.0.0.128/25') }, { A: role('nodes'), B: subnet('10.0.0.0/24'), C: reservation('10.0.0.128/25') }],
    ['what goes and what comes have no names', { A: role(), B: group('One') }, { C: role(), B: group('One', undefined, ['m6i.large']) }],
    ['names of two kinds', { A: role('x') }, { B: of('AWS::Logs::LogGroup', { LogGroupName: 'x' }) }],
    ['a resource is only updated in place', { A: addon('vpc-cni') }, { A: { ...addon('vpc-cni'), Properties: { ...addon('vpc-cni').Properties, AddonVersion: '1' } } }],
    ['subnets side by side', { A: subnet('10.0.0.0/25') }, { B: subnet('10.0.0.128/25') }],
    ['subnets of two VPCs', { A: subnet('10.0.0.0/24') }, { B: subnet('10.0.0.0/24', { Ref: 'V' }) }],
    ['add-ons of two clusters', { A: addon('vpc-cni') }, { B: addon('vpc-cni', { Ref: 'D' }) }],
    ['different intrinsics, of which nothing is known', { A: subnet({ Ref: 'X' }) }, { B: subnet({ Ref: 'Y' }) }],
    ['an intrinsic beside a literal', { A: subnet({ Ref: 'X' }) }, { B: subnet('10.0.0.0/24') }],
    ['reservations of a subnet that is itself made anew', { S: subnet('10.0.0.0/24'), R: reservation('10.0.0.128/25', 'pods', { Ref: 'S' }) },
      { S: subnet('10.1.0.0/24'), R: reservation('10.0.0.128/25', 'nodes', { Ref: 'S' }) }],
  ])('%s', (_, before, after) => {
    expect(found(before, after)).toEqual([]);
  });
});
