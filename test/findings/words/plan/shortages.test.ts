import { waysOut, WayOut } from '../../../../src/findings/shortage-ways';
import { SHORTAGE_WORDS } from '../../../../src/findings/words/plan/shortages';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(SHORTAGE_WORDS);

const { overcommitted, overcommitted: { example } } = SHORTAGE_WORDS;

const detailsOf = (facts: Partial<typeof example>) => overcommitted.say({ ...example, spills: false, others: 0, ...facts }).details;

test.each<[string, Partial<typeof example>, string[]]>([
  [
    'prefixes beside single addresses',
    { reserved: false, nodes: [3], prefixes: [21], blocks: 14, prefixesMissing: [7], addresses: [3], addressSupply: 251, addressesMissing: [88] },
    ['14 whole /28 blocks are there for prefixes', 'peak: 3 nodes take 21 prefixes (7 too few)'],
  ],
  [
    'prefixes that leave too little for single addresses',
    { reserved: false, nodes: [3], prefixes: [15], blocks: 15, prefixesMissing: [0], addresses: [15], addressSupply: 251, addressesMissing: [4] },
    ['251 addresses are there', 'peak: 3 nodes take 15 x 16 + 15 addresses (4 too few)'],
  ],
  [
    'single addresses alone, of one node',
    { reserved: false, nodes: [1], prefixes: [0], prefixesMissing: [0], addresses: [30], addressSupply: 11, addressesMissing: [19] },
    ['11 addresses are there', 'peak: 1 node takes 30 addresses (19 too few)'],
  ],
  [
    'no nodes',
    { nodes: [0], prefixes: [0], prefixesMissing: [0], addresses: [0], addressesMissing: [3] },
    ['508 addresses are outside of the reservation', 'peak: 3 too few'],
  ],
  ['stages that take the same, and one that does not', {
    stages: ['minimum', 'surge', 'peak'],
    nodes: [2, 3, 2],
    prefixes: [14, 21, 14],
    blocks: 7,
    prefixesMissing: [7, 14, 7],
    addresses: [2, 3, 2],
    addressesMissing: [0, 0, 0],
  }, [
    '7 whole /28 blocks are reserved for prefixes',
    'minimum, peak: 2 nodes take 14 prefixes (7 too few)',
    'surge: 3 nodes take 21 prefixes',
  ]],
  ['three different stages: the first and the worst', {
    stages: ['minimum', 'peak', 'changeover', 'zone-lost'],
    nodes: [2, 3, 6, 4],
    prefixes: [14, 21, 42, 28],
    blocks: 7,
    prefixesMissing: [7, 14, 35, 21],
    addresses: [2, 3, 6, 4],
    addressSupply: 5,
    addressesMissing: [0, 0, 1, 0],
  }, [
    '7 whole /28 blocks are reserved for prefixes, and 5 addresses are outside',
    'minimum: 2 nodes take 14 prefixes (7 too few)',
    'changeover: 6 nodes take 42 prefixes and 6 addresses',
    'peak, zone-lost: too few as well',
  ]],
  ['three different stages, of which the first is the worst', {
    stages: ['minimum', 'peak', 'surge'],
    nodes: [6, 3, 4],
    prefixes: [42, 21, 28],
    blocks: 7,
    prefixesMissing: [35, 14, 21],
    addresses: [6, 3, 4],
    addressesMissing: [0, 0, 0],
  }, [
    '7 whole /28 blocks are reserved for prefixes',
    'minimum: 6 nodes take 42 prefixes (35 too few)',
    'peak: 3 nodes take 21 prefixes',
    'surge: too few as well',
  ]],
  ['more for others than there is', { reserved: false, addressSupply: -3, prefixes: [0], prefixesMissing: [0], nodes: [1], addresses: [30], addressesMissing: [33], others: 14, usable: 11, spills: false }, [
    'no address is left: the control plane and others take 3 too many',
    'peak: 1 node takes 30 addresses (33 too few)', // 30 + 3
    '14 addresses are for the control plane and others, and it has 11',
  ]],
  ['one more for others than there is', { reserved: false, addressSupply: -1, prefixes: [0], prefixesMissing: [0], nodes: [1], addresses: [30], addressesMissing: [31], others: 12, usable: 11 }, [
    'no address is left: the control plane and others take 1 too many',
    'peak: 1 node takes 30 addresses (31 too few)', // 30 + 1
    '12 addresses are for the control plane and others, and it has 11',
  ]],
  ['as many for others as there are', { reserved: false, addressSupply: 0, prefixes: [0], prefixesMissing: [0], nodes: [1], addresses: [30], addressesMissing: [30], others: 11, usable: 11 }, [
    '0 addresses are there',
    'peak: 1 node takes 30 addresses (30 too few)', // 30 - 0
    '11 of its 11 addresses are for the control plane and others',
  ]],
  ['more for others than is outside', { addressSupply: -2, prefixes: [0], prefixesMissing: [0], nodes: [1], addresses: [30], addressesMissing: [32], others: 126, usable: 251, spills: false }, [
    'no address is left outside of the reservation: the control plane and others take 2 too many',
    'peak: 1 node takes 30 addresses (32 too few)', // 30 + 2
    '126 of its 251 addresses are for the control plane and others',
  ]],
])('the sum of %s', (_, facts, sums) => {
  expect(detailsOf(facts)).toEqual(sums);
});

