import { Ipv4Cidr } from '../../src/addressing';
import { associationFindings, VPC_PREFIX_LENGTHS, vpcCidrFindings } from '../../src/addressing/vpc-cidr-rules';
import { about } from '../../src/findings/subject';
import { namesOf } from '../private/findings-thrown';
import { factsOf, statementsOf } from '../private/statements';

const findingsOf = (cidr: string) => vpcCidrFindings(about.prop('secondary CIDR'), Ipv4Cidr.parse(cidr));

test('a VPC block is /16 to /28', () => {
  expect(VPC_PREFIX_LENGTHS).toEqual({ largest: 16, smallest: 28 });
});

test.each(['100.64.0.0/16', '100.64.0.0/28', '10.0.0.0/16', '192.168.0.0/24', '172.16.0.0/16', '1.0.0.0/16', '126.255.0.0/16', '128.0.0.0/16', '169.253.0.0/16', '169.255.0.0/16', '223.255.0.0/16'])(
  '%s is allowed', (cidr) => {
    expect(findingsOf(cidr)).toEqual([]);
  });

test.each([
  ['100.64.0.0/10', 'vpc-blocks.tooLarge', { instead: '100.64.0.0/16' }],
  ['10.0.0.0/15', 'vpc-blocks.tooLarge', { instead: '10.0.0.0/16' }],
  ['10.0.0.0/29', 'vpc-blocks.tooSmall', { instead: '10.0.0.0/16' }],
  ['10.0.0.0/32', 'vpc-blocks.tooSmall', { instead: '10.0.0.0/16' }],
  ['100.0.0.0/8', 'vpc-blocks.tooLarge', { instead: '100.64.0.0/16' }],
  ['8.8.8.8/32', 'vpc-blocks.tooSmall', { instead: '100.64.0.0/16' }],
  ['172.20.0.0/14', 'vpc-blocks.tooLarge', { instead: '172.20.0.0/16' }],
])('fails on the size of %s', (cidr, wording, more) => {
  const findings = findingsOf(cidr);

  expect(findings[0].severity).toBe('error');
  expect(statementsOf(findings)).toEqual([{
    id: 'vpc-cidr-size',
    wording,
    about: 'prop secondary CIDR',
    facts: { what: 'secondary CIDR', cidr, largest: 16, smallest: 28, ...more },
  }]);
});

test.each([
  ['0.1.0.0/16', '0.0.0.0/8'],
  ['127.0.0.0/16', '127.0.0.0/8'],
  ['127.255.255.240/28', '127.0.0.0/8'],
  ['169.254.0.0/16', '169.254.0.0/16'],
  ['169.254.169.240/28', '169.254.0.0/16'],
  ['224.0.0.0/16', '224.0.0.0/3'],
  ['240.0.0.0/16', '224.0.0.0/3'],
  ['255.255.0.0/16', '224.0.0.0/3'],
])('fails on %s, which no VPC can use', (cidr, range) => {
  const findings = findingsOf(cidr);

  expect(namesOf(findings)).toEqual(['vpc-cidr-not-allowed']);
  expect(factsOf(findings, 'vpc-cidr-not-allowed')).toMatchObject({ cidr, range });
});

test('fails with both problems of a block that is too large and never allowed', () => {
  expect(namesOf(findingsOf('127.0.0.0/8'))).toEqual(['vpc-cidr-size', 'vpc-cidr-not-allowed']);
});

test.each([
  ['127.0.0.0/8', '100.64.0.0/16'],
  ['0.0.0.0/0', '100.64.0.0/16'],
  ['100.64.0.0/10', '100.64.0.0/16'],
  ['10.0.0.0/8', '10.0.0.0/16'],
])('fails with %s and suggests %s, which a VPC can have', (cidr, example) => {
  const [size] = vpcCidrFindings(about.prop('cidr'), Ipv4Cidr.parse(cidr));

  expect(factsOf([size], 'vpc-cidr-size').instead).toBe(example);
});

