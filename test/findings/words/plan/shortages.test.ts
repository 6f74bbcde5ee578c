import { SHORTAGE_WORDS, WayOut } from '../../../../src/findings/words/plan/shortages';
import { pinsSentences } from '../../../private/sentences';

pinsSentences(SHORTAGE_WORDS);

const { overcommitted: { say, example } } = SHORTAGE_WORDS;

/** What is said between the subnet and the way out. */
const sumOf = (facts: Partial<typeof example>) => say({ ...example, spills: false, others: 0, way: 'fewerOthers', mostNodes: undefined, ...facts }).split('; ').slice(1, -1);

test.each<[string, Partial<typeof example>, string[]]>([
  ['prefixes beside single addresses', { reserved: false, nodes: [3], prefixes: [21], blocks: 14, prefixesMissing: [7], addresses: [3], addressSupply: 251, addressesMissing: [88] },
    ['peak: 3 nodes take 21 prefixes of 14 whole /28 blocks (7 too few) and 21 x 16 + 3 addresses of 251 (88 too few)']],
  ['single addresses alone, of one node', { reserved: false, nodes: [1], prefixes: [0], prefixesMissing: [0], addresses: [30], addressSupply: 11, addressesMissing: [19] },
    ['peak: 1 node takes 30 addresses of 11 (19 too few)']],
  ['no nodes', { nodes: [0], prefixes: [0], prefixesMissing: [0], addresses: [0], addressesMissing: [3] }, ['peak: 3 addresses too few']],
  ['stages that take the same, and one that does not', {
    stages: ['minimum', 'surge', 'peak'],
    nodes: [2, 3, 2],
    prefixes: [14, 21, 14],
    blocks: 7,
    prefixesMissing: [7, 14, 7],
    addresses: [2, 3, 2],
    addressesMissing: [0, 0, 0],
  }, [
    'minimum, peak: 2 nodes take 14 prefixes of 7 whole reserved /28 blocks (7 too few)',
    'surge: 3 nodes take 21 prefixes of 7 whole reserved /28 blocks (14 too few)',
  ]],
])('the sum of %s', (_, facts, sums) => {
  expect(sumOf(facts)).toEqual(sums);
});

/** What is said of the way out. */
const wayOf = (wayOut: Partial<WayOut>) => say({ ...example, length: 20, slotBlock: 18, nodeLength: undefined, upperHalf: false, mostNodes: undefined, ...wayOut }).split('; ').slice(-1)[0];

test.each<[Partial<WayOut>, string]>([
  [{ way: 'share', share: 'ReservationShare.THREE_QUARTERS' }, 'reserve more of it (ReservationShare.THREE_QUARTERS)'],
  [{ way: 'fewerOthers' }, 'let fewer others use it'],
  [{ way: 'controlPlaneSubnet' }, 'give the control plane a subnet of /20'],
  [{ way: 'severalNodeSubnets' }, 'run the nodes in several subnets of the zone'],
  [{ way: 'nodeSubnet' }, 'run the nodes in a subnet of /20'],
  [{ way: 'taggedSubnet', upperHalf: true }, 'tag a subnet of /20 with the upper half reserved in its place'],
  [{ way: 'taggedSubnet' }, 'tag a subnet of /20 in its place'],
  [{ way: 'sharedSubnet' }, 'run the nodes, with their pods, in a subnet of /20'],
  [{ way: 'fewerNodes' }, 'no subnet is large enough, a /16 included: run fewer or larger nodes, or several clusters'],
  [{ way: 'podSubnets' }, 'the smallest subnets for pods that hold it are /20 (a /18 in four zone slots)'],
  [{ way: 'podSubnets', length: 17, slotBlock: undefined, upperHalf: true },
    'the smallest subnets for pods that hold it are /17 with the upper half reserved (a /17 block for each zone, PodNetwork.secondaryCidrs)'],
  [{ way: 'podSubnets', nodeLength: 26, endsDiscovery: true },
    'use custom networking in place of subnet discovery: the smallest subnets for pods that hold it are /20 (a /18 in four zone slots), with the nodes in a subnet of /26'],
  [{ way: 'nodeSubnet', mostNodes: 5 }, 'run the nodes in a subnet of /20, or run at most 5 nodes in the zone'],
  [{ way: 'nodeSubnet', mostNodes: 1, groups: ['old', 'web'] }, 'run the nodes in a subnet of /20, or run at most 1 node of old, web in the zone'],
])('the way out %j', (wayOut, text) => {
  expect(wayOf(wayOut)).toBe(text);
});
