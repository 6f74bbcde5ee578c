import { main } from '../../src/cli/main';

interface Answer {
  readonly instanceType: string;
  readonly findings: Array<{ id: string; severity: string; subject: string; message: string; source?: string }>;
  readonly [name: string]: unknown;
}

/** The objects that `max-pods ... --json` prints. */
function answersOf(words: string): Answer[] {
  const { stdout, stderr } = main(['max-pods', ...words.split(' '), '--json']);
  expect(stderr).toBe('');
  return JSON.parse(stdout) as Answer[];
}

/** The one object of one type. */
function answerOf(words: string): Answer {
  const answers = answersOf(words);
  expect(answers).toHaveLength(1);
  return answers[0];
}

function findingNames(answer: Answer): string[] {
  return answer.findings.map(({ id }) => id.replace('cdk-eks-pod-capacity:', ''));
}

const KEYS = ['instanceType', 'ipAssignment', 'enis', 'ipv4PerEni', 'podSlots', 'podAddresses', 'hostNetworkPods', 'branchInterfaces',
  'eniLimitedPods', 'cap', 'maxPods', 'boundBy', 'reservedMemoryMiB', 'findings'];

describe('--json', () => {
  test('gives one object a type, with the names of the contract in its order', () => {
    const answers = answersOf('m5.large c5a.metal i3.large --prefix-delegation --trunk-eni --uncapped');

    expect(answers.map((answer) => Object.keys(answer))).toEqual([KEYS, KEYS, KEYS]);
  });

  test('m5.large, number for number', () => {
    expect(answersOf('m5.large')).toEqual([{
      instanceType: 'm5.large',
      ipAssignment: 'secondary-ip',
      enis: 3,
      ipv4PerEni: 10,
      podSlots: 27, // 3 * (10 - 1)
      podAddresses: 27, // 27 * 1
      hostNetworkPods: 2,
      branchInterfaces: 0,
      eniLimitedPods: 29, // 27 + 2
      cap: 110,
      maxPods: 29,
      boundBy: 'enis',
      reservedMemoryMiB: 574, // 255 + 11 * 29
      findings: [],
    }]);
  });

  test('m5.large with all that changes it, number for number', () => {
    expect(answersOf('m5.large --prefix-delegation --custom-networking --trunk-eni --max-eni 3 --host-network-pods 5 --os bottlerocket --ip-family ipv4')).toEqual([{
      instanceType: 'm5.large',
      ipAssignment: 'prefix-delegation',
      enis: 1, // 3 - 1 - 1
      ipv4PerEni: 10,
      podSlots: 9, // 1 * (10 - 1)
      podAddresses: 144, // 9 * 16
      hostNetworkPods: 5,
      branchInterfaces: 9,
      eniLimitedPods: 149, // 144 + 5
      cap: 110,
      maxPods: 110,
      boundBy: 'cap',
      reservedMemoryMiB: 1465, // 255 + 11 * 110
      findings: [],
    }]);
  });

  test('unknown is null, and no cap is null', () => {
    expect(answerOf('c5a.metal --trunk-eni --uncapped')).toMatchObject({ branchInterfaces: null, cap: null });
  });

  test('findings stand there as data', () => {
    expect(answerOf('t3.nano --prefix-delegation').findings).toEqual([{
      id: 'cdk-eks-pod-capacity:memory-withheld',
      severity: 'warning',
      subject: 't3.nano',
      message: 'kubelet keeps 629 of the 512 MiB of t3.nano, so nothing is left for pods', // 255 + 11 * 34
      details: ['kubelet keeps memory for each of the 34 pods that a node may run'],
      fix: ["lower 'maxPods'", 'use a larger type'],
      source: 'https://github.com/awslabs/amazon-eks-ami/blob/main/nodeadm/internal/kubelet/config.go',
      documentation: 'https://github.com/cdk-eks-pod-capacity/cdk-eks-pod-capacity/blob/main/docs/findings.md#memory-withheld',
    }]);
  });

  test('the order of the arguments is kept, and a type asked for twice is answered twice', () => {
    expect(answersOf('t3.nano m5.large a1.large m5.large').map(({ instanceType }) => instanceType)).toEqual(['t3.nano', 'm5.large', 'a1.large', 'm5.large']);
  });

  test('--all gives every type once, sorted', () => {
    const names = answersOf('--all').map(({ instanceType }) => instanceType);

    expect(names).toHaveLength(1392); // 1420 - 28
    expect(names.slice(1).every((name, index) => names[index] < name)).toBe(true);
    expect(names).toContain('m5.large');
    expect(names.filter((name) => /g-flex\./.test(name))).toEqual([]);
  });
});