test.each<[string, Partial<typeof example>, string]>([
  ['one subnet', {}, "subnet 'pods-a' (100.64.0.0/22) in zone eu-west-1a is too small: it lacks 8 prefixes and 92 addresses at stage peak"],
  // 14 x 16 is more than 100.
  ['the stage that lacks most', { stages: ['minimum', 'surge'], nodes: [5, 6], prefixes: [40, 46], addresses: [5, 6], prefixesMissing: [0, 14], addressesMissing: [100, 1] },
    "subnet 'pods-a' (100.64.0.0/22) in zone eu-west-1a is too small: it lacks 14 prefixes and 1 address at stage surge"],
  ['two subnets', { subnets: ['a', 'b'], sizes: ['/22', '/23'], zones: ['zone 1', 'zone 2'], addressesMissing: [0] },
    "2 subnets are too small: each lacks 8 prefixes at stage peak: 'a' (/22, zone 1), 'b' (/23, zone 2)"],
  ['two subnets of a path', { subnets: ['S/P/a', 'S/P/b'], sizes: ['/22', '/23'], zones: ['zone 1', 'zone 2'], addressesMissing: [0] },
    "2 subnets of 'S/P' are too small: each lacks 8 prefixes at stage peak: 'a' (/22, zone 1), 'b' (/23, zone 2)"],
  ['two subnets whose paths begin alike', { subnets: ['S/P/x/a', 'S/Q/a'], sizes: ['/22', '/23'], zones: ['zone 1', 'zone 2'], addressesMissing: [0] },
    "2 subnets of 'S' are too small: each lacks 8 prefixes at stage peak: 'P/x/a' (/22, zone 1), 'Q/a' (/23, zone 2)"],
  ['two subnets, one of which is in the other', { subnets: ['S/P', 'S/P/a'], sizes: ['/22', '/23'], zones: ['zone 1', 'zone 2'], addressesMissing: [0] },
    "2 subnets of 'S' are too small: each lacks 8 prefixes at stage peak: 'P' (/22, zone 1), 'P/a' (/23, zone 2)"],
  ['two subnets of other stacks', { subnets: ['S/a', 'T/a'], sizes: ['/22', '/23'], zones: ['zone 1', 'zone 2'], addressesMissing: [0] },
    "2 subnets are too small: each lacks 8 prefixes at stage peak: 'S/a' (/22, zone 1), 'T/a' (/23, zone 2)"],
])('the message of %s', (_, facts, message) => {
  expect(overcommitted.say({ ...example, ...facts }).message).toBe(message);
});

/** What is said of the way out. */
const waysOf = (wayOut: Partial<WayOut>) =>
  waysOut({ ...example, length: 20, slotBlock: 18, nodeLength: undefined, upperHalf: false, mostNodes: undefined, running: undefined, ...wayOut });

