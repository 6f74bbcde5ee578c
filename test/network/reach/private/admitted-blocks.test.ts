import { App, CfnParameter, Lazy, Stack } from 'aws-cdk-lib';
import { AdmittingRule, admissionGap, namedBlock, trafficOf, trafficText } from '../../../../src/network/reach/private/admitted-blocks';

const STACK = new Stack(new App(), 'Stack');
const PORT_TOKEN = { reference: { target: 'Stack/Port', attribute: 'Ref' } };
const PRIMARY = '10.0.0.0/16';
const POD_BLOCKS = ['100.64.0.0/18', '100.64.64.0/18'];

type Ports = [protocol: unknown, from?: unknown, to?: unknown];

function rule(cidr: string | undefined, ports: Ports, admitsGroup = false): AdmittingRule {
  return { traffic: trafficOf(ports[0], ports[1], ports[2]), block: cidr === undefined ? undefined : namedBlock(cidr, STACK), admitsGroup };
}

/** The gap of a list with a rule for the primary block, and others. */
function gapOf(ports: Ports, ...others: AdmittingRule[]) {
  const primary = new Set([namedBlock(PRIMARY, STACK).key]);
  const gap = admissionGap([rule(PRIMARY, ports), ...others], primary, POD_BLOCKS.map((block) => namedBlock(block, STACK)));
  return gap && { traffic: gap.traffic.map(trafficText), blocks: gap.blocks.map(({ shown }) => shown) };
}

describe('trafficText', () => {
  test.each<[Ports, string]>([
    [['-1'], 'all traffic'],
    [[-1, 0, 0], 'all traffic'],
    [['tcp', 443, 443], 'tcp 443'],
    [['TCP', 443, 443], 'tcp 443'],
    [['6', 443, 443], 'tcp 443'],
    [[6, 8000, 8100], 'tcp 8000-8100'],
    [[17, 53, 53], 'udp 53'],
    [['tcp', 0, 65535], 'all tcp'],
    [['udp'], 'all udp'],
    [['tcp', -1, -1], 'all tcp'],
    [['icmp', -1, -1], 'icmp'],
    [['1', 8, -1], 'icmp type 8'],
    [[58], 'icmpv6'],
    [['50'], 'protocol 50'],
    [['tcp', PORT_TOKEN, { ...PORT_TOKEN }], 'tcp (a token)'],
    [['tcp', PORT_TOKEN, 500], 'tcp (a token)-500'],
    [[PORT_TOKEN, 1, 2], 'a protocol that is a token'],
  ])('of %j is %s', (ports, text) => {
    expect(trafficText(trafficOf(...ports))).toBe(text);
  });
});

describe('namedBlock', () => {
  test('knows the block of a text, and of a token that stands for one', () => {
    const lazy = namedBlock(Lazy.string({ produce: () => '100.64.0.0/18' }), STACK);

    expect(lazy).toEqual(namedBlock('100.64.0.0/18', STACK));
    expect(lazy.cidr?.prefixLength).toBe(18);
    expect(lazy.shown).toBe('100.64.0.0/18');
  });

  test('does not know the block of a parameter', () => {
    const { cidr, shown } = namedBlock(new CfnParameter(STACK, 'Block').valueAsString, STACK);

    expect(cidr).toBeUndefined();
    expect(shown).toBe('Stack/Block');
  });
});

describe('admissionGap', () => {
  test('is all pod blocks where nothing else is admitted', () => {
    expect(gapOf(['tcp', 443, 443])).toEqual({ traffic: ['tcp 443'], blocks: POD_BLOCKS });
  });

  test('names each port once, and no port for which pods are admitted', () => {
    expect(gapOf(['tcp', 443, 443], rule(PRIMARY, ['tcp', 443, 443]), rule(PRIMARY, ['tcp', 80, 80]), rule('0.0.0.0/0', ['tcp', 80, 80]),
      rule(PRIMARY, ['udp', 53, 53]))).toEqual({ traffic: ['tcp 443', 'udp 53'], blocks: POD_BLOCKS });
  });

  test('is only the blocks that are not admitted', () => {
    expect(gapOf(['tcp', 443, 443], rule('100.64.64.0/18', ['tcp', 443, 443]))).toEqual({ traffic: ['tcp 443'], blocks: ['100.64.0.0/18'] });
  });

  test('does not exist where no rule names the primary block', () => {
    expect(admissionGap([rule('10.0.0.0/8', ['tcp', 443, 443])], new Set([namedBlock(PRIMARY, STACK).key]), [namedBlock(POD_BLOCKS[0], STACK)])).toBeUndefined();
  });

  test('does not exist where each block is admitted by a rule of its own', () => {
    expect(gapOf(['tcp', 443, 443], ...POD_BLOCKS.map((block) => rule(block, ['tcp', 443, 443])))).toBeUndefined();
  });

  test.each<[string, string | undefined, boolean, boolean]>([
    ['a block that holds all of them', '100.64.0.0/16', false, true],
    ['all addresses', '0.0.0.0/0', false, true],
    ['a security group', undefined, true, true],
    ['neither block nor group', undefined, false, false],
    ['a block that holds one of them', '100.64.0.0/18', false, false],
    ['a block within one of them', '100.64.0.0/19', false, false],
    ['another block', '100.65.0.0/16', false, false],
    ['a block with host bits, which EC2 rounds', '100.64.0.1/16', false, true],
    ['a text that is no block', '100.64.0.0/33', false, false],
  ])('%s admitted closes it or not', (_, cidr, admitsGroup, closes) => {
    expect(gapOf(['tcp', 443, 443], rule(cidr, ['tcp', 443, 443], admitsGroup)) === undefined).toBe(closes);
  });

  test.each<[Ports, Ports, boolean]>([
    [['tcp', 443, 443], ['-1'], true],
    [['tcp', 443, 443], ['tcp', 443, 443], true],
    [['tcp', 443, 443], ['tcp', 400, 500], true],
    [['tcp', 443, 443], ['tcp'], true],
    [['tcp', 443, 443], [6, 443, 443], true],
    [['tcp', 443, 443], ['udp', 443, 443], false],
    [['tcp', 443, 443], ['tcp', 444, 500], false],
    [['tcp', 443, 443], ['tcp', 400, 442], false],
    [['tcp', 443, 445], ['tcp', 443, 444], false],
    [['tcp', 443, 445], ['tcp', 444, 445], false],
    [['tcp'], ['tcp', 1, 65535], false],
    [['-1'], ['tcp', 0, 65535], false],
    [['-1'], [-1], true],
    [['tcp', PORT_TOKEN, PORT_TOKEN], ['tcp', PORT_TOKEN, PORT_TOKEN], true],
    [['tcp', PORT_TOKEN, PORT_TOKEN], ['tcp', 443, 443], false],
    [['tcp', PORT_TOKEN, PORT_TOKEN], ['-1'], true],
    [['icmp', 8, -1], ['icmp', -1, -1], true],
    [['icmp', 8, -1], ['icmp', 8, -1], true],
    [['icmp', 8, 0], ['icmp', 8, -1], true],
    [['icmp', 8, -1], ['icmp', 8, 0], false],
    [['icmp', 8, -1], ['icmp', 0, -1], false],
    [['icmp', -1, -1], ['icmp', 8, -1], false],
    [['50'], ['50'], true],
    [['50'], ['51'], false],
  ])('%j for the primary block, %j for pods: closed is %s', (ofPrimary, ofPods, closes) => {
    expect(gapOf(ofPrimary, rule('100.64.0.0/16', ofPods)) === undefined).toBe(closes);
  });
});
