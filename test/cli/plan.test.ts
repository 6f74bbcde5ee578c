import { mkdtempSync, readFileSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { main } from '../../src/cli/main';

const CASES = join(__dirname, '../../docs/cases');
const DENSE = join(CASES, 'dense-cluster.yaml');
const FOLDER = mkdtempSync(join(tmpdir(), 'plan-'));

let files = 0;
function fileWith(content: unknown, extension = 'json'): string {
  const file = join(FOLDER, `${files++}.${extension}`);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

const NODES = ['a', 'b', 'c'].map((letter, index) => (
  { name: `nodes-${letter}`, zone: `eu-west-1${letter}`, purpose: 'nodes', cidr: `10.0.${16 * index}.0/20`, otherAddresses: 0 }
));
const PODS = (cidr: (index: number) => string) => ['a', 'b', 'c'].map((letter, index) => (
  { name: `pods-${letter}`, zone: `eu-west-1${letter}`, purpose: 'pods', cidr: cidr(index), reservation: 'half' }
));
const GROUP = { name: 'general', instanceTypes: ['m5.large'], minSize: 100, maxSize: 100 };
const FORECAST = { ipAssignment: 'prefix-delegation', subnets: [...NODES, ...PODS((index) => `100.64.${64 * index}.0/18`)], nodegroups: [GROUP] };
const TOO_SMALL = { ...FORECAST, subnets: [...NODES, ...PODS((index) => `100.64.${index}.0/24`)] };

function planOf(forecast: unknown): any {
  return JSON.parse(main(['plan', fileWith(forecast), '--json']).stdout);
}

describe('answers', () => {
  test('100 m5.large in three zones of 100.64.0.0/16 fit', () => {
    const { code, stdout } = main(['plan', fileWith(FORECAST), '--json']);
    const plan = JSON.parse(stdout);
    const peak = plan.subnets[3].stages.find(({ stage }: { stage: string }) => stage === 'peak');

    expect(code).toBe(0);
    expect(peak).toEqual({ stage: 'peak', nodes: 34, prefixes: 238, addresses: 34, prefixesLeft: 273, addressesLeft: 8154, fits: true }); // 34 x 7; 511 - 238
    expect([plan.subnets[3].ceilingNodes, plan.ceilingNodes, plan.findings]).toEqual([73, 219, []]); // floor(511 / 7); 3 x 73
  });

  test.each<[string, object, string[]]>([
    ['m5.large', {}, []],
    ['a type without prefixes', { instanceTypes: ['t2.medium'] }, ['warning prefixes-unsupported']],
    ['types that lose pods', { instanceTypes: ['t3.nano', 'm5.large'] }, ['warning memory-withheld', 'warning mixed-types-lose-pods']],
    ['nodes that DaemonSets fill', { instanceTypes: ['t2.small'], daemonSetPods: 9 }, ['warning no-room-for-pods', 'warning prefixes-unsupported']],
  ])('of %s it is said what nodes run, in the document and on the page', (_, group, expected) => {
    const file = fileWith({ ...FORECAST, subnets: NODES, nodegroups: [{ ...GROUP, ...group, maxSize: 3, minSize: 3 }] });
    const ids = JSON.parse(main(['plan', file, '--json']).stdout).findings
      .map(({ severity, id }: { severity: string; id: string }) => `${severity} ${id.split(':')[1]}`)
      .filter((each: string) => /prefixes-unsupported|memory-withheld|mixed-types|no-room/.test(each));
    const page = main(['plan', file]).stdout;

    expect([...new Set(ids)].sort()).toEqual(expected);
    expect(expected.filter((each) => !page.includes(`:${each.split(' ')[1]}]`))).toEqual([]);
  });

  test('an error of a node is one of the answer', () => {
    const forecast = { ...FORECAST, subnets: NODES, nodegroups: [{ ...GROUP, os: 'windows', instanceTypes: ['m4.large'], maxSize: 3, minSize: 3 }] };

    expect(main(['plan', fileWith(forecast)])).toMatchObject({ code: 1, stdout: expect.stringContaining(':windows-unsupported]') });
  });

  test('of /24 pod subnets they do not: exit 1, with the sum and the way out', () => {
    const { code, stdout } = main(['plan', fileWith(TOO_SMALL)]);

    expect(code).toBe(1);
    expect(stdout).toContain('error: 3 subnets are too small: each lacks 469 prefixes at stage changeover:');
    expect(stdout.replace(/\n\s+/g, ' ')).toContain('/18, upper half reserved (a /16 in four zone slots, PodNetwork.secondaryCidr)');
  });

  test.each([
    ['fail-at-expected', 1], ['fail-at-any', 1], ['warn', 0],
  ])('onOvercommit %s: exit %d', (onOvercommit, code) => {
    expect(main(['plan', fileWith({ ...TOO_SMALL, onOvercommit })]).code).toBe(code);
  });

  test('JSON and YAML of the same forecast give the same plan', () => {
    const yaml = fileWith(`# as JSON\n${JSON.stringify(FORECAST)}`, 'yaml');

    const named = (file: string) => ({ ...JSON.parse(main(['plan', file, '--json']).stdout), name: 'x' });

    expect(named(yaml)).toEqual(named(fileWith(FORECAST)));
  });

  test('the object has the names of the contract', () => {
    expect(Object.keys(planOf(FORECAST))).toEqual([
      'kind', 'schemaVersion', 'name', 'producer', 'verdict',
      'ipAssignment', 'customNetworking', 'subnetDiscovery', 'growthPercent', 'zonesLost', 'onOvercommit', 'ceilingNodes', 'ceilingPods', 'nodegroups', 'zones', 'subnets',
      'totals', 'quotas', 'modes', 'suggestions', 'findings', 'forecast', 'everyStageNodes', 'growth',
    ]);
  });

  test('a type that the table does not have is taken with its limits', () => {
    const limits = { instanceType: 'x9.large', maxEnis: 3, ipv4PerEni: 10, vcpus: 2, memoryMib: 8192 };

    expect(planOf({ ...FORECAST, nodegroups: [{ ...GROUP, instanceTypes: [limits] }] }).nodegroups[0]).toMatchObject({ instanceType: 'x9.large', maxPods: 110 });
  });

  test.each([
    [{ warmPrefixTarget: 2 }, 9, 4], // ceil(9 / 16) + 2 + min(1, 8)
    [{ warmPrefixTarget: 0 }, 9, 1], // floor(9 / 16) + 1
    [{ warmIpTarget: 1 }, 16, 2], // ceil(17 / 16)
    [{ warmIpTarget: 1, minimumIpTarget: 33 }, 9, 3], // ceil(33 / 16)
    [{ warmIpTarget: 0 }, 9, 2], // ceil(9 / 16) + 1
    [{ minimumIpTarget: 33 }, 9, 3], // ceil(33 / 16), whatever runs
    [{ minimumIpTarget: 5, warmIpTarget: 0, warmPrefixTarget: 0 }, 40, 1], // ceil(5 / 16)
    [{ warmIpTarget: 0, minimumIpTarget: 0, warmPrefixTarget: 2 }, 9, 4], // ceil(9 / 16) + 2 + min(1, 8)
    [{ warmPrefixTarget: 0, warmIpTarget: 1 }, 16, 2], // ceil(17 / 16)
  ])('warm pool %j with %d pods: %d prefixes a node', (warmPool, podsPerNode, prefixes) => {
    const [group] = planOf({ ...FORECAST, warmPool, nodegroups: [{ ...GROUP, podsPerNode }] }).nodegroups;

    expect(group.prefixesPerNode).toBe(prefixes);
  });

  test.each<[object, string, string[][]]>([
    [{ warmIpTarget: 0 }, 'prefix-delegation', [['warning', 'cni-setting-idle']]],
    [{ warmIpTarget: 0, minimumIpTarget: 0 }, 'secondary-ip', [['warning', 'cni-setting-idle'], ['warning', 'cni-setting-idle']]],
    [{ warmIpTarget: 5, minimumIpTarget: 0 }, 'secondary-ip', [['warning', 'cni-setting-idle']]],
    [{ warmIpTarget: 5, warmEniTarget: 0 }, 'secondary-ip', [['warning', 'cni-setting-idle']]],
    [{ warmPrefixTarget: 0 }, 'prefix-delegation', [['warning', 'warm-pool-none']]],
    [{ minimumIpTarget: 3 }, 'secondary-ip', [['error', 'invalid-warm-pool']]],
    [{ warmIpTarget: 0, warmPrefixTarget: 0 }, 'prefix-delegation', [['warning', 'cni-setting-idle'], ['warning', 'warm-pool-none']]],
    [{ warmEniTarget: 0 }, 'secondary-ip', [['warning', 'warm-pool-none']]],
    [{ warmEniTarget: 4 }, 'secondary-ip', [['warning', 'warm-target-out-of-reach']]],
    [{ warmEniTarget: 3 }, 'secondary-ip', []],
  ])('warm pool %j of a cluster that runs %s has a finding', (warmPool, ipAssignment, expected) => {
    const { findings } = planOf({ ...FORECAST, ipAssignment, warmPool, subnets: NODES, nodegroups: [{ ...GROUP, podsPerNode: 9 }] });

    expect(findings.filter(({ id }: { id: string }) => /:(warm-(pool|target-out)|invalid-warm|cni-setting)/.test(id)).map(({ severity, id }: Record<string, string>) => [severity, id.split(':')[1]]))
      .toEqual(expected);
  });

  test('without a warm ENI a node has one ENI until it is full', () => {
    const enis = (podsPerNode: number) => planOf({
      ...FORECAST, ipAssignment: 'secondary-ip', subnets: NODES, warmPool: { warmEniTarget: 0 }, nodegroups: [{ ...GROUP, podsPerNode }],
    }).nodegroups[0].nodeSubnetAddressesPerNode;

    expect([8, 9, 10].map(enis)).toEqual([10, 20, 20]); // floor(p / 9) + 1 ENIs of 10
  });

  test('MAX_ENI below the warm ENIs is no error', () => {
    const { code, stdout } = main(['plan', fileWith({ ...FORECAST, ipAssignment: 'secondary-ip', subnets: NODES, maxEni: 2, warmPool: { warmEniTarget: 3 } })]);

    expect(code).toBe(0);
    expect(stdout).toContain('warm-target-out-of-reach');
  });

  test('a size does where no address is known, and the page shows the size', () => {
    const sized = { ...FORECAST, subnets: FORECAST.subnets.map(({ cidr, ...subnet }) => ({ ...subnet, prefixLength: Number(cidr.split('/')[1]) })) };
    const withoutBlocks = planOf(FORECAST).subnets
      .map(({ cidr: _, reservations: __, ...subnet }: { cidr: string; reservations?: string[] }) => subnet);

    expect(planOf(sized).subnets).toEqual(withoutBlocks);
    expect(main(['plan', fileWith(sized), '--all']).stdout).toMatch(/pods-a +\/18 +eu-west-1a .* 238 \+ 34 .* 511 \+ 8,188/);
  });

  test('podSubnets of a group are charged for that group', () => {
    const [first, ...others] = PODS((index) => `100.64.${64 * index}.0/18`);
    const subnets = [...NODES, first, ...others, { ...first, name: 'second-a', cidr: '100.65.0.0/18' }];
    const nodegroups = [{ ...GROUP, podSubnets: ['second-a', 'pods-b', 'pods-c'] }];

    const { subnets: [, , , pods, , , second], nodegroups: [group] } = planOf({ ...FORECAST, subnets, nodegroups });
    expect([pods, second].map(({ stages }) => stages[2].prefixes)).toEqual([0, 238]); // 34 x 7
    expect(group.podSubnets).toEqual(['second-a', 'pods-b', 'pods-c']);
  });

  test('subnetDiscovery leaves the primary ENI in the subnet of the node', () => {
    const { subnets, modes, customNetworking, subnetDiscovery } = planOf({ ...FORECAST, subnetDiscovery: true, nodegroups: [{ ...GROUP, instanceTypes: ['t3.small'] }] });

    expect([customNetworking, subnetDiscovery]).toEqual([false, true]);
    expect([subnets[0], subnets[3]].map(({ stages }) => stages[2].prefixes)).toEqual([102, 136]); // 34 x 3; 34 x 4
    expect(modes[5]).toMatchObject({ subnetDiscovery: true, current: true });
  });

  test('taggedSubnets keeps pods off the subnets of the nodes', () => {
    const { subnets, customNetworking, taggedSubnets, findings } = planOf({ ...FORECAST, taggedSubnets: true });

    expect([customNetworking, taggedSubnets]).toEqual([true, true]);
    expect([subnets[0], subnets[3]].map(({ stages }) => stages[2].prefixes)).toEqual([0, 238]); // 34 x 7
    expect(findings.map(({ id }: { id: string }) => id)).toContain('cdk-eks-pod-capacity:tagged-subnets-version');
    expect(planOf({ ...FORECAST, taggedSubnets: true, addonVersion: 'v1.22.1-eksbuild.1' }).findings.map(({ id }: { id: string }) => id)).not.toContain('cdk-eks-pod-capacity:tagged-subnets-version');
  });

  test('null counts as absent', () => {
    expect({ ...planOf({ ...FORECAST, warmPool: null, growthPercent: null }), name: 'x' }).toEqual({ ...planOf(FORECAST), name: 'x' });
  });
});

describe('formats', () => {
  const shown = /\b238\b/;

  test.each([[[], /^dense-cluster: enough addresses at every stage; all of them up to 108 nodes/], [['--markdown'], /^<!-- eks-pod-capacity: dense-cluster -->\n/], [['--json'], /^\{\n/]])('%j prints to standard output', (options, start) => {
    const { stdout } = main(['plan', DENSE, ...options]);

    expect(stdout).toMatch(start);
    expect(stdout.replace(/\n\s+/g, ' ')).toMatch(options[0] === '--json' ? /"prefixes": 238, "addresses": 34, "prefixesLeft": 273/ : shown);
  });

  test('--html writes a page and prints nothing', () => {
    const page = join(FOLDER, 'plan.html');

    expect(main(['plan', DENSE, '--html', page])).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(readFileSync(page, 'utf8')).toMatch(/^<!DOCTYPE html>\n/);
    expect(readFileSync(page, 'utf8')).toMatch(shown);
  });
});

describe('fails, in a line for each problem, with exit 2', () => {
  test.each<[string, string[], RegExp]>([
    ['without a file', [], /FILE is missing/],
    ['on two files', [DENSE, DENSE], /is not expected: give one FILE/],
    ['on a file that is not there', ['/does/not/exist.yaml'], /FILE '\/does\/not\/exist\.yaml' cannot be read \(ENOENT\)/],
    ['on what is not JSON', [fileWith('{')], /is not JSON/],
    ['on what is not YAML', [fileWith('a: [', 'yaml')], /is not YAML: .* column \d+\n$/],
    ['on two formats', [DENSE, '--json', '--markdown'], /--json and --markdown exclude each other/],
    ['on a page in no folder', [DENSE, '--html', '/does/not/exist/plan.html'], /--html '[^']*' cannot be written \(ENOENT\)/],
    ['on an option that is none', [DENSE, '--pdf'], /--pdf is not an option: allowed are --all, --json, --markdown, --max-bytes, --html/],
    ['on a list', [fileWith([])], /the file must be an object/],
    ['on a file without subnets', [fileWith({ nodegroups: [] })], /subnets is missing: give a list/],
    ['on a misspelt property', [fileWith({ ...FORECAST, subnet: [] })], /subnet is not expected: did you mean subnets/],
    ['on a mode that is none', [fileWith({ ...FORECAST, ipAssignment: 'prefix' })], /ipAssignment must be secondary-ip or prefix-delegation, and is "prefix"/],
    ['on a purpose that is none', [fileWith({ ...FORECAST, subnets: [{ ...NODES[0], purpose: 'node' }] })], /subnets\[0\]\.purpose must be nodes or pods/],
    ['on a missing purpose', [fileWith({ ...FORECAST, subnets: [{ ...NODES[0], purpose: null }] })], /subnets\[0\]\.purpose is missing/],
    ['on a missing name', [fileWith({ ...FORECAST, subnets: [{ ...NODES[0], name: '' }] })], /subnets\[0\]\.name must be a string, as in pods-a, and is ""/],
    ['on a size that is none', [fileWith({ ...FORECAST, subnets: [{ ...NODES[0], cidr: null, prefixLength: '20' }] })], /subnets\[0\]\.prefixLength must be a number, and is "20"/],
    ['on a block and a size', [fileWith({ ...FORECAST, subnets: [{ ...NODES[0], prefixLength: 20 }] })], /'subnets\[0\]' has both 'cidr' and 'prefixLength'/],
    ['on share and ranges', [fileWith({ ...FORECAST, subnets: [{ ...NODES[0], reservation: 'half', reservations: [] }] })], /reservation and [^ ]*reservations are both/],
    ['on discovery that is text', [fileWith({ ...FORECAST, subnetDiscovery: 'yes' })], /subnetDiscovery must be true or false, and is "yes"/],
    ['on a flag that is text', [fileWith({ ...FORECAST, trunkEni: 'yes' })], /trunkEni must be true or false, and is "yes"/],
    ['on a version that is none', [fileWith({ ...FORECAST, addonVersion: 'latest' })], /'addonVersion' of the forecast is 'latest'/],
    ['on a version that is no text', [fileWith({ ...FORECAST, addonVersion: 1.2 })], /addonVersion must be a string, as in v1\.21\.1-eksbuild\.1, and is 1\.2/],
    ['on an unknown type', [fileWith({ ...FORECAST, nodegroups: [{ ...GROUP, instanceTypes: ['m5.lrge'] }] })], /\[0\]: instance type 'm5\.lrge' .*m5\.large/],
    ['on limits that are none', [fileWith({ ...FORECAST, nodegroups: [{ ...GROUP, instanceTypes: [{ instanceType: 'x' }] }] })], /instanceTypes\[0\]: 'maxEnis' of x is/],
    ['on names that are none', [fileWith({ ...FORECAST, nodegroups: [{ ...GROUP, podSubnets: ['pods-a', 3] }] })], /nodegroups\[0\]\.podSubnets\[1\] must be a string, as in pods-a, and is 3/],
    ['on subnets for pods that are no list', [fileWith({ ...FORECAST, nodegroups: [{ ...GROUP, podSubnets: 'pods-a' }] })], /podSubnets must be a list, and is "pods-a"/],
    ['on a missing size', [fileWith({ ...FORECAST, nodegroups: [{ ...GROUP, maxSize: null }] })], /nodegroups\[0\]\.maxSize is missing/],
    ['on two warm pools', [fileWith({ ...FORECAST, warmPool: { warmPrefixTarget: 1, warmIpTarget: 1 } })], /warmPool holds warmPrefixTarget and warmIpTarget: give/],
    ['on a target that is none', [fileWith({ ...FORECAST, warmPool: { warmIpTarget: -1 } })], /'warmIpTarget' of the warm pool is -1, which is not a whole number of 1 or more/],
    ['on more pods than fit', [fileWith({ ...FORECAST, nodegroups: [{ ...GROUP, pods: 20000 }] })], /'nodegroups\[0\]\.pods' is 20,000, and the nodes of general have room for 10,800/],
  ])('%s', (_, args, message) => {
    const { code, stdout, stderr } = main(['plan', ...args]);

    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/^(eks-pod-capacity plan: [^\n]+\n)+$/);
  });

  test('all at once: what cannot be read, and what is wrong with the rest', () => {
    const { stderr } = main(['plan', fileWith({
      zonse: 1,
      growthPercent: -5,
      subnets: [{ ...NODES[0], purpose: 'node' }, { ...NODES[1], cidr: '10.0.0.1/20' }],
      nodegroups: [{ ...GROUP, instanceTypes: ['m5.lrge'], minSize: -1 }, { ...GROUP, name: 'other', minSize: 5, maxSize: 3, podsPerNode: 1.5 }],
    })]);

    for (const path of ['zonse', 'growthPercent', 'subnets[0].purpose', 'subnets[1].cidr', 'nodegroups[0].instanceTypes[0]', 'nodegroups[0].minSize',
      'nodegroups[1].minSize', 'nodegroups[1].podsPerNode']) expect(stderr).toContain(path);
    expect(stderr).not.toContain('unread');
  });

  test.each([[10, ''], [11, '1 more problem is not shown'], [20, '10 more problems are not shown']])(
    '%d problems: ten lines, and how many more there are', (count, last) => {
      const subnets = Array.from({ length: count }, (_, index) => ({ ...NODES[0], name: `n${index}`, controlPlane: 'yes' }));
      const lines = main(['plan', fileWith({ ...FORECAST, subnets })]).stderr.trimEnd().split('\n');

      expect(lines.filter((line) => line.includes('controlPlane must be true or false, and is "yes"'))).toHaveLength(10);
      expect(lines.slice(10)).toEqual(last === '' ? [] : [`eks-pod-capacity plan: ${last}`]);
    },
  );
});
