import { mkdirSync } from 'fs';
import { dirname, join } from 'path';
import { main } from '../../src/cli/main';
import { PROCESS_TIMEOUT, runBin } from '../private/child-process';
import { withFile } from '../private/demand-files';
import { replayed, ReplayNode } from '../private/demand-replay';

type Answer = Readonly<Record<string, number>>;

const KEYS = ['slots', 'enis', 'podsPlaced', 'idlePodAddresses', 'nodeSubnetAddresses', 'podSubnetAddresses'];
const M5_LARGE = { instanceType: 'm5.large' };
const PREFIXES = { ...M5_LARGE, prefixDelegation: true };

/** What `demand` gives for the text of a file. */
const runOn = (text: string, ...words: string[]) => withFile(text, (path) => main(['demand', '--cases', path, ...words]));

/** The objects that `demand --json` prints for cases. */
function answersOf(...cases: object[]): Answer[] {
  const { code, stdout, stderr } = runOn(JSON.stringify(cases), '--json');
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as Answer[];
}

describe('what there is to say of a node', () => {
  const said = (...cases: object[]) => runOn(JSON.stringify(cases));
  const idsIn = (stderr: string) => [...stderr.matchAll(/^(\w+): .*\[cdk-eks-pod-capacity:([a-z-]+)\]$/gm)].map(([, severity, id]) => `${severity} ${id}`);

  test.each<[string, object[], string[]]>([
    ['Nitro', [{ ...PREFIXES, pods: 1 }], []],
    ['Xen with single addresses', [{ instanceType: 't2.medium', pods: 1 }], []],
    ['Xen with prefixes', [{ instanceType: 't2.medium', prefixDelegation: true, pods: 1 }], ['warning prefixes-unsupported']],
    ['the same twice', [1, 2].map((pods) => ({ instanceType: 't2.medium', prefixDelegation: true, pods })), ['warning prefixes-unsupported']],
    ['numbers in place of a type', [{ enis: 3, ipv4PerEni: 6, prefixDelegation: true, pods: 1 }], []],
    ['no ENI for pods', [{ instanceType: 'm6g.medium', customNetworking: true, maxEni: 1, pods: 0 }], ['error no-pod-enis']],
    ['a target that the CNI ignores', [{ ...M5_LARGE, maxEni: -1, warmIpTarget: -1, pods: 1 }], []],
  ])('of %s stands beside the table, and changes neither JSON nor code', (_, cases, expected) => {
    const { code, stdout, stderr } = said(...cases);
    const json = runOn(JSON.stringify(cases), '--json');

    expect([code, idsIn(stderr)]).toEqual([0, expected]);
    expect(stdout).not.toContain('cdk-eks-pod-capacity:');
    expect([json.code, json.stderr, Object.keys(JSON.parse(json.stdout)[0])]).toEqual([0, '', KEYS]);
  });
});

