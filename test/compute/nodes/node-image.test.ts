import { NodegroupAmiType } from 'aws-cdk-lib/aws-eks-v2';
import { CpuArchitecture, InstanceTypeLimits } from '../../../src/capacity/instance-type-limits';
import { NodeOs } from '../../../src/compute/node-os';
import { readImage } from '../../../src/compute/nodes/node-image';
import { amiTypeNames } from '../../../src/compute/os/ami-types';
import { osOfGroup } from '../../../src/compute/os/os-registry';
import { namesOf } from '../../private/cdk-refusals';
import { factsOf, saidBy } from '../../private/statements';

function limitsOf(...names: string[]): InstanceTypeLimits[] {
  return names.map((name) => InstanceTypeLimits.of(name));
}

const SUPPORTED = Object.values(NodegroupAmiType).filter((type) => /^(AL2023|BOTTLEROCKET)_/.test(type));
const OF_WINDOWS = Object.values(NodegroupAmiType).filter((type) => type.startsWith('WINDOWS_'));
const OTHERS = Object.values(NodegroupAmiType).filter((type) => ![...SUPPORTED, ...OF_WINDOWS].includes(type));

/** The image for types, and what runs on it. */
function nodeImage(types: InstanceTypeLimits[], amiType?: NodegroupAmiType, { os, ownAmi, kubernetesVersion }: {
  os?: NodeOs; ownAmi?: string; kubernetesVersion?: string;
} = {}) {
  const system = osOfGroup({ amiType, os });
  const { value, findings } = readImage(types, { os: system, amiType, ownAmi, kubernetesVersion });
  return { ...value, os: system.name, findings };
}

test('CDK has AMI types of all operating systems, and others', () => {
  expect(SUPPORTED.length).toBeGreaterThan(6);
  expect(OF_WINDOWS).toContain(NodegroupAmiType.WINDOWS_CORE_2022_X86_64);
  expect(OTHERS).toContain(NodegroupAmiType.AL2_X86_64);
});

test.each([
  ['m5.large', NodegroupAmiType.AL2023_X86_64_STANDARD],
  ['m7g.large', NodegroupAmiType.AL2023_ARM_64_STANDARD],
])('%s runs %s by default', (name, amiType) => {
  expect(nodeImage(limitsOf(name))).toEqual({ amiType, os: NodeOs.AL2023, findings: [] });
});

test.each(SUPPORTED)('%s runs on its own architecture only', (amiType) => {
  const kind = amiType.split('_').at(-1)!;
  const ofX86 = { NVIDIA: 'g5.xlarge', NEURON: 'inf2.xlarge' }[kind] ?? 'm5.large';
  const ofArm = kind === 'NVIDIA' ? 'g5g.xlarge' : 'm7g.large';
  const [fitting, other] = amiType.includes('ARM_64') ? [ofArm, 'm5.large'] : [ofX86, 'm7g.large'];
  const os = amiType.startsWith('AL2023') ? NodeOs.AL2023 : NodeOs.BOTTLEROCKET;

  expect(nodeImage(limitsOf(fitting), amiType)).toEqual({ amiType, os, findings: [] });
  expect(namesOf(nodeImage(limitsOf(other), amiType).findings)).toEqual(['ami-type-mismatch']);
});

test('fails for an AMI type of the other architecture, naming those that fit', () => {
  const facts = factsOf(nodeImage(limitsOf('m5.large'), NodegroupAmiType.BOTTLEROCKET_ARM_64).findings, 'ami-type-mismatch');

  expect(facts).toMatchObject({ amiType: 'BOTTLEROCKET_ARM_64', type: 'm5.large', architecture: 'x86_64' });
  expect(facts.fitting).toEqual(expect.arrayContaining([NodegroupAmiType.BOTTLEROCKET_X86_64, NodegroupAmiType.AL2023_X86_64_STANDARD]));
  expect(String(facts.fitting)).not.toContain('ARM_64');
});

test.each(OTHERS)('fails for %s, whose pod count is not written', (amiType) => {
  const [[wording, facts], ...others] = saidBy(nodeImage(limitsOf('m5.large'), amiType).findings);

  expect([wording, facts.amiType, others]).toEqual(['node-images.systemUnknown', amiType, []]);
  expect(facts.fitting).toContain(NodegroupAmiType.AL2023_X86_64_STANDARD);
  expect(String(facts.fitting)).not.toContain('WINDOWS');
});

test('an AMI type that is not known has no architecture to contradict', () => {
  expect(nodeImage(limitsOf('m5.large'), 'AL2023_ARM_64_OTHER' as NodegroupAmiType).findings).toEqual([]);
});

test('each AMI type of CDK is in the table', () => {
  expect(amiTypeNames()).toEqual(expect.arrayContaining(Object.values(NodegroupAmiType)));
});