describe('each option alone, on m5.large', () => {
  test.each([
    ['--prefix-delegation', { ipAssignment: 'prefix-delegation', podSlots: 27, podAddresses: 432, eniLimitedPods: 434, maxPods: 110, boundBy: 'cap' }], // 27 * 16 + 2
    ['--custom-networking', { enis: 2, podSlots: 18, podAddresses: 18, eniLimitedPods: 20, maxPods: 20, boundBy: 'enis' }], // 2 * 9 + 2
    ['--max-eni 2', { enis: 2, podAddresses: 18, maxPods: 20 }], // 2 * 9 + 2
    ['--max-eni 8', { enis: 3, podAddresses: 27, maxPods: 29 }], // min(3, 8) * 9 + 2
    ['--trunk-eni', { enis: 2, podAddresses: 18, maxPods: 20, branchInterfaces: 9 }], // (3 - 1) * 9 + 2
    ['--host-network-pods 3', { podAddresses: 27, hostNetworkPods: 3, maxPods: 30 }], // 27 + 3
    ['--efa-only-enis 1', { enis: 2, podAddresses: 18, maxPods: 20 }], // (3 - 1) * 9 + 2
    ['--host-network-pods 0', { podAddresses: 27, hostNetworkPods: 0, maxPods: 27 }], // 27 + 0
    ['--os al2023', { maxPods: 29 }], // 27 + 2
    ['--os bottlerocket', { maxPods: 29 }], // 27 + 2
    ['--ip-family ipv4', { maxPods: 29 }], // 27 + 2
    ['--uncapped', { cap: null, maxPods: 29 }], // 27 + 2
    ['--prefix-delegation --uncapped', { cap: null, maxPods: 434, boundBy: 'enis', reservedMemoryMiB: 5029 }], // 27 * 16 + 2; 255 + 11 * 434
    ['--tagged-subnets', { enis: 2, podSlots: 18, podAddresses: 18, eniLimitedPods: 20, maxPods: 20, boundBy: 'enis' }], // as with --custom-networking
    ['--tagged-subnets --addon-version v1.22.1', { eniLimitedPods: 20 }],
    ['--prefix-delegation --custom-networking', { podAddresses: 288, eniLimitedPods: 290, maxPods: 110, boundBy: 'cap' }], // 2 * 9 * 16 + 2
  ])('%s', (option, expected) => {
    expect(answerOf(`m5.large ${option}`)).toMatchObject(expected);
  });
});