describe('--json', () => {
  test('gives one object a case, with the names of the contract in its order', () => {
    const answers = answersOf({ ...M5_LARGE, pods: 1 }, { ...PREFIXES, customNetworking: true, pods: 9 }, { enis: 2, ipv4PerEni: 4, pods: 0 });

    expect(answers.map((answer) => Object.keys(answer))).toEqual([KEYS, KEYS, KEYS]);
  });

  test('m5.large, number for number', () => {
    expect(answersOf({ ...M5_LARGE, pods: 10 })).toEqual([{
      slots: 27, // (ceil(10 / 9) + 1) * 9
      enis: 3,
      podsPlaced: 10,
      idlePodAddresses: 17, // 27 - 10
      nodeSubnetAddresses: 30, // 3 + 27
      podSubnetAddresses: 0,
    }]);
  });

  test('every property at once, number for number', () => {
    expect(answersOf({
      enis: 8,
      ipv4PerEni: 30,
      prefixDelegation: true,
      customNetworking: true,
      trunkEni: true,
      maxEni: 4,
      warmEniTarget: 9,
      warmIpTarget: 3,
      minimumIpTarget: 40,
      warmPrefixTarget: 9,
      maxPods: 700,
      pods: 600,
    })).toEqual([{
      slots: 38, // ceil(max(40, 600 + 3) / 16)
      enis: 4, // 1 + 1 + ceil(38 / 29)
      podsPlaced: 600,
      idlePodAddresses: 8, // 38 * 16 - 600
      nodeSubnetAddresses: 1,
      podSubnetAddresses: 611, // 1 + 2 + 38 * 16
    }]);
  });

  test('the order of the cases is kept, and a case given twice is answered twice', () => {
    const answers = answersOf({ ...M5_LARGE, pods: 10 }, { ...PREFIXES, pods: 1 }, { ...M5_LARGE, pods: 0 }, { ...M5_LARGE, pods: 10 });

    expect(answers.map(({ slots }) => slots)).toEqual([27, 2, 9, 27]); // 3 * 9; 1 + 1; 1 * 9; 3 * 9
  });

  test('no case is no answer', () => {
    expect(runOn('[]', '--json')).toEqual({ code: 0, stdout: '[]\n', stderr: '' });
  });

  test('where no pod has a place it is an answer too, and no error', () => {
    expect(answersOf({ instanceType: 'm6g.medium', customNetworking: true, trunkEni: true, pods: 5 }))
      .toMatchObject([{ slots: 0, enis: 2, podsPlaced: 0, nodeSubnetAddresses: 1, podSubnetAddresses: 1 }]); // 2 - 1 - 1
  });
});

describe('each property alone', () => {
  test.each<[string, object, Answer]>([
    ['a type', { ...M5_LARGE, pods: 1 }, { slots: 18, nodeSubnetAddresses: 20 }], // (1 + 1) * 9; 2 + 18
    ['enis and ipv4PerEni', { enis: 3, ipv4PerEni: 10, pods: 1 }, { slots: 18, nodeSubnetAddresses: 20 }], // (1 + 1) * 9; 2 + 18
    ['an ENI that holds its own address only', { enis: 3, ipv4PerEni: 1, pods: 1 }, { slots: 0, enis: 1, podsPlaced: 0 }], // 3 * 0
    ['prefixDelegation', { ...PREFIXES, pods: 1 }, { slots: 2, enis: 1, nodeSubnetAddresses: 33 }], // 1 + 1; 1 + 32
    ['prefixDelegation, of a type that is not named', { enis: 3, ipv4PerEni: 10, prefixDelegation: true, pods: 1 }, { slots: 2 }], // 1 + 1
    ['prefixDelegation, of a Xen type', { instanceType: 'i3.large', prefixDelegation: true, pods: 1 }, { slots: 18 }], // (1 + 1) * 9
    ['prefixDelegation, false', { ...M5_LARGE, prefixDelegation: false, pods: 1 }, { slots: 18 }], // (1 + 1) * 9
    ['customNetworking', { ...M5_LARGE, customNetworking: true, pods: 1 }, { enis: 3, nodeSubnetAddresses: 1, podSubnetAddresses: 20 }], // 1 + 2; 2 + 18
    ['trunkEni', { ...M5_LARGE, trunkEni: true, pods: 30 }, { slots: 18, enis: 3 }], // (3 - 1) * 9; 1 + 2
    ['trunkEni, of a type that cannot have one', { instanceType: 't3.2xlarge', trunkEni: true, pods: 60 }, { slots: 56, enis: 4 }], // 4 * 14
    ['trunkEni, without a place for it', { ...M5_LARGE, trunkEni: true, maxEni: 1, pods: 30 }, { slots: 9, enis: 1 }], // max(1, 1 - 1) * 9
    ['warmPrefixTarget 2, the fullest case', { ...PREFIXES, warmPrefixTarget: 2, pods: 17 }, { slots: 5, nodeSubnetAddresses: 81 }], // 2 + 2 + min(1, 15); 1 + 5 * 16
    ['warmPrefixTarget 3, the fullest case', { ...PREFIXES, warmPrefixTarget: 3, pods: 17 }, { slots: 7, nodeSubnetAddresses: 113 }], // 2 + 3 + min(2, 15); 1 + 7 * 16
    ['addonVersion', { instanceType: 't3.2xlarge', trunkEni: true, addonVersion: 'v1.20.3-eksbuild.1', pods: 60 }, { slots: 42, enis: 3 }], // (4 - 1) * 14
    ['addonVersion, the next', { instanceType: 't3.2xlarge', trunkEni: true, addonVersion: 'v1.20.4-eksbuild.1', pods: 60 }, { slots: 56, enis: 4 }], // 4 * 14
    ['maxEni', { ...M5_LARGE, maxEni: 2, pods: 30 }, { slots: 18, enis: 2 }], // 2 * 9
    ['maxEni beyond the type', { ...M5_LARGE, maxEni: 9, pods: 30 }, { slots: 27, enis: 3 }], // min(3, 9) * 9
    ['maxEni 0, which the CNI ignores', { ...M5_LARGE, maxEni: 0, pods: 30 }, { slots: 27, enis: 3 }], // 3 * 9
    ['maxEni -1, which the CNI ignores', { ...M5_LARGE, maxEni: -1, pods: 30 }, { slots: 27, enis: 3 }], // 3 * 9
    ['maxPods', { ...PREFIXES, maxPods: 110, pods: 110 }, { slots: 7 }], // min(7 + 1, ceil(110 / 16))
    ['no maxPods, no gate', { ...PREFIXES, pods: 110 }, { slots: 8 }], // 7 + 1
    ['no maxPods, and all that the ENIs hold', { ...PREFIXES, pods: 999 }, { slots: 27, podsPlaced: 432 }], // 3 * 9; 27 * 16
  ])('%s', (_, each, expected) => {
    expect(answersOf(each)).toMatchObject([expected]);
  });
});