describe('Windows', () => {
  test('is that of the latest Server Core that CDK knows by default', () => {
    const latest = OF_WINDOWS.filter((type) => type.includes('CORE')).sort().at(-1);

    for (const type of ['m5.large', 'g5.xlarge']) {
      expect(nodeImage(limitsOf(type), undefined, { os: NodeOs.WINDOWS })).toEqual({ amiType: latest, os: NodeOs.WINDOWS, findings: [] });
    }
    expect(nodeImage(limitsOf('m5.large', 'g5.xlarge'), undefined, { os: NodeOs.WINDOWS, ownAmi: 'ami-1' }).findings).toEqual([]);
  });

  test.each([...OF_WINDOWS, 'WINDOWS_CORE_2025_x86_64' as NodegroupAmiType])('%s is taken as it is', (amiType) => {
    expect(nodeImage(limitsOf('m5.large'), amiType)).toEqual({ amiType, os: NodeOs.WINDOWS, findings: [] });
  });

  test('of a type that is Arm by its name only is refused here, of others by the capacity', () => {
    const unknown = InstanceTypeLimits.custom({ instanceType: 'm99g.large', maxEnis: 3, ipv4PerEni: 10 });
    const { findings } = nodeImage([unknown], undefined, { os: NodeOs.WINDOWS });

    expect(saidBy(findings)).toEqual([['node-images.armByName', { types: ['m99g.large'], system: 'Windows' }]]);
    expect(nodeImage(limitsOf('m7g.large'), undefined, { os: NodeOs.WINDOWS }).findings).toEqual([]);
  });
});

test('fails for x86 and Arm in one group, naming which is which', () => {
  const { findings } = nodeImage(limitsOf('m5.large', 'm7g.large', 'c5.large'));

  expect(namesOf(findings)).toEqual(['architectures-mixed']);
  expect(factsOf(findings, 'architectures-mixed')).toEqual({ x86: ['m5.large', 'c5.large'], arm: ['m7g.large'] });
});

test('the architecture of a type that the user states is taken as stated, else from its name', () => {
  const custom = (instanceType: string, architecture?: CpuArchitecture) =>
    InstanceTypeLimits.custom({ instanceType, maxEnis: 3, ipv4PerEni: 10, architecture });

  expect(nodeImage([custom('x99.large', CpuArchitecture.ARM_64)]).amiType).toBe(NodegroupAmiType.AL2023_ARM_64_STANDARD);
  expect(nodeImage([custom('m99g.large')]).amiType).toBe(NodegroupAmiType.AL2023_ARM_64_STANDARD);
  expect(nodeImage([custom('m99i.large')]).amiType).toBe(NodegroupAmiType.AL2023_X86_64_STANDARD);
});