describe('what users ran into', () => {
  test.each([
    ['S01', 't3a.medium', { maxPods: 17, boundBy: 'enis' }], // 3 * 5 + 2
    ['S01', 't3a.xlarge', { maxPods: 58, boundBy: 'enis' }], // 4 * 14 + 2
    ['S01', 't3a.medium --prefix-delegation', { maxPods: 110, boundBy: 'cap' }], // 3 * 5 * 16 + 2 = 242
    ['S01', 't3a.xlarge --prefix-delegation', { maxPods: 110, boundBy: 'cap' }], // 4 * 14 * 16 + 2 = 898
    ['S02', 't3.medium --custom-networking', { enis: 2, podSlots: 10, podAddresses: 10, maxPods: 12, boundBy: 'enis' }], // 2 * 5 + 2
    ['S04', 'c6i.2xlarge --custom-networking', { podAddresses: 42, maxPods: 44, boundBy: 'enis' }], // 3 * 14 + 2
    ['S06', 'm5.large --custom-networking', { maxPods: 20, boundBy: 'enis' }], // 2 * 9 + 2
    ['S07', 'd3en.xlarge', { maxPods: 10, boundBy: 'enis' }], // 4 * 2 + 2
    ['S07', 'd3en.xlarge --prefix-delegation', { eniLimitedPods: 130, cap: 110, maxPods: 110, boundBy: 'cap' }], // 4 * 2 * 16 + 2
    ['S10', 'c5.18xlarge', { eniLimitedPods: 737, cap: 250, maxPods: 250, boundBy: 'cap', reservedMemoryMiB: 3005 }], // 15 * 49 + 2; 255 + 11 * 250
    ['S11', 'p5.48xlarge', { enis: 2, maxPods: 100, boundBy: 'enis' }], // 2 * 49 + 2
    ['S11', 'p4d.24xlarge', { enis: 15, maxPods: 250, boundBy: 'cap' }], // 15 * 49 + 2 = 737
    ['S11', 'p5.48xlarge --custom-networking', { enis: 1, maxPods: 51, boundBy: 'enis' }], // 1 * 49 + 2
    ['S11', 'p5.48xlarge --prefix-delegation', { maxPods: 250, boundBy: 'cap' }], // 2 * 49 * 16 + 2 = 1570
    ['S12', 'c5.xlarge --prefix-delegation --custom-networking', { podAddresses: 672, maxPods: 110, reservedMemoryMiB: 1465 }], // 3 * 14 * 16; 255 + 11 * 110
    ['S13', 'm5.large', { maxPods: 29, reservedMemoryMiB: 574 }], // 255 + 11 * 29
    ['S13', 'm5.large --prefix-delegation', { maxPods: 110, reservedMemoryMiB: 1465 }], // 255 + 11 * 110
    ['S13', 'c5.4xlarge --uncapped', { maxPods: 234, reservedMemoryMiB: 2829 }], // 8 * 29 + 2; 255 + 11 * 234
    ['S18', 'm5.large --host-network-pods 3', { maxPods: 30, hostNetworkPods: 3 }], // 27 + 3
    ['S62', 't3.medium --prefix-delegation', { eniLimitedPods: 242, maxPods: 110, reservedMemoryMiB: 1465 }], // 3 * 5 * 16 + 2; 255 + 11 * 110
    ['S72', 'c7g.medium --prefix-delegation', { maxPods: 98, boundBy: 'enis', reservedMemoryMiB: 1333 }], // 2 * 3 * 16 + 2; 255 + 11 * 98
    ['S73', 'm5.large --custom-networking', { maxPods: 20 }], // 2 * 9 + 2
    ['S74', 'i3.large --custom-networking --prefix-delegation', { ipAssignment: 'secondary-ip', podAddresses: 18, maxPods: 20 }], // 2 * 9 + 2
    ['S75', 't3.nano --prefix-delegation', { maxPods: 34, reservedMemoryMiB: 629 }], // 2 * 1 * 16 + 2; 255 + 11 * 34
    ['S75', 't3.nano', { maxPods: 4 }], // 2 * 1 + 2
    ['S75', 't2.nano --prefix-delegation', { ipAssignment: 'secondary-ip', maxPods: 4 }], // 2 * 1 + 2
    ['S78', 'x2iedn.4xlarge', { eniLimitedPods: 234, cap: 110, maxPods: 110, boundBy: 'cap' }], // 8 * 29 + 2
    ['S83', 'r6g.medium --prefix-delegation --trunk-eni', { podAddresses: 48, branchInterfaces: 4, maxPods: 50 }], // 1 * 3 * 16 + 2
    ['S84', 'm5a.large --trunk-eni', { podAddresses: 18, branchInterfaces: 9, maxPods: 20 }], // 2 * 9 + 2
  ])('%s: %s', (_, words, expected) => {
    expect(answerOf(words)).toMatchObject(expected);
  });

  test.each([
    ['S62', 't3.medium --prefix-delegation', ['memory-withheld']],
    ['S72', 'c7g.medium --prefix-delegation', ['memory-withheld']],
    ['S74', 'i3.large --custom-networking --prefix-delegation', ['prefixes-unsupported']],
    ['S75', 't2.nano --prefix-delegation', ['prefixes-unsupported', 'memory-withheld']],
    ['S11', 'p5.48xlarge', ['default-card-only']],
  ])('%s: %s has findings, none an error: exit 0', (_, words, names) => {
    expect(findingNames(answerOf(words))).toEqual(names);
    expect(main(['max-pods', ...words.split(' ')]).code).toBe(0);
  });

  test.each(['m6g.medium', 'r6g.medium'])('S86: %s with custom networking and a trunk has no ENI for pods, an error: exit 1', (type) => {
    const words = `${type} --custom-networking --trunk-eni`;

    const answer = answerOf(words);

    expect(answer).toMatchObject({ enis: 0, podSlots: 0, podAddresses: 0, maxPods: 2 }); // 2 - 1 - 1
    expect(answer.findings.map(({ id, severity }) => [id, severity])).toEqual([['cdk-eks-pod-capacity:no-pod-enis', 'error']]);
    expect(main(['max-pods', ...words.split(' ')]).code).toBe(1);
    expect(main(['max-pods', ...words.split(' '), '--json']).code).toBe(1);
  });

  test('one type with an error among others is exit 1, and the others are answered', () => {
    const { code, stdout } = main(['max-pods', 'm5.large', 'm6g.medium', '--custom-networking', '--trunk-eni', '--json']);

    expect(code).toBe(1);
    expect((JSON.parse(stdout) as Answer[]).map(({ maxPods }) => maxPods)).toEqual([11, 2]); // 1 * 9 + 2; 0 + 2
  });
});