describe('targets', () => {
  test.each<[string, object, number]>([
    ['absent: one warm ENI', { ...M5_LARGE, pods: 0 }, 9], // 1 * 9
    ['absent: one warm prefix', { ...PREFIXES, pods: 0 }, 1], // 1
    ['null is absent: one warm ENI', { ...M5_LARGE, warmEniTarget: null, pods: 1 }, 18], // (1 + 1) * 9
    ['null is absent: one warm prefix', { ...PREFIXES, warmPrefixTarget: null, warmIpTarget: null, minimumIpTarget: null, pods: 1 }, 2], // 1 + 1
    ['0 is 0: no warm ENI', { ...M5_LARGE, warmEniTarget: 0, pods: 1 }, 9], // (floor(1 / 9) + 1) * 9
    ['0 is 0: no warm prefix', { ...PREFIXES, warmPrefixTarget: 0, pods: 1 }, 1], // floor(1 / 16) + 1
    ['0 is unset: the IP targets', { ...PREFIXES, warmIpTarget: 0, minimumIpTarget: 0, pods: 1 }, 2], // 1 + 1
    ['below 0: one warm ENI', { ...M5_LARGE, warmEniTarget: -5, pods: 1 }, 18], // (1 + 1) * 9
    ['below 0: no warm prefix', { ...PREFIXES, warmPrefixTarget: -5, pods: 1 }, 1], // floor(1 / 16) + 1
    ['below 0: no IP targets', { ...M5_LARGE, warmIpTarget: -1, minimumIpTarget: -1, pods: 1 }, 18], // (1 + 1) * 9
    ['warmEniTarget', { ...M5_LARGE, warmEniTarget: 2, pods: 1 }, 27], // (1 + 2) * 9
    ['warmPrefixTarget', { ...PREFIXES, warmPrefixTarget: 4, pods: 1 }, 5], // 1 + 4
    ['warmIpTarget', { ...M5_LARGE, warmIpTarget: 4, pods: 1 }, 5], // 1 + 4
    ['warmIpTarget, prefixes', { ...PREFIXES, warmIpTarget: 16, pods: 1 }, 2], // ceil(17 / 16)
    ['the combinations that WarmPool cannot be: a floor alone', { ...M5_LARGE, minimumIpTarget: 5, pods: 9 }, 5], // 5
    ['a floor alone, prefixes', { ...PREFIXES, minimumIpTarget: 22, pods: 41 }, 2], // ceil(22 / 16)
    ['IP and prefix targets', { ...PREFIXES, warmIpTarget: 1, warmPrefixTarget: 5, pods: 1 }, 1], // ceil(2 / 16)
    ['an ENI target with prefixes', { ...PREFIXES, warmEniTarget: 3, pods: 1 }, 2], // 1 + 1
    ['a prefix target without', { ...M5_LARGE, warmPrefixTarget: 3, pods: 1 }, 18], // (1 + 1) * 9
    ['nothing warm without prefixes', { ...M5_LARGE, warmEniTarget: 0, pods: 9 }, 18], // (floor(9 / 9) + 1) * 9
  ])('%s', (_, each, slots) => {
    expect(answersOf(each)[0].slots).toBe(slots);
  });

  test('null is absent for every property', () => {
    const nothing = { prefixDelegation: null, customNetworking: null, trunkEni: null, maxEni: null, warmEniTarget: null, warmIpTarget: null };
    const none = { ...nothing, minimumIpTarget: null, warmPrefixTarget: null, maxPods: null };
    const [absent, byType, byNumbers] = answersOf(
      { ...M5_LARGE, pods: 10 },
      { ...M5_LARGE, enis: null, ipv4PerEni: null, ...none, pods: 10 },
      { instanceType: null, enis: 3, ipv4PerEni: 10, ...none, pods: 10 },
    );

    expect(byType).toEqual(absent);
    expect(byNumbers).toEqual(absent);
  });
});