test.each<[Partial<WayOut>, string[]]>([
  [{ way: 'share', share: 'ReservationShare.THREE_QUARTERS' },
    ["reserve more of the subnet for prefixes: 'reservation' ReservationShare.THREE_QUARTERS, in the options of PodNetwork"]],
  [{ way: 'share', share: 'ReservationShare.HALF', reservesLess: true },
    ["reserve less of the subnet for prefixes: 'reservation' ReservationShare.HALF, in the options of PodNetwork"]],
  [{ way: 'podSubnets', running: 'network', furtherLength: 19 },
    ['in a new cluster, use pod subnets of /20 (a /18 in four zone slots, PodNetwork.secondaryCidr)',
      'in a running cluster, add pod subnets of /19 as a further network: PodNetwork.taggedSubnets(first, second)']],
  [{ way: 'fewerOthers' }, ['let fewer others take addresses of the subnet']],
  [{ way: 'controlPlaneSubnet' }, ["give the control plane a subnet of /20: 'vpcSubnets' of the cluster"]],
  [{ way: 'severalNodeSubnets' }, ["run the nodes in several subnets of the zone: 'subnets' of the node group"]],
  [{ way: 'nodeSubnet' }, ["run the nodes in a subnet of /20: 'subnets' of the node group"]],
  [{ way: 'taggedSubnet', upperHalf: true }, ['tag a subnet of /20, upper half reserved in its place']],
  [{ way: 'taggedSubnet' }, ['tag a subnet of /20 in its place']],
  [{ way: 'sharedSubnet' }, ["run the nodes, with their pods, in a subnet of /20: 'subnets' of the node group"]],
  [{ way: 'fewerNodes' }, ['run fewer or larger nodes, or several clusters: no subnet is large enough, a /16 included']],
  [{ way: 'podSubnets' }, ['use pod subnets of /20 (a /18 in four zone slots, PodNetwork.secondaryCidr)']],
  [{ way: 'podSubnets', length: 17, slotBlock: undefined, upperHalf: true },
    ['use pod subnets of /17, upper half reserved (a /17 block per zone, PodNetwork.secondaryCidrs)']],
  [{ way: 'podSubnets', nodeLength: 26, endsDiscovery: true },
    ['use custom networking in place of subnet discovery, with pod subnets of /20 (a /18 in four zone slots, PodNetwork.secondaryCidr), node subnets of /26']],
  [{ way: 'podSubnets', length: 16, slotBlock: undefined, upperHalf: true, podShare: 'ReservationShare.THREE_QUARTERS', running: 'generation' },
    ['in a new cluster, use pod subnets of /16, three quarters reserved (a /16 block per zone, PodNetwork.secondaryCidrs)',
      'in a running cluster, add them by addPodNetwork']],
  [{ way: 'nodeSubnet', mostNodes: 73, laterNodes: 36, laterStage: 'changeover' },
    ["run the nodes in a subnet of /20: 'subnets' of the node group", 'run at most 73 nodes per zone at the peak, 36 with a changeover']],
  [{ way: 'nodeSubnet', mostNodes: 1, laterStage: 'surge' },
    ["run the nodes in a subnet of /20: 'subnets' of the node group", 'run at most 1 node per zone at the peak, none with a surge']],
  [{ way: 'nodeSubnet', mostNodes: 5, mostStage: 'zone-lost' },
    ["run the nodes in a subnet of /20: 'subnets' of the node group", 'run at most 5 nodes per zone at the peak with a zone lost']],
  [{ way: 'nodeSubnet', mostNodes: 5 },
    ["run the nodes in a subnet of /20: 'subnets' of the node group", 'run at most 5 nodes per zone at the peak']],
  [{ way: 'nodeSubnet', mostNodes: 1, groups: ['old', 'web'] },
    ["run the nodes in a subnet of /20: 'subnets' of the node group", 'run at most 1 node of old, web per zone at the peak']],
])('the way out %j', (wayOut, lines) => {
  expect(waysOf(wayOut)).toEqual(lines);
});