describe('on Windows', () => {
  test.each([
    ['S67', 'c5.large', { enis: 1, podSlots: 9, podAddresses: 9, hostNetworkPods: 0, branchInterfaces: 0, eniLimitedPods: 9, cap: 110, maxPods: 9, boundBy: 'os' }], // 10 - 1
    ['S67', 'c5.large --prefix-delegation', { enis: 1, podSlots: 9, podAddresses: 144, eniLimitedPods: 144, cap: 110, maxPods: 110, boundBy: 'cap' }], // 9 * 16
    ['S68', 't3.large', { podAddresses: 11, maxPods: 11, boundBy: 'os' }], // 12 - 1
    ['c5.18xlarge', 'c5.18xlarge --prefix-delegation', { cap: 110, maxPods: 110 }], // 49 * 16 = 784, of 72 vCPUs
    ['uncapped', 'c5.large --prefix-delegation --uncapped', { cap: null, maxPods: 144, boundBy: 'os' }], // 9 * 16
    ['HostProcess pods', 'c5.large --host-network-pods 2', { hostNetworkPods: 2, eniLimitedPods: 11, maxPods: 11 }], // 9 + 2
  ])('%s: %s', (_, words, expected) => {
    const answer = answerOf(`${words} --os windows`);

    expect(Object.keys(answer)).toEqual(KEYS);
    expect(answer).toMatchObject(expected);
  });

  test('S68: the finding has 11 and 110, and is no error', () => {
    const { findings } = answerOf('t3.large --os windows');

    expect(findings.map(({ id, severity }) => [id, severity])).toEqual([['cdk-eks-pod-capacity:windows-one-eni', 'warning']]);
    expect(findings[0]).toMatchObject({
      message: expect.stringContaining('11 addresses for pods, and kubelet takes 110 pods'),
      details: expect.arrayContaining([expect.stringContaining('12 - 1 = 11 addresses')]),
    });
    expect(main(['max-pods', 't3.large', '--os', 'windows']).code).toBe(0);
  });

  test('an Arm type has no image: exit 1', () => {
    expect(main(['max-pods', 'm6g.medium', '--os', 'windows']).code).toBe(1);
  });
});

describe('with IPv6', () => {
  const A_80 = 281_474_976_710_656; // 2 ** 48

  test.each([
    ['m5.large', { ipAssignment: 'prefix-delegation', enis: 1, ipv4PerEni: 10, podSlots: 1, podAddresses: A_80, eniLimitedPods: A_80 + 2, cap: 110, maxPods: 110, boundBy: 'cap' }],
    ['m5.large --prefix-delegation', { ipAssignment: 'prefix-delegation', maxPods: 110 }],
    ['c5.18xlarge', { cap: 250, maxPods: 250, boundBy: 'cap' }],
    ['m5.large --trunk-eni', { enis: 1, branchInterfaces: 9, maxPods: 110 }],
    ['m5.large --host-network-pods 5', { hostNetworkPods: 5, maxPods: 110 }],
  ])('%s', (words, expected) => {
    const answer = answerOf(`${words} --ip-family ipv6`);

    expect(Object.keys(answer)).toEqual(KEYS);
    expect(answer).toMatchObject(expected);
    expect(answer.findings).toEqual([]);
  });

  test('a Xen type gives no pod an address: exit 1', () => {
    expect(answerOf('i3.large --ip-family ipv6')).toMatchObject({ enis: 0, podSlots: 0, podAddresses: 0, maxPods: 2, boundBy: 'enis' });
    expect(findingNames(answerOf('i3.large --ip-family ipv6'))).toEqual(['ipv6-unsupported']);
    expect(main(['max-pods', 'i3.large', '--ip-family', 'ipv6']).code).toBe(1);
  });
});

