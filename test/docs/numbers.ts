import {
  AddressDemand, AddressDemandOptions, InstanceTypeLimits, InstanceTypeSelection, IpAssignment, KubeletReservation, NodeCapacity, NodeCapacityOptions,
  OperatingSystem, PodCap, WarmPool,
} from '../../src/capacity';

const PREFIXES: NodeCapacityOptions = { ipAssignment: IpAssignment.prefixDelegation() };
const CUSTOM: NodeCapacityOptions = { customNetworking: true };
const NO_CAP: NodeCapacityOptions = { podCap: PodCap.NONE };
const TRUNK: NodeCapacityOptions = { trunkEni: true };
const EFA: NodeCapacityOptions = { efaOnlyEnis: 1 };
const WINDOWS: NodeCapacityOptions = { os: OperatingSystem.WINDOWS };

const limits = (type: string) => InstanceTypeLimits.of(type);
const node = (type: string, ...options: NodeCapacityOptions[]) => NodeCapacity.of(limits(type), Object.assign({}, ...options));
const pods = (type: string, ...options: NodeCapacityOptions[]) => node(type, ...options).maxPods;
const taken = (type: string, count: number, options: AddressDemandOptions = {}) => AddressDemand.of(limits(type), count, options);
const inText = (value: number) => value.toLocaleString('en-US');
const mib = (count: number) => inText(KubeletReservation.forPods(count).memoryMib);
const word = (value: number) => ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'][value];

const m5 = limits('m5.large');
const dense = node('m5.large', PREFIXES);
const sparse = node('m5.large', CUSTOM);
const p5 = limits('p5.48xlarge');
const p5Enis = p5.maxEnis * p5.networkCards;
const r6g = node('r6g.medium', PREFIXES, TRUNK);
const t3Large = limits('t3.2xlarge');
const t3OldEnis = node('t3.2xlarge', TRUNK, { addonVersion: 'v1.20.3-eksbuild.1' }).enis;
const t3Small = taken('t3.small', 108, { ...PREFIXES, subnetDiscovery: true });
const c5 = (count: number, options: AddressDemandOptions = {}) => taken('c5.large', count, { ...WINDOWS, ...options }).nodeSubnetAddresses;
const oneWarm = taken('m5.large', 17, { ...PREFIXES, warmPool: WarmPool.prefixes(1) });
const fullest = taken('m5.large', 17, { ...PREFIXES, warmPool: WarmPool.prefixes(2) });
// The emptiest case of two warm prefixes: ceil(17 / 16) + 2.
const emptiest = oneWarm.prefixes + 1;

const MODERN = InstanceTypeSelection.families(['m', 'c', 'r'], { minGeneration: 5, minPods: 110 });

/** What one ENI of a type gives pods with prefixes. */
const ofOneEni = (type: string) => (limits(type).ipv4PerEni - 1) * 16;

/*
 * Sentences of the pages in which an instance type stands beside a number, as the model makes them: each stands on its page, word for word. A sentence of that kind without a row fails a test.
 */