describe('what users ran into', () => {
  test.each<[string, object, Answer]>([
    ['S04', { instanceType: 'c6i.2xlarge', customNetworking: true, maxPods: 44, pods: 42 }, { podSubnetAddresses: 45, nodeSubnetAddresses: 1 }], // 3 + 42
    ['S17', { ...PREFIXES, maxPods: 25, pods: 23 }, { slots: 2, enis: 1, nodeSubnetAddresses: 33 }], // min(2 + 1, ceil(25 / 16)); 1 + 2 * 16
    ['S32', { ...M5_LARGE, maxPods: 29, pods: 27 }, { nodeSubnetAddresses: 30 }], // 3 + 27
    ['S32', { ...PREFIXES, maxPods: 110, pods: 108 }, { slots: 7, nodeSubnetAddresses: 113 }], // 1 + 7 * 16
    ['S33', { instanceType: 'g5.12xlarge', pods: 1 }, { slots: 98, enis: 2, nodeSubnetAddresses: 100 }], // 2 * 49; 2 + 98
    ['S33', { instanceType: 'g5.12xlarge', warmIpTarget: 2, minimumIpTarget: 12, pods: 10 }, { nodeSubnetAddresses: 13 }], // 1 + 12
    ['S60', { instanceType: 'm5.large', pods: 10 }, { idlePodAddresses: 17, nodeSubnetAddresses: 30 }], // 27 - 10; 3 + 27
    ['S60', { instanceType: 'm5.2xlarge', pods: 10 }, { slots: 28, idlePodAddresses: 18, nodeSubnetAddresses: 30 }], // 2 * 14; 28 - 10; 2 + 28
    ['S60', { instanceType: 'm5.4xlarge', pods: 10 }, { idlePodAddresses: 48, nodeSubnetAddresses: 60 }], // 58 - 10; 2 + 58
    ['S60', { instanceType: 'm5.2xlarge', warmIpTarget: 2, minimumIpTarget: 12, pods: 10 }, { nodeSubnetAddresses: 13 }], // 1 + 12
    ['S61', { instanceType: 'm5.4xlarge', prefixDelegation: true, customNetworking: true, warmEniTarget: 0, warmIpTarget: 0, minimumIpTarget: 22, warmPrefixTarget: 1, pods: 41 },
      { slots: 2, podsPlaced: 32, idlePodAddresses: 0, nodeSubnetAddresses: 1, podSubnetAddresses: 33 }], // ceil(22 / 16); 2 * 16; 1 + 32
    ['S63', { instanceType: 'i3.4xlarge', pods: 5 }, { nodeSubnetAddresses: 60 }], // 2 + 2 * 29
    ['S63', { instanceType: 'i3.4xlarge', prefixDelegation: true, pods: 5 }, { nodeSubnetAddresses: 60 }], // 2 + 2 * 29, Xen
    ['S63', { instanceType: 'i3.4xlarge', warmIpTarget: 2, minimumIpTarget: 8, pods: 6 }, { slots: 8, nodeSubnetAddresses: 9 }], // 1 + 8
    ['S66', { instanceType: 'g5.xlarge', maxPods: 20, pods: 18 }, { slots: 28, nodeSubnetAddresses: 30 }], // ceil(20 / 14) * 14; 2 + 28
    ['S66', { instanceType: 'g5.2xlarge', maxPods: 20, pods: 18 }, { slots: 28, nodeSubnetAddresses: 30 }], // ceil(20 / 14) * 14; 2 + 28
    ['S66', { instanceType: 'g5.4xlarge', maxPods: 20, pods: 18 }, { slots: 29, nodeSubnetAddresses: 30 }], // ceil(20 / 29) * 29; 1 + 29
    ['S66', { instanceType: 'g5.4xlarge', pods: 18 }, { slots: 58, nodeSubnetAddresses: 60 }], // (1 + 1) * 29; 2 + 58
    ['S83', { instanceType: 'r6g.medium', prefixDelegation: true, trunkEni: true, pods: 60 }, { slots: 3, podsPlaced: 48, idlePodAddresses: 0 }], // 1 * 3 * 16
    ['S95', { ...M5_LARGE, pods: 5 }, { nodeSubnetAddresses: 20 }], // 2 + 18
    ['S95', { ...M5_LARGE, warmIpTarget: 1, minimumIpTarget: 3, pods: 5 }, { nodeSubnetAddresses: 7 }], // 1 + max(3, 5 + 1)
    ['S95', { ...PREFIXES, warmIpTarget: 1, minimumIpTarget: 3, pods: 5 }, { slots: 1, nodeSubnetAddresses: 17 }], // ceil(6 / 16); 1 + 16
  ])('%s: %j', (_, each, expected) => {
    expect(answersOf(each)).toMatchObject([expected]);
  });
});