describe('for people', () => {
  test('a table, then a blank line and the findings', () => {
    expect(main(['max-pods', 'm5.large', 't3.nano', '--prefix-delegation'])).toEqual({
      code: 0,
      stderr: '',
      stdout: [
        'type      assignment         ENIs  slots  addresses  pods by ENIs  cap  max pods  bound by  kubelet keeps',
        'm5.large  prefix-delegation     3     27        432           434  110       110  cap            1465 MiB',
        't3.nano   prefix-delegation     2      2         32            34  110        34  enis            629 MiB',
        '',
        'warning: kubelet keeps 629 of the 512 MiB of t3.nano, so nothing is left for pods [cdk-eks-pod-capacity:memory-withheld]',
        '    kubelet keeps memory for each of the 34 pods that a node may run',
        "    fix: lower 'maxPods'",
        '    or: use a larger type',
        '    see: https://github.com/cdk-eks-pod-capacity/cdk-eks-pod-capacity/blob/main/docs/findings.md#memory-withheld',
        '',
      ].join('\n'),
    });
  });

  test('no blank line where there is no finding, and a dash for no cap', () => {
    expect(main(['max-pods', 'm5.large', '--uncapped']).stdout).toBe([
      'type      assignment    ENIs  slots  addresses  pods by ENIs  cap  max pods  bound by  kubelet keeps',
      'm5.large  secondary-ip     3     27         27            29    -        29  enis            574 MiB',
      '',
    ].join('\n'));
  });
});

describe('types', () => {
  test.each([
    [['M5.LARGE']], [['m5.large,']], [[' m5.large ']], [['m5.large', '']],
  ])('%j is m5.large', (types) => {
    expect(JSON.parse(main(['max-pods', ...types, '--json']).stdout)).toMatchObject([{ instanceType: 'm5.large' }]);
  });

  test('may stand in one word with commas, in their order', () => {
    const { code, stdout } = main(['max-pods', 'm6i.large,M5.large', 'c5.large', '--json']);

    expect([code, JSON.parse(stdout).map(({ instanceType }: Answer) => instanceType)]).toEqual([0, ['m6i.large', 'm5.large', 'c5.large']]);
  });

  test.each([[[]], [['--json']]])('that are known are answered beside those that are not: exit 2 (%j)', (form) => {
    const { code, stdout, stderr } = main(['max-pods', 'm5.large', 'p5.48xlage', 'm6i.large', ...form]);

    expect([code, stdout]).toEqual([2, main(['max-pods', 'm5.large', 'm6i.large', ...form]).stdout]);
    expect(stderr).toBe("eks-pod-capacity max-pods: TYPE instance type 'p5.48xlage' is not in the table of 2026-11-22: the nearest names are p5.48xlarge, g5.48xlarge, p5.4xlarge\n");
  });
});

