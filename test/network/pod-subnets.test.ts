import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { ReservationShare } from '../../src/addressing/subnet-blocks';
import { PodSubnets } from '../../src/network/pod-subnets';
import { PodSubnetsProps } from '../../src/network/pod-subnets-props';
import { SecondaryCidr } from '../../src/network/secondary-cidr';
import { violationsOf, warningsOf } from '../private/cdk-assembly';
import { dummyVpc, importedVpc, stackIn, strictApp, vpcOf, zoneAgnosticVpc } from '../private/cdk-fixtures';
import { expectRefusal } from '../private/cdk-refusals';

const BLOCK = '100.64.0.0/16';
const SUBNET = 'AWS::EC2::Subnet';
const ASSOCIATION = 'AWS::EC2::SubnetRouteTableAssociation';
const RESERVATION = 'AWS::EC2::SubnetCidrReservation';

/** The network of a test: a secondary block, and pod subnets in it. */
function podSubnets(stack: Stack, vpc: ec2.IVpc, props: Partial<PodSubnetsProps> = {}): PodSubnets {
  const cidr = 'cidrs' in props ? undefined : new SecondaryCidr(stack, 'PodCidr', { vpc, cidr: BLOCK });
  return new PodSubnets(stack, 'Pods', { vpc, cidr, ...props });
}

/** The resources that pod subnets define, by logical id, of a VPC that is imported with these zones. */
function resourcesFor(zones: string[], props: Partial<PodSubnetsProps> = {}): Record<string, { Type: string }> {
  const stack = stackIn({ region: 'us-east-1' });
  podSubnets(stack, importedVpc(stack, { zones, routeTables: zones.map((zone) => `rtb-${zone}`) }), props);
  return Template.fromStack(stack).toJSON().Resources;
}

describe('the template', () => {
  test('holds a subnet a zone in its slot, with the route table of the zone and the upper half reserved (S27, S50, S51)', () => {
    const stack = stackIn();
    const vpc = vpcOf(stack, ['eu-west-1a', 'eu-west-1b', 'eu-west-1c']);
    const pods = podSubnets(stack, vpc);
    const template = Template.fromStack(stack);

    const expected = [
      ['eu-west-1a', '100.64.0.0/18', '100.64.32.0/19', 'PodsSlot0SubnetD8B48957'],
      ['eu-west-1b', '100.64.64.0/18', '100.64.96.0/19', 'PodsSlot1SubnetBB2B27EE'],
      ['eu-west-1c', '100.64.128.0/18', '100.64.160.0/19', 'PodsSlot2Subnet014F28E3'],
    ];
    const tags = (index: number) => [
      { Key: 'aws-cdk:subnet-name', Value: 'Pods' }, { Key: 'aws-cdk:subnet-type', Value: 'Private' }, { Key: 'Name', Value: `Stack/Pods/Slot${index}` },
    ];
    expected.forEach(([AvailabilityZone, CidrBlock, Cidr, id], index) => {
      expect(stack.resolve(pods.subnets[index].subnetId)).toEqual({ Ref: id });
      template.hasResource(SUBNET, {
        Properties: Match.objectEquals({ VpcId: Match.anyValue(), AvailabilityZone, CidrBlock, Tags: tags(index) }),
        DependsOn: ['PodCidrC4FB96F1'],
      });
      template.hasResourceProperties(ASSOCIATION, {
        SubnetId: { Ref: id },
        RouteTableId: stack.resolve(vpc.privateSubnets[index].routeTable.routeTableId),
      });
      template.hasResourceProperties(RESERVATION, { SubnetId: { Ref: id }, Cidr, ReservationType: 'prefix' });
    });
    template.resourceCountIs(RESERVATION, 3);
    template.resourceCountIs(SUBNET, 3 + 6);
  });

  test('pins the logical ids, which can never change', () => {
    expect(Object.keys(resourcesFor(['us-east-1a', 'us-east-1b'])).sort()).toEqual([
      'PodCidrC4FB96F1',
      'PodsSlot0ReservationPrefix19At8192D4C318AA',
      'PodsSlot0RouteTableAssociationE91E774A',
      'PodsSlot0SubnetD8B48957',
      'PodsSlot1ReservationPrefix19At8192B98D0DF4',
      'PodsSlot1RouteTableAssociation9EB626D6',
      'PodsSlot1SubnetBB2B27EE',
    ]);
  });

  test('is the same twice', () => {
    expect(JSON.stringify(resourcesFor(['us-east-1a', 'us-east-1b']))).toBe(JSON.stringify(resourcesFor(['us-east-1a', 'us-east-1b'])));
  });

  test('passes the validator: nothing is left of W3010 and F3006, which other subnets of the stack keep', () => {
    const app = strictApp();
    const stack = stackIn({ app });
    podSubnets(stack, importedVpc(stack));
    new ec2.CfnSubnet(stack, 'Other', { vpcId: 'vpc-0123456789abcdef0', availabilityZone: 'eu-west-1a', cidrBlock: '10.0.0.0/24' });

    expect(violationsOf(app)).toEqual(['Stack/Other W3010']);
  });

  test('pod subnets are not private subnets of the VPC: nodes and load balancers do not land in them', () => {
    const stack = stackIn();
    const vpc = vpcOf(stack, ['eu-west-1a']);
    podSubnets(stack, vpc);

    expect(vpc.privateSubnets).toHaveLength(1);
    expect(vpc.selectSubnets({ subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS }).subnets).toHaveLength(1);
    expect(vpc.node.findAll().some(({ node }) => node.id.startsWith('Slot'))).toBe(false);
  });
});