test('a file of many cases is answered as the loop comes to them', () => {
  const nodes: ReplayNode[] = [[2, 4], [3, 10], [4, 15]].flatMap(([enis, ipv4PerEni]) => [false, true].flatMap((customNetworking) =>
    [false, true].flatMap((prefixDelegation) => [false, true].flatMap((trunkEni) => [undefined, 0, 2].flatMap((maxEni) =>
      [undefined, 29].map((maxPods) => ({ enis, ipv4PerEni, customNetworking, prefixDelegation, trunkEni, maxEni, maxPods })))))));
  const cases = nodes.flatMap((node) => [0, 1, 16, 40].flatMap((pods) => [
    { ...node, pods },
    { ...node, warmEniTarget: 0, warmPrefixTarget: 0, pods },
    { ...node, warmIpTarget: 2, minimumIpTarget: 5, pods },
  ]));

  const expected = cases.map(({ pods, ...node }) => replayed({ ...node, warmPrefixTarget: node.warmPrefixTarget ?? 1 }, pods))
    .map(({ podSubnetSlots: _, ...told }) => told);

  expect(cases).toHaveLength(1728); // 3 * 2 * 2 * 2 * 3 * 2 * 4 * 3
  expect(answersOf(...cases)).toEqual(expected);
});

describe('for people', () => {
  test('a table, one line a case', () => {
    expect(runOn(JSON.stringify([{ ...M5_LARGE, pods: 10 }, { ...PREFIXES, customNetworking: true, maxPods: 110, pods: 108 }]))).toEqual({
      code: 0,
      stderr: '',
      stdout: [
        'pods  slots  ENIs  placed  idle addresses  node subnet  pod subnet',
        '  10     27     3      10              17           30           0',
        ' 108      7     2     108               4            1         113',
        '',
      ].join('\n'),
    });
  });

  test('the head alone where there is no case', () => {
    expect(runOn('[]')).toEqual({ code: 0, stderr: '', stdout: 'pods  slots  ENIs  placed  idle addresses  node subnet  pod subnet\n' });
  });
});

