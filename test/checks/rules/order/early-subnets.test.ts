import { App, CfnCondition, CfnParameter, CfnResource, Fn, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { stackIn } from '../../../private/cdk-fixtures';
import { fixesOf, plainCluster, saidOf, subnetOf } from '../../../private/cdk-plain';

const saidIn = (stack: Stack) => saidOf(stack.node.root as App);
const ofBlocks = (stack: Stack) => saidIn(stack).filter((each) => /subnet-before|block-after/.test(each));

/** Something that may not be there, and that waits for a subnet. */
function perhapsAfter(subnet: ec2.CfnSubnet): CfnResource {
  const between = new CfnResource(subnet.stack, 'Between', { type: 'AWS::SSM::Parameter', properties: { Type: 'String', Value: 'x' } });
  between.cfnOptions.condition = new CfnCondition(subnet.stack, 'Perhaps', { expression: Fn.conditionEquals(Fn.importValue('Perhaps'), 'yes') });
  between.addResourceDependency(subnet);
  return between;
}

describe('a subnet in a secondary block', () => {
  const VPC = { vpcId: 'vpc-0123456789abcdef0' };
  const inBlock = (wait: (subnet: ec2.CfnSubnet, block: ec2.CfnVPCCidrBlock) => unknown, cidr = '100.64.0.0/18', stack = stackIn()) => {
    const { vpc } = plainCluster({}, stack);
    const block = new ec2.CfnVPCCidrBlock(stack, 'Block', { vpcId: vpc.ref, cidrBlock: '100.64.0.0/16' });
    wait(subnetOf(vpc, 'Pods', cidr), block);
    return saidIn(stack);
  };

  test.each<[string, Parameters<typeof inBlock>, string[]]>([
    ['that does not wait for it', [() => {}], ['warning subnet-before-block at Pods']],
    ['that waits', [(subnet, block) => subnet.addResourceDependency(block)], []],
    ['that refers to it', [(subnet, block) => subnet.tags.setTag('block', block.attrId)], []],
    ['that it waits for', [(subnet, block) => block.addResourceDependency(subnet)], ['error block-after-subnet at Block']],
    ['of the primary one', [() => {}, '10.0.192.0/24'], []],
    ['under another condition than the block', [(subnet, block) => {
      subnet.cfnOptions.condition = new CfnCondition(subnet.stack, 'A');
      block.cfnOptions.condition = new CfnCondition(subnet.stack, 'B');
    }], []],
  ])('%s', (_, parts, expected) => {
    expect(inBlock(...parts)).toEqual(expected);
  });

  test.each<[string, (subnet: ec2.CfnSubnet, blocks: ec2.CfnVPCCidrBlock[]) => unknown, string[]]>([
    ['and waits for neither', () => {}, ['warning subnet-before-block at Pods']],
    ['and waits for the first', (subnet, [one]) => subnet.addResourceDependency(one), []],
    ['and waits for the second', (subnet, [, two]) => subnet.addResourceDependency(two), []],
    ['of which one waits for it', (subnet, [one]) => one.addResourceDependency(subnet), ['warning subnet-before-block at Pods']],
    ['of which the other waits for it', (subnet, [, two]) => two.addResourceDependency(subnet), ['warning subnet-before-block at Pods']],
    ['of which both wait for it', (subnet, blocks) => blocks.forEach((block) => block.addResourceDependency(subnet)), ['error block-after-subnet at One']],
    ['of which both wait for what may not be there', (subnet, blocks) => {
      const between = perhapsAfter(subnet);
      blocks.forEach((block) => block.addResourceDependency(between));
    }, ['warning subnet-before-block at Pods']],
  ])('that lies in two blocks %s', (_, wait, expected) => {
    const { stack, vpc } = plainCluster();
    const blocks = ['One', 'Two'].map((id) => new ec2.CfnVPCCidrBlock(stack, id, { vpcId: vpc.ref, cidrBlock: '100.64.0.0/16' }));
    wait(subnetOf(vpc, 'Pods', '100.64.0.0/18'), blocks);

    expect(ofBlocks(stack)).toEqual(expected);
  });

  test('of a VPC whose first block is told later', () => {
    const stack = stackIn();
    const { vpc } = plainCluster({}, stack);
    vpc.cidrBlock = Fn.importValue('Block');
    new ec2.CfnVPCCidrBlock(stack, 'Block', { vpcId: vpc.ref, cidrBlock: '100.64.0.0/16' });
    subnetOf(vpc, 'Pods', '100.64.0.0/18');

    expect(ofBlocks(stack)).toEqual(['warning subnet-before-block at Pods']);
  });

  test('and the fix works when it is applied', () => {
    const stack = stackIn();
    let apply = () => {};
    inBlock((subnet, block) => (apply = () => subnet.node.addDependency(block)), undefined, stack);
    expect(fixesOf(stack.node.root as App, 'subnet-before-block')).toEqual([expect.stringContaining('subnet.node.addDependency(block)')]);
    apply();

    expect(saidIn(stack)).toEqual([]);
  });

  test('of a VPC that the app does not make', () => {
    const { stack } = plainCluster();
    new ec2.CfnVPCCidrBlock(stack, 'Block', { ...VPC, cidrBlock: '100.64.0.0/16' });
    new ec2.CfnSubnet(stack, 'Pods', { ...VPC, cidrBlock: '100.64.0.0/18' });
    new ec2.CfnSubnet(stack, 'Elsewhere', { vpcId: 'vpc-00000000000000000', cidrBlock: '100.64.0.0/18' });

    expect(saidIn(stack)).toEqual(['warning subnet-before-block at Pods']);
  });

  test('of no VPC: a block that is of none either is another thing', () => {
    const { stack } = plainCluster();
    new ec2.CfnVPCCidrBlock(stack, 'Block', { vpcId: Fn.ref('AWS::NoValue'), cidrBlock: '100.64.0.0/16' });
    new ec2.CfnSubnet(stack, 'Pods', { vpcId: Fn.ref('AWS::NoValue'), cidrBlock: '100.64.0.0/18' });

    expect(ofBlocks(stack)).toEqual([]);
  });

  test('of another stack, which waits for that of the block', () => {
    const app = stackIn().node.root as App;
    const [network, pods] = [stackIn({ app, id: 'Network' }), stackIn({ app, id: 'Pods' })];
    const { vpc } = plainCluster({}, network);
    new ec2.CfnVPCCidrBlock(network, 'Block', { vpcId: vpc.ref, cidrBlock: '100.64.0.0/16' });
    new ec2.CfnSubnet(pods, 'Subnet', { vpcId: vpc.ref, cidrBlock: '100.64.0.0/18', availabilityZone: 'eu-west-1a' });

    expect(saidOf(app)).toEqual([]);
  });

  test.each<[string, (subnet: ec2.CfnSubnet, block: ec2.CfnVPCCidrBlock) => unknown, string[]]>([
    ['that does not wait', () => {}, ['warning subnet-before-block at Pods']],
    ['that waits', (subnet, block) => subnet.addResourceDependency(block), []],
    ['that it waits for', (subnet, block) => block.addResourceDependency(subnet), ['error block-after-subnet at Block']],
    ['with a block that is written out', (subnet) => (subnet.ipv6CidrBlock = '2001:db8::/64'), []],
  ])('an IPv6 block, and a subnet that is cut of it %s', (_, wait, expected) => {
    const { stack, vpc } = plainCluster();
    const block = new ec2.CfnVPCCidrBlock(stack, 'Block', { vpcId: vpc.ref, amazonProvidedIpv6CidrBlock: true });
    const subnet = subnetOf(vpc, 'Pods', '10.0.192.0/24');
    subnet.ipv6CidrBlock = Fn.select(0, Fn.cidr(Fn.select(0, vpc.attrIpv6CidrBlocks), 4, '64'));
    wait(subnet, block);

    expect(saidIn(stack)).toEqual(expected);
  });

  test('of a size that a parameter tells: by its default', () => {
    const stack = stackIn();
    const cidr = new CfnParameter(stack, 'Cidr', { default: '100.64.0.0/18' }).valueAsString;

    expect(inBlock(() => {}, cidr, stack)).toEqual(['warning parameter-default-judged at Pods']);
  });
});