describe('beside the other blocks of a VPC', () => {
  const beside = (cidr: string, primary?: string, count = 2) => associationFindings(about.prop('cidr'), Ipv4Cidr.parse(cidr), primary === undefined ? undefined : Ipv4Cidr.parse(primary), count);

  // The published table, a row for each range of the primary block: what may be added, what may not.
  test.each([
    ['10.0.0.0/16', ['10.1.0.0/16', '10.255.0.0/24', '100.64.0.0/16', '8.8.0.0/16'], ['10.0.0.0/24', '172.16.0.0/16', '192.168.0.0/24', '198.19.0.0/16']],
    ['10.1.0.0/16', ['10.2.0.0/16', '100.127.0.0/16'], ['10.0.0.0/16', '10.0.255.0/24', '172.31.0.0/16', '192.168.255.0/24', '198.19.255.0/24']],
    ['10.2.0.0/16', ['10.0.0.0/16', '10.3.0.0/16', '100.64.0.0/16', '198.18.0.0/16'], ['172.16.0.0/28', '192.168.0.0/16', '198.19.0.0/28']],
    ['172.16.0.0/16', ['172.18.0.0/16', '172.30.0.0/16', '100.64.0.0/16', '9.0.0.0/16'], ['10.0.0.0/16', '192.168.0.0/16', '172.31.0.0/16', '198.19.0.0/16']],
    ['192.168.0.0/20', ['192.168.16.0/20', '100.64.0.0/16', '11.0.0.0/16'], ['10.0.0.0/16', '172.16.0.0/16', '198.19.0.0/16']],
    ['198.19.0.0/20', ['198.19.16.0/20', '100.64.0.0/16', '198.18.0.0/16'], ['10.0.0.0/16', '172.16.0.0/16', '192.168.0.0/16']],
    ['100.64.0.0/16', ['100.65.0.0/16', '8.8.0.0/16'], ['10.0.0.0/16', '172.16.0.0/16', '192.168.0.0/16', '198.19.0.0/16']],
    ['8.8.0.0/16', ['8.9.0.0/16', '100.64.0.0/16'], ['10.1.0.0/16', '172.16.0.0/16', '192.168.0.0/16', '198.19.0.0/16']],
  ])('%s takes %j and not %j', (primary, permitted, restricted) => {
    expect(permitted.flatMap((cidr) => beside(cidr, primary))).toEqual([]);
    expect(restricted.map((cidr) => namesOf(beside(cidr, primary)))).toEqual(restricted.map(() => ['vpc-cidr-restricted']));
  });

  test('S22: the warning names both blocks, the range and the way out', () => {
    const findings = beside('198.19.0.0/16', '10.0.0.0/16');

    expect(findings[0].severity).toBe('warning');
    expect(factsOf(findings, 'vpc-cidr-restricted')).toEqual({ what: 'cidr', cidr: '198.19.0.0/16', range: '198.19.0.0/16', primary: '10.0.0.0/16' });
  });

  test('a primary block that is not known restricts nothing', () => {
    expect(beside('10.0.0.0/16')).toEqual([]);
  });

  test.each(['172.17.0.0/16', '172.17.128.0/17', '172.17.255.240/28'])('%s is the bridge of Docker', (cidr) => {
    expect(namesOf(beside(cidr, '172.16.0.0/16'))).toEqual(['vpc-cidr-docker']);
  });

  test.each(['172.16.0.0/16', '172.18.0.0/16'])('%s is not', (cidr) => {
    expect(beside(cidr, '172.20.0.0/16')).toEqual([]);
  });

  test.each([[5, []], [6, ['quota-exceeded']]])('block %d of a VPC: %j', (count, names) => {
    expect(namesOf(beside('100.64.0.0/16', '10.0.0.0/16', count))).toEqual(names);
  });
});