describe('standard input', () => {
  test('is read for -: exit 0', () => {
    const { code, stdout, stderr } = runBin(['demand', '--cases', '-', '--json'], JSON.stringify([{ ...PREFIXES, pods: 1 }]));

    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject([{ slots: 2, nodeSubnetAddresses: 33 }]); // 1 + 1; 1 + 32
  }, PROCESS_TIMEOUT);

  test('fails when it is empty: exit 2', () => {
    const { code, stdout, stderr } = runBin(['demand', '--cases', '-'], '');

    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^eks-pod-capacity demand: --cases - \(standard input\) is empty: give JSON\n$/);
  }, PROCESS_TIMEOUT);

  test('fails on a wrong case in it: exit 2', () => {
    expect(runBin(['demand', '--cases=-'], '[{ "instanceType": "m5.large" }]')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'eks-pod-capacity demand: --cases - (standard input): [0].pods is missing: give a whole number of 0 or more\n',
    });
  }, PROCESS_TIMEOUT);
});

/** Exit 2, and a line for each thing that is wrong. */
function expectRefusal({ code, stdout, stderr }: ReturnType<typeof main>, problem: string | RegExp): void {
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^(eks-pod-capacity demand: \P{Cc}+\n)+$/u);
  expect(stderr).toMatch(problem);
}

describe('bad words', () => {
  const MISSING = '--cases is missing: give the path of a JSON file, or - for standard input';

  test.each<[string[], string]>([
    [[], MISSING],
    [['--json'], MISSING],
    [['--cases'], '--cases needs a value: the path of a JSON file, or - for standard input'],
    [['--cases='], '--cases needs a value: the path of a JSON file, or - for standard input'],
    [['cases.json'], "'cases.json' is not expected: cases are read from --cases FILE"],
    [['--cases', 'a', 'm5.large'], "'m5.large' is not expected: cases are read from --cases FILE"],
    [['--file', 'a'], '--file is not an option: allowed are --cases, --json, --output, --color, --no-color, --help'],
    [['--cases', 'a', '--json=yes'], "--json takes no value, and has 'yes'"],
  ])('fails on %j', (words, problem) => {
    expectRefusal(main(['demand', ...words]), `demand: ${problem}\n`);
  });
});