describe('zones that come and go', () => {
  const two = resourcesFor(['us-east-1b', 'us-east-1c']);

  test.each([
    ['prepended', ['us-east-1a', 'us-east-1b', 'us-east-1c']],
    ['appended', ['us-east-1b', 'us-east-1c', 'us-east-1d']],
    ['put between', ['us-east-1b', 'us-east-1a', 'us-east-1c']],
    ['prepended and appended', ['us-east-1a', 'us-east-1b', 'us-east-1c', 'us-east-1d']],
  ])('a zone %s changes nothing that exists', (_, zones) => {
    const more = resourcesFor(zones);

    expect(more).toMatchObject(two);
    expect(Object.keys(more)).toHaveLength(1 + 3 * zones.length);
  });

  test('the order of zones does not matter', () => {
    expect(resourcesFor(['us-east-1c', 'us-east-1b'])).toEqual(two);
  });

  test('a zone pinned to a free slot changes nothing that exists', () => {
    expect(resourcesFor(['us-east-1f', 'us-east-1b', 'us-east-1c'], { slots: { 'us-east-1f': 3 } })).toMatchObject(two);
  });

  test('raising the reservation share only adds', () => {
    const [half, most] = [ReservationShare.HALF, ReservationShare.SEVEN_EIGHTHS].map((reservation) => resourcesFor(['us-east-1b', 'us-east-1c'], { reservation }));

    expect(half).toEqual(two);
    expect(most).toMatchObject(two);
    expect(Object.keys(most)).toHaveLength(Object.keys(two).length + 2 * 2);
  });
});

describe('Regions', () => {
  test('ap-northeast-1 has no zone b: a, c and d take slots 0, 2 and 3', () => {
    const stack = stackIn({ region: 'ap-northeast-1' });
    const pods = podSubnets(stack, vpcOf(stack, ['ap-northeast-1a', 'ap-northeast-1c', 'ap-northeast-1d']));

    expect(pods.cidrs).toEqual(['100.64.0.0/18', '100.64.128.0/18', '100.64.192.0/18']);
    Template.fromStack(stack).resourcePropertiesCountIs(SUBNET, { CidrBlock: Match.stringLikeRegexp('^100\\.64\\.') }, 3);
  });

  test('a stack without environment takes slots by place, and warns of it', () => {
    const stack = stackIn({ region: undefined });
    const pods = podSubnets(stack, zoneAgnosticVpc(stack));

    expect(pods.cidrs).toEqual(['100.64.0.0/18', '100.64.64.0/18']);
    expect(warningsOf(stack)).toEqual([
      expect.stringMatching(/^\/Stack\/Pods: .* \[ack: cdk-eks-pod-capacity:zones-unresolved\]$/),
    ]);
    Template.fromStack(stack).hasResourceProperties(SUBNET, {
      CidrBlock: '100.64.64.0/18',
      AvailabilityZone: { 'Fn::Select': [1, { 'Fn::GetAZs': '' }] },
    });
  });

  test('what Vpc.fromLookup answers at first does not throw', () => {
    const stack = stackIn({ account: '111111111111' });
    const pods = podSubnets(stack, dummyVpc(stack));

    expect(pods.availabilityZones).toEqual(['dummy1a', 'dummy1b']);
    expect(pods.cidrs).toEqual(['100.64.0.0/18', '100.64.64.0/18']);
    expect(() => (stack.node.root as App).synth()).not.toThrow();
  });
});