describe('bad input', () => {
  const TABLE = 'is not in the table of 2026-11-22: the nearest names are';

  test.each([
    [[], 'TYPE is missing: name at least one instance type, as in m5.large, or give --all'],
    [['--json'], 'TYPE is missing: name at least one instance type, as in m5.large, or give --all'],
    [['m5.large', '--all'], "--all and TYPE 'm5.large' exclude each other: give one of them"],
    [['m5.largee'], `TYPE instance type 'm5.largee' ${TABLE} m5.large, `],
    [['m5.larg', 'p5.48xlage'], `\neks-pod-capacity max-pods: TYPE instance type 'p5.48xlage' ${TABLE} p5.48xlarge, `],
    [['x9.99xlarge'], `TYPE instance type 'x9.99xlarge' ${TABLE} `],
    [['c7g-flex.large'], `TYPE instance type 'c7g-flex.large' ${TABLE} `],
    [[''], 'TYPE is missing: name at least one instance type, as in m5.large, or give --all'],
    [['m5.large', '--max-eni', '0'], "--max-eni must be a whole number of 1 or more, and is '0'"],
    [['m5.large', '--max-eni', '-1'], "--max-eni must be a whole number of 1 or more, and is '-1'"],
    [['m5.large', '--max-eni', 'two'], "--max-eni must be a whole number of 1 or more, and is 'two'"],
    [['m5.large', '--max-eni', '--json'], '--max-eni needs a value, and --json follows: a whole number of 1 or more'],
    [['m5.large', '--max-eni'], '--max-eni needs a value'],
    [['t3.2xlarge', '--addon-version', 'latest'], "--addon-version must be a version, as in v1.21.1-eksbuild.1, and is 'latest'"],
    [['t3.2xlarge', '--addon-version'], '--addon-version needs a value: a version, as in v1.21.1-eksbuild.1'],
    [['m5.large', '--efa-only-enis', '-1'], "--efa-only-enis must be a whole number of 0 or more, and is '-1'"],
    [['m5.large', '--host-network-pods', '-1'], "--host-network-pods must be a whole number of 0 or more, and is '-1'"],
    [['m5.large', '--host-network-pods', '1.5'], "--host-network-pods must be a whole number of 0 or more, and is '1.5'"],
    [['m5.large', '--os', 'linux'], "--os must be al2023, bottlerocket or windows, and is 'linux'"],
    [['m5.large', '--os', 'Windows'], "--os must be al2023, bottlerocket or windows, and is 'Windows'"],
    [['c5.large', '--os'], '--os needs a value: al2023, bottlerocket or windows'],
    [['c5.large', '--os', 'windows', '--custom-networking'],
      "--custom-networking and --os windows exclude each other, because pods on Windows have addresses of the node's own subnet: leave one of them out"],
    [['c5.large', '--os=windows', '--trunk-eni'], '--trunk-eni and --os windows exclude each other, because pods on Windows cannot have security groups of their own: leave one of them out'],
    [['c5.large', '--max-eni', '1', '--os=windows'], '--max-eni and --os windows exclude each other, because a Windows node has one ENI for pods: leave one of them out'],
    [['m5.large', '--ip-family', 'ipv5'], "--ip-family must be ipv4 or ipv6, and is 'ipv5'"],
    [['m5.large', '--ip-family'], '--ip-family needs a value: ipv4 or ipv6'],
    [['c5.large', '--ip-family', 'ipv6', '--os', 'windows'], '--os windows and --ip-family ipv6 exclude each other, because Windows nodes run with IPv4 only: leave one of them out'],
    [['m5.large', '--ip-family=ipv6', '--custom-networking'], '--custom-networking and --ip-family ipv6 exclude each other, because the VPC CNI does not start with both'],
    [['m5.large', '--ip-family=ipv6', '--max-eni', '2'], '--max-eni and --ip-family ipv6 exclude each other, because pods have addresses of the primary ENI only'],
    [['m5.large', '--ip-family=ipv6', '--uncapped'], '--uncapped and --ip-family ipv6 exclude each other, because a /80 has 2^48 addresses, so only the cap limits max pods'],
    [['m5.large', '--prefix-delegation=yes'], "--prefix-delegation takes no value, and has 'yes'"],
    [['m5.large', '--tagged-subnets', '--custom-networking'], '--tagged-subnets and --custom-networking exclude each other, because ENIConfigs win: leave one of them out'],
    [['m5.large', '--tagged-subnets', '--addon-version=v1.22.0-eksbuild.1'], "--tagged-subnets needs --addon-version v1.22.1 or later, and is 'v1.22.0-eksbuild.1'"],
    [['c5.large', '--os', 'windows', '--tagged-subnets'], '--tagged-subnets and --os windows exclude each other'],
    [['m5.large', '--ip-family=ipv6', '--tagged-subnets'], '--tagged-subnets and --ip-family ipv6 exclude each other'],
    [['m5.large', '--prefixes'], '--prefixes is not an option: allowed are --all, --prefix-delegation, --custom-networking, --max-eni, --trunk-eni, --addon-version,'],
  ])('fails on %p with exit 2, and says what is allowed', (words, problem) => {
    const { code, stdout, stderr } = main(['max-pods', ...words]);

    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^(eks-pod-capacity max-pods: [^\n]+\n)+$/);
    expect(stderr).toContain(problem);
  });
});

describe('the trunk ENI', () => {
  test.each<[string, number, string[]]>([
    ['m5.large --trunk-eni --max-eni 1', 11, ['trunk-never-attached']], // max(1, 1 - 1) * 9 + 2
    ['m5.large --trunk-eni --max-eni 2', 11, ['trunk-takes-an-eni']], // (2 - 1) * 9 + 2
    ['t3.2xlarge --trunk-eni', 58, ['trunk-unsupported', 'trunk-place-by-version']], // 4 * 14 + 2
    ['t3.2xlarge --trunk-eni --addon-version v1.20.4', 58, ['trunk-unsupported']], // 4 * 14 + 2
    ['t3.2xlarge --trunk-eni --addon-version v1.20.3', 44, ['trunk-unsupported', 'trunk-place-lost']], // (4 - 1) * 14 + 2
  ])('%s: %i pods', (words, pods, names) => {
    const [answer] = answersOf(words);

    expect([answer.maxPods, findingNames(answer)]).toEqual([pods, names]);
    expect(main(['max-pods', ...words.split(' ')]).code).toBe(0);
  });
});