describe('accelerators', () => {
  test.each([
    ['g5.xlarge', 'AL2023_x86_64_NVIDIA', 'BOTTLEROCKET_x86_64_NVIDIA'],
    ['g4dn.xlarge', 'AL2023_x86_64_NVIDIA', 'BOTTLEROCKET_x86_64_NVIDIA'],
    ['gr6.4xlarge', 'AL2023_x86_64_NVIDIA', 'BOTTLEROCKET_x86_64_NVIDIA'],
    ['p3.2xlarge', 'AL2023_x86_64_NVIDIA', 'BOTTLEROCKET_x86_64_NVIDIA'],
    ['p5.48xlarge', 'AL2023_x86_64_NVIDIA', 'BOTTLEROCKET_x86_64_NVIDIA'],
    ['p6-b200.48xlarge', 'AL2023_x86_64_NVIDIA', 'BOTTLEROCKET_x86_64_NVIDIA'],
    ['g5g.xlarge', 'AL2023_ARM_64_NVIDIA', 'BOTTLEROCKET_ARM_64_NVIDIA'],
    ['inf2.xlarge', 'AL2023_x86_64_NEURON', 'BOTTLEROCKET_x86_64'],
    ['trn1.2xlarge', 'AL2023_x86_64_NEURON', 'BOTTLEROCKET_x86_64'],
    ['g4ad.xlarge', 'AL2023_x86_64_STANDARD', 'BOTTLEROCKET_x86_64'],
    ['vt1.3xlarge', 'AL2023_x86_64_STANDARD', 'BOTTLEROCKET_x86_64'],
    ['m5.large', 'AL2023_x86_64_STANDARD', 'BOTTLEROCKET_x86_64'],
  ])('%s runs %s or %s by default', (name, al2023, bottlerocket) => {
    expect(nodeImage(limitsOf(name))).toEqual({ amiType: al2023, os: NodeOs.AL2023, findings: [] });
    expect(nodeImage(limitsOf(name), undefined, { os: NodeOs.BOTTLEROCKET }))
      .toEqual({ amiType: bottlerocket, os: NodeOs.BOTTLEROCKET, findings: [] });
  });

  test('an AMI type that is given stays', () => {
    expect(nodeImage(limitsOf('g5.xlarge'), NodegroupAmiType.AL2023_X86_64_STANDARD)).toMatchObject({ amiType: 'AL2023_x86_64_STANDARD', findings: [] });
  });

  test('of several kinds in a group get no drivers, which is warned of', () => {
    const { amiType, findings } = nodeImage(limitsOf('g5.xlarge', 'm5.large', 'inf2.xlarge', 'g6.xlarge'));

    expect(amiType).toBe('AL2023_x86_64_STANDARD');
    expect(namesOf(findings)).toEqual(['accelerators-mixed']);
    expect(factsOf(findings, 'accelerators-mixed')).toMatchObject({
      kinds: ['none', 'NVIDIA', 'NVIDIA', 'Neuron'],
      types: ['m5.large', 'g5.xlarge', 'g6.xlarge', 'inf2.xlarge'],
    });
    expect(nodeImage(limitsOf('g5.xlarge', 'm5.large'), NodegroupAmiType.AL2023_X86_64_NVIDIA).findings).toEqual([]);
    expect(nodeImage(limitsOf('g5.xlarge', 'm5.large'), undefined, { ownAmi: 'ami-1' }).findings).toEqual([]);
    expect(nodeImage(limitsOf('g5.xlarge', 'g6.xlarge')).findings).toEqual([]);
  });

  test('every type of the table has an AMI type of its architecture', () => {
    const wrong = InstanceTypeLimits.all()
      .filter((limits) => Object.values(NodeOs).some((os) => nodeImage([limits], undefined, { os }).findings.length > 0));

    expect(wrong.map(({ instanceType }) => instanceType)).toEqual([]);
  });

  test('the AMI type that follows from a type has nothing said of it where it is given', () => {
    const systems = [NodeOs.AL2023, NodeOs.BOTTLEROCKET];
    const wrong = InstanceTypeLimits.all()
      .filter((limits) => systems.some((os) => nodeImage([limits], nodeImage([limits], undefined, { os }).amiType).findings.length > 0));

    expect(wrong.map(({ instanceType }) => instanceType)).toEqual([]);
  });

  test.each<[string[], string, string | undefined]>([
    [['m5.large'], 'BOTTLEROCKET_x86_64_NVIDIA', 'node-images.startsOnGpusOnly'],
    [['g5.xlarge', 'm5.large'], 'BOTTLEROCKET_x86_64_NVIDIA', 'node-images.startsOnGpusOnly'],
    [['g4ad.xlarge'], 'BOTTLEROCKET_x86_64_NVIDIA', 'node-images.startsOnGpusOnly'],
    [['inf2.xlarge'], 'BOTTLEROCKET_x86_64_NVIDIA_FIPS', 'node-images.startsOnGpusOnly'],
    [['m7g.large'], 'BOTTLEROCKET_ARM_64_NVIDIA', 'node-images.startsOnGpusOnly'],
    [['g5g.xlarge'], 'BOTTLEROCKET_ARM_64_NVIDIA', undefined],
    [['m5.large'], 'AL2023_x86_64_NVIDIA', 'node-images.driversUnused'],
    [['m5.large', 'g5.xlarge'], 'AL2023_x86_64_NVIDIA', undefined],
    [['inf2.xlarge'], 'AL2023_x86_64_NVIDIA', 'node-images.driversUnused'],
    [['g5.xlarge'], 'AL2023_x86_64_NEURON', 'node-images.driversUnused'],
    [['dl1.24xlarge'], 'AL2023_x86_64_NVIDIA', undefined],
    [['m5.large'], 'AL2023_x86_64_OTHER', undefined],
  ])('%j with %s: %s', (names, amiType, expected) => {
    const said = saidBy(nodeImage(limitsOf(...names), amiType as NodegroupAmiType).findings);

    expect(said.map(([name]) => name)).toEqual(expected === undefined ? [] : [expected]);
  });
});

test.each<[string | undefined, string | undefined]>([
  ['1.33', '1.33'],
  ['1.34', '1.34'],
  ['1.32', undefined],
  [undefined, undefined],
])('fails for Amazon Linux 2 under Kubernetes %p with what became of it', (kubernetesVersion, version) => {
  const factsOfType = (amiType: NodegroupAmiType) => (
    factsOf(nodeImage(limitsOf('m5.large'), amiType, { kubernetesVersion }).findings, 'ami-type-mismatch'));

  for (const amiType of [NodegroupAmiType.AL2_X86_64, NodegroupAmiType.AL2_X86_64_GPU, NodegroupAmiType.AL2_ARM_64]) {
    expect(factsOfType(amiType)).toMatchObject({ amiType, lastVersion: '1.32', version });
  }
  expect(factsOfType('OTHER' as NodegroupAmiType)).not.toHaveProperty('lastVersion');
});