describe('a VPC made elsewhere', () => {
  test('in another stack: the pod subnets may be in a third one', () => {
    const app = strictApp();
    const vpc = vpcOf(stackIn({ app, id: 'Network' }), ['eu-west-1a']);
    const stack = stackIn({ app, id: 'Pods' });
    podSubnets(stack, vpc);

    const template = Template.fromStack(stack);

    template.hasResourceProperties(SUBNET, { CidrBlock: '100.64.0.0/18', VpcId: { 'Fn::ImportValue': Match.stringLikeRegexp('^Network:') } });
    template.hasResourceProperties(ASSOCIATION, { RouteTableId: { 'Fn::ImportValue': Match.stringLikeRegexp('^Network:') } });
  });

  test('imported: the block and the subnets are added to it', () => {
    const stack = stackIn({ region: 'us-east-1' });
    podSubnets(stack, importedVpc(stack, { zones: ['us-east-1a'] }));

    const template = Template.fromStack(stack);

    template.hasResourceProperties(SUBNET, { VpcId: 'vpc-0123456789abcdef0' });
    template.hasResourceProperties(ASSOCIATION, { RouteTableId: 'rtb-0123456789abcdef0' });
    template.resourceCountIs('AWS::EC2::VPC', 0);
  });
});

describe('a block for each zone', () => {
  test('is one subnet, whole, and waits for its own block only', () => {
    const stack = stackIn({ region: 'us-east-1' });
    const vpc = importedVpc(stack, { zones: ['us-east-1a', 'us-east-1f'], routeTables: ['rtb-a', 'rtb-f'] });
    const cidrs = {
      'us-east-1a': new SecondaryCidr(stack, 'A', { vpc, cidr: '100.64.0.0/16' }),
      'us-east-1f': new SecondaryCidr(stack, 'F', { vpc, cidr: '100.65.0.0/16' }),
    };

    const pods = podSubnets(stack, vpc, { cidrs });

    expect(pods.cidrs).toEqual(['100.64.0.0/16', '100.65.0.0/16']);
    const template = Template.fromStack(stack);
    template.hasResource(SUBNET, { Properties: { AvailabilityZone: 'us-east-1f', CidrBlock: '100.65.0.0/16' }, DependsOn: ['FC4345940'] });
    template.hasResourceProperties(RESERVATION, { Cidr: '100.65.128.0/17' });
    expect(Object.keys(template.findResources(SUBNET))).toEqual(['PodsSlot0SubnetD8B48957', 'PodsSlot5Subnet13977A47']);
  });
});

describe('fromSubnets', () => {
  const subnetIn = (stack: Stack, availabilityZone: string, id: string = availabilityZone) =>
    ec2.Subnet.fromSubnetAttributes(stack, id, { subnetId: `subnet-${id}`, availabilityZone, routeTableId: 'rtb-1' });

  test('takes subnets made elsewhere, in zones of any name', () => {
    const stack = stackIn();
    const subnets = [subnetIn(stack, 'eu-west-1c'), subnetIn(stack, 'us-west-2-lax-1a')];
    const pods = PodSubnets.fromSubnets(stack, 'Pods', subnets);

    expect(pods.availabilityZones).toEqual(['eu-west-1c', 'us-west-2-lax-1a']);
    expect(pods.subnets).toEqual(subnets);
    expect(pods.subnets).not.toBe(subnets);
    expect(pods.node.path).toBe('Stack/Pods');
  });

  test('takes subnets of the app, also where zones are tokens', () => {
    const stack = stackIn({ region: undefined });
    const vpc = zoneAgnosticVpc(stack);

    expect(PodSubnets.fromSubnets(stack, 'Pods', vpc.privateSubnets).availabilityZones).toEqual(vpc.availabilityZones);
    expect(PodSubnets.fromSubnets(stack, 'Other', vpcOf(stackIn(), ['eu-west-1a'], 'Fixed').privateSubnets).availabilityZones).toEqual(['eu-west-1a']);
  });

  test('fails for none', () => {
    expectRefusal(() => PodSubnets.fromSubnets(stackIn(), 'Pods', []), 'Stack/Pods', ['zone-slot', 'pod-subnet-sources.noGivenSubnets']);
  });

  test('fails for two in one zone', () => {
    const stack = stackIn();
    const subnets = ['One', 'Two', 'Three'].map((id) => subnetIn(stack, 'eu-west-1a', id));

    expectRefusal(() => PodSubnets.fromSubnets(stack, 'Pods', subnets), 'Stack/Pods',
      ['zone-slot', 'pod-subnet-sources.twoInZone', { zone: 'eu-west-1a' }]);
  });
});