describe('bad files', () => {
  test('fails on a path that is not there', () => {
    withFile('[]', (path) => expectRefusal(main(['demand', '--cases', `${path}.not`]),
      `--cases '${path}.not' cannot be read (ENOENT): give the path of a JSON file, or - for standard input\n`));
  });

  test('fails on a directory', () => {
    withFile('[]', (path) => {
      const directory = join(dirname(path), 'cases');
      mkdirSync(directory);

      expectRefusal(main(['demand', '--cases', directory]), `--cases '${directory}' is a folder: give the path of a JSON file, `);
    });
  });

  test.each([
    ['half of it', '[{'],
    ['half of it', '[{'],
    ['YAML', '- instanceType: m5.large\n  pods: 1\n'],
    ['lines', '[\n{ "pods": 1,\n\t}\n]'],
    ['one case a line', '{"pods":1}\n{"pods":2}\n'],
  ])('fails on what is not JSON: %s', (_, text) => {
    expectRefusal(runOn(text), /: --cases '.+cases\.json' is not JSON: ./);
  });

  test.each([['an object', '{}'], ['one case', '{"instanceType":"m5.large","pods":1}'], ['null', 'null'], ['a number', '3'], ['text', '"m5.large"']])(
    'fails on JSON that is not an array: %s', (_, text) => {
      expectRefusal(runOn(text), /cases\.json': the file must hold a JSON array of cases\n$/);
    });
});

describe('bad cases', () => {
  const SOURCE_MISSING = '.instanceType is missing: give it, or enis and ipv4PerEni';
  const NAMES = 'instanceType, addonVersion, prefixDelegation, customNetworking, trunkEni, enis, ipv4PerEni, maxEni, warmEniTarget, warmIpTarget, minimumIpTarget, warmPrefixTarget, maxPods, pods';

  test.each<[string, unknown, string]>([
    ['a number', 5, ' must be an object, and is 5'],
    ['null', null, ' must be an object, and is null'],
    ['text', 'm5.large', ' must be an object, and is "m5.large"'],
    ['an array', [1, 2], ' must be an object, and is [1,2]'],
    ['no pods', { ...M5_LARGE }, '.pods is missing: give a whole number of 0 or more'],
    ['pods that are null', { ...M5_LARGE, pods: null }, '.pods is missing: give a whole number of 0 or more'],
    ['pods below 0', { ...M5_LARGE, pods: -1 }, '.pods must be a whole number of 0 or more, and is -1'],
    ['half a pod', { ...M5_LARGE, pods: 1.5 }, '.pods must be a whole number of 0 or more, and is 1.5'],
    ['pods as text', { ...M5_LARGE, pods: '1' }, '.pods must be a whole number of 0 or more, and is "1"'],
    ['more pods than can be counted', { ...M5_LARGE, pods: 2 ** 53 }, '.pods must be a whole number of 0 or more, and is 9007199254740992'],
    ['no type', { pods: 1 }, SOURCE_MISSING],
    ['a type that is null', { instanceType: null, pods: 1 }, SOURCE_MISSING],
    ['enis alone', { enis: 3, pods: 1 }, SOURCE_MISSING],
    ['ipv4PerEni alone', { ipv4PerEni: 3, pods: 1 }, SOURCE_MISSING],
    ['a type and enis', { ...M5_LARGE, enis: 3, pods: 1 }, '.instanceType and .enis exclude each other: give the type, or enis and ipv4PerEni'],
    ['a type and ipv4PerEni', { ...M5_LARGE, ipv4PerEni: 3, pods: 1 }, '.instanceType and .ipv4PerEni exclude each other: give the type, or enis and ipv4PerEni'],
    ['a type and both', { ...M5_LARGE, enis: 3, ipv4PerEni: 3, pods: 1 }, '.instanceType and .enis exclude each other: give the type, or enis and ipv4PerEni'],
    ['a type that is a number', { instanceType: 5, pods: 1 }, '.instanceType must be the name of a type, as in m5.large, and is 5'],
    ['an unknown type', { instanceType: 'p5.48xlage', pods: 1 }, ".instanceType: instance type 'p5.48xlage' is not in the table of 2026-11-22: the nearest names are p5.48xlarge, "],
    ['a type that only an internal list has', { instanceType: 'c7g-flex.large', pods: 1 }, ".instanceType: instance type 'c7g-flex.large' is not in the table of "],
    ['a type of no letters', { instanceType: '', pods: 1 }, ".instanceType: instance type '' is not in the table of "],
    ['a name of Object', { instanceType: 'constructor', pods: 1 }, ".instanceType: instance type 'constructor' is not in the table of "],
    ['no ENI', { enis: 0, ipv4PerEni: 4, pods: 1 }, '.enis must be a whole number of 1 or more, and is 0'],
    ['no address', { enis: 1, ipv4PerEni: 0, pods: 1 }, '.ipv4PerEni must be a whole number of 1 or more, and is 0'],
    ['no maxPods', { ...M5_LARGE, maxPods: 0, pods: 1 }, '.maxPods must be a whole number of 1 or more, and is 0'],
    ['half an ENI', { ...M5_LARGE, maxEni: 1.5, pods: 1 }, '.maxEni must be a whole number, and is 1.5'],
    ['a version that is none', { ...M5_LARGE, addonVersion: 'latest', pods: 1 }, '.addonVersion must be a version, as in v1.21.1-eksbuild.1, and is "latest"'],
    ['a version that is a number', { ...M5_LARGE, addonVersion: 1.2, pods: 1 }, '.addonVersion must be a version, as in v1.21.1-eksbuild.1, and is 1.2'],
    ['maxEni that is no number', { ...M5_LARGE, maxEni: true, pods: 1 }, '.maxEni must be a whole number, and is true'],
    ['half a warm ENI', { ...M5_LARGE, warmEniTarget: 0.5, pods: 1 }, '.warmEniTarget must be a whole number, and is 0.5'],
    ['warmIpTarget as text', { ...M5_LARGE, warmIpTarget: '2', pods: 1 }, '.warmIpTarget must be a whole number, and is "2"'],
    ['minimumIpTarget as a list', { ...M5_LARGE, minimumIpTarget: [2], pods: 1 }, '.minimumIpTarget must be a whole number, and is [2]'],
    ['warmPrefixTarget as an object', { ...M5_LARGE, warmPrefixTarget: {}, pods: 1 }, '.warmPrefixTarget must be a whole number, and is {}'],
    ['prefixDelegation as text', { ...M5_LARGE, prefixDelegation: 'true', pods: 1 }, '.prefixDelegation must be true or false, and is "true"'],
    ['customNetworking as a number', { ...M5_LARGE, customNetworking: 1, pods: 1 }, '.customNetworking must be true or false, and is 1'],
    ['trunkEni as a list', { ...M5_LARGE, trunkEni: [], pods: 1 }, '.trunkEni must be true or false, and is []'],
    ['a name with a slip', { ...M5_LARGE, warmIPTarget: 1, pods: 1 }, `.warmIPTarget is not a property of a case: allowed are ${NAMES}`],
    ['a name that breaks lines', { ...M5_LARGE, 'a\nb': 1, 'pods': 1 }, '.a\\u{a}b is not a property of a case: '],
    ['text that breaks lines', { ...M5_LARGE, pods: 'a\nb' }, '.pods must be a whole number of 0 or more, and is "a\\nb"'],
    ['toString', { ...M5_LARGE, toString: 1, pods: 1 }, '.toString is not a property of a case: '],
  ])('fails on %s', (_, each, problem) => {
    const result = runOn(JSON.stringify([each]));

    expectRefusal(result, /^eks-pod-capacity demand: --cases '.+cases\.json': \[0\]/);
    expect(result.stderr).toContain(`cases.json': [0]${problem}`);
  });

  test('fails on __proto__, which is no name either', () => {
    expectRefusal(runOn('[{ "__proto__": { "instanceType": "m5.large" }, "pods": 1 }]'), /\[0\]\.__proto__ is not a property of a case: .+\n.+ \[0\]\.instanceType is missing: /);
  });

  test('fails on all that is wrong at once, in the order of the cases', () => {
    const { code, stdout, stderr } = withFile(JSON.stringify([
      { ...M5_LARGE, pods: 1 },
      { instanceType: 'p5.48xlage', trunkEni: 'yes', maxPods: 0, pod: 1 },
      7,
      { enis: 0, ipv4PerEni: -1, warmIpTarget: 'x', pods: -1 },
    ]), (path) => main(['demand', '--cases', path, '--json']));

    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.match(/\[\d\][^:]*?(: instance type '[^']+')? (must|is)\b/g)).toEqual([
      '[1].pod is',
      "[1].instanceType: instance type 'p5.48xlage' is",
      '[1].trunkEni must',
      '[1].maxPods must',
      '[1].pods is',
      '[2] must',
      '[3].enis must',
      '[3].ipv4PerEni must',
      '[3].warmIpTarget must',
      '[3].pods must',
    ]);
    expect(stderr.split('\n')).toHaveLength(11);
  });

  test('fails on a number without end, and does not call it null', () => {
    expectRefusal(runOn('[{ "instanceType": "m5.large", "pods": 1e999 }]'), /\.pods must be a whole number of 0 or more, and is (?!null)/);
  });
});