export const SENTENCES: ReadonlyArray<readonly [page: string, sentence: string]> = [
  ['README.md', `An \`m5.large\` has ${word(m5.maxEnis)} network interfaces (ENIs) with ${word(m5.ipv4PerEni - 1)} addresses each for pods.`],
  ['data/README.md', `p5.48xlarge has ${p5Enis} ENIs over ${p5.networkCards} cards and ${p5.maxEnis} that pods can use.`],
  ['docs/adopting.md', `'Too many pods': ${pods('m5.large')} on an m5.large`],
  ['docs/adopting.md', `Nodes run fewer pods for now (m5.large: ${pods('m5.large', CUSTOM)}), so you need more nodes.`],
  ['docs/capacity-model.md', `Worked, m5.large (E ${m5.maxEnis}, L ${m5.ipv4PerEni}):`],
  ['docs/capacity-model.md', `p5.48xlarge has ${p5.maxEnis} of ${p5Enis}, so ${pods('p5.48xlarge')} pods and not ${inText(p5Enis * (p5.ipv4PerEni - 1) + 2)}.`],
  ['docs/capacity-model.md', `With \`efaOnlyEnis: 1\` p5.48xlarge runs ${pods('p5.48xlarge', EFA)} pods, ${pods('p5.48xlarge', EFA, PREFIXES)} with prefixes, and none under custom networking.`],
  ['docs/capacity-model.md', `r6g.medium (E ${limits('r6g.medium').maxEnis}, L ${limits('r6g.medium').ipv4PerEni}) with prefixes keeps ${r6g.enis} x 3 x 16 = ${r6g.podAddresses} addresses, `
    + `${r6g.maxPods} pods and not ${pods('r6g.medium', PREFIXES)}, and at most ${r6g.branchInterfaces} pods on branch interfaces`],
  ['docs/capacity-model.md', `m5.large with \`MAX_ENI\` 1 keeps ${node('m5.large', { maxEni: 1 }).podAddresses} addresses, ${pods('m5.large', { maxEni: 1 })} pods.`],
  ['docs/capacity-model.md', `p5.48xlarge with one EFA-only interface keeps ${node('p5.48xlarge', EFA).podAddresses}.`],
  ['docs/capacity-model.md', `t3.2xlarge (E ${t3Large.maxEnis}, L ${t3Large.ipv4PerEni}) 4 x 14 + 2 = ${pods('t3.2xlarge', TRUNK)} pods. `
    + `Before, a place was kept free: ${t3OldEnis} x 14 + 2 = ${t3OldEnis * (t3Large.ipv4PerEni - 1) + 2} (\`trunk-place-lost\`).`],
  ['docs/capacity-model.md', `Worked, t3.large (L ${limits('t3.large').ipv4PerEni}) and m5.large (L ${m5.ipv4PerEni}) with prefixes, 9 x 16 = ${node('m5.large', PREFIXES, WINDOWS).podAddresses} `
    + `capped at ${pods('m5.large', PREFIXES, WINDOWS)}:`],
  ['docs/capacity-model.md', `c5.large with 5 pods 1 + max(3, 5 + 1) = ${c5(5)}, with prefixes 1 + 16 = ${c5(5, PREFIXES)}; with 110 pods 1 + 16 x ceil(111 / 16) = ${c5(110, PREFIXES)}.`],
  ['docs/capacity-model.md', `t3.nano 2 x (2 - 1) x 16 + 2 = ${pods('t3.nano', PREFIXES)} for one.`],
  ['docs/capacity-model.md', `m5.large: ${mib(29)} MiB at ${pods('m5.large')} pods, ${mib(110)} MiB at ${pods('m5.large', PREFIXES)}.`],
  ['docs/capacity-model.md', `m5.xlarge told 110 would keep ${mib(pods('m5.xlarge', NO_CAP))} MiB and not ${mib(110)}, `
    + `c7i.48xlarge told 250 ${mib(pods('c7i.48xlarge', NO_CAP))} and not ${mib(250)}.`],
  ['docs/capacity-model.md', `Worked, m5.large with W = 2 and 17 pods: at least 2 + 2 = ${emptiest} prefixes, ${1 + 16 * emptiest} addresses with that of the ENI, `
    + `and at most 2 + 2 + min(1, 15) = ${fullest.prefixes} and ${fullest.nodeSubnetAddresses}.`],
  ['docs/capacity-model.md', `Worked, t3.small (S ${limits('t3.small').ipv4PerEni - 1}) with prefixes and 108 pods: of ${t3Small.prefixes} prefixes ${t3Small.nodeSubnetPrefixes} are in the node's subnet, `
    + `1 + 3 x 16 = ${t3Small.nodeSubnetAddresses} addresses, and ${t3Small.podSubnetPrefixes} in the tagged one, 2 + 4 x 16 = ${t3Small.podSubnetAddresses}.`],
  ['docs/capacity-model.md', `of m5.large (10 - 1) x 16 = ${ofOneEni('m5.large')} for ${pods('m5.large', PREFIXES)} pods.`],
  ['docs/capacity-model.md', `Worked, four c5.large with 5 pods each: 4 x ${c5(5)} = ${4 * c5(5)} addresses of the node subnet`],
  ['docs/capacity-model.md', `a p5.48xlarge ${p5.ipv4PerEni} + ${p5.networkCards - 1} = ${p5.ipv4PerEni + p5.networkCards - 1}, with ${p5.ipv4PerEni - 1} pods beside the host network`],
  ['docs/checks.md', `(m5.large with prefixes: ${pods('m5.large')} and ${dense.maxPods})`],
  ['docs/checks.md', `(m5.large: ${dense.maxPods} in place of ${pods('m5.large')})`],
  ['docs/defaults.md', `With single addresses an m5.large stops at ${pods('m5.large')} pods`],
  ['docs/faq.md', `Why does an m5.large not run ${dense.podAddresses} pods?`],
  ['docs/faq.md', `hold ${dense.podAddresses} addresses for pods with prefixes: ${m5.maxEnis} ENIs x ${m5.ipv4PerEni - 1} slots x 16.`],
  ['docs/karpenter.md', `c7g.medium has ${pods('c7g.medium', NO_CAP)} and not the ${pods('c7g.medium', PREFIXES)} of prefixes, `
    + `x2iedn.4xlarge ${pods('x2iedn.4xlarge', NO_CAP)} and not ${pods('x2iedn.4xlarge')}.`],
  ['docs/karpenter.md', `the above is \`instance-cpu Gt ${MODERN.requirements({ ...PREFIXES, ...CUSTOM }).slice(-1)[0].values[0]}\`: ${MODERN.types({ ...PREFIXES, ...CUSTOM }).length} types, `
    + 'and none of them below 110 pods.'],
  ['docs/migration.md', `(m5.large: ${sparse.maxPods})`],
  ['docs/migration.md', `m5.large with max pods ${pods('m5.large')}: ceil(27 / 16) + 1 = ${taken('m5.large', 27, PREFIXES).prefixes}, and the VPC CNI stops at ceil(29 / 16) = ${Math.ceil(pods('m5.large') / 16)}.`],
  ['docs/parts.md', `\`podAddresses\` is ${dense.podAddresses} and \`maxPods\` is ${dense.maxPods}: the ENIs of an m5.large hold ${dense.podAddresses} addresses for pods, and the recommended cap is ${dense.maxPods}.`],
  ['docs/troubleshooting.md', `${pods('m5.large')} on an \`m5.large\`, ${pods('m5.xlarge')} on an \`m5.xlarge\` and ${pods('t3.medium')} on a \`t3.medium\` are max pods with single addresses.`],
  ['docs/troubleshooting.md', `An \`m5.large\` with single addresses then has addresses for ${sparse.podAddresses} pods, but its max pods are ${pods('m5.large')} or ${dense.maxPods}.`],
  ['docs/troubleshooting.md', `\`eks-pod-capacity max-pods m5.large --custom-networking\` prints ${sparse.maxPods}: ${sparse.podAddresses} addresses and two pods on the host network.`],
  ['docs/upgrading.md', `t3.2xlarge with single addresses ${t3OldEnis * (t3Large.ipv4PerEni - 1) + 2} | all ENIs: ${pods('t3.2xlarge', TRUNK)};`],
  ['docs/upgrading.md', `m5.large with \`maxEni: 1\` ${pods('m5.large', { maxEni: 1 })}, and the warning`],
  ['docs/upgrading.md', `m5.large with 17 pods takes ${fullest.nodeSubnetAddresses} addresses, where ${1 + 16 * emptiest} were counted.`],
];
