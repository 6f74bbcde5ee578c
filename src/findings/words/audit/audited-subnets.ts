import { allOf, counted, few, number } from '../../phrases';
import { Said, wording } from '../../wording';

const are = (count: number) => (count === 1 ? 'is' : 'are');
const subnetsOf = (subnets: readonly string[]) =>
  (subnets.length === 1 ? subnets[0] : `${subnets.length} subnets`);

/** Names with a number each, for lines of details. */
const each = (names: readonly string[], numbers: readonly number[], noun: string, several?: string) =>
  names.map((name, index) => `${name}: ${counted(numbers[index], noun, several)}`);

const more = (count: number) =>
  (count > 4 ? [`and ${count - 4} more such subnets, which the table of subnets lists`] : []);

type Blocks = { subnets: readonly string[]; freeAddresses: readonly number[] };
type Room = { subnets: readonly string[]; moreNodes: readonly number[]; instanceType: string; maxPods: number };
type Mixed = { subnets: readonly string[]; freeAddresses: readonly number[]; wholeBlocks: readonly number[] };

/** What an audit says of subnets of a cluster that runs. */
export const AUDITED_SUBNET_WORDS = {
  blocksUsedUp: wording(
    'running-blocks-used-up',
    ({ subnets, freeAddresses }: Blocks): Said => ({
      message: `no whole /28 block is left in ${subnetsOf(subnets)}, so no node gets another prefix there`,
      details: [
        ...each(subnets, freeAddresses, 'free address', 'free addresses').slice(0, 4),
        ...more(subnets.length),
        ...allOf('subnets', subnets),
        'the VPC CNI hands out addresses of prefixes only, and does not fall back to single addresses',
      ],
      fix: [
        'give pods subnets of their own, in a CIDR block that the VPC does not have yet: see docs/adopting.md',
        'free whole blocks: delete leaked ENIs, and reserve ranges for prefixes before nodes are replaced',
      ],
    }),
    { subnets: ['subnet-0a'], freeAddresses: [60] },
  ),
  full: wording(
    'running-subnet-full',
    ({ subnets, instanceType, maxPods }: Omit<Room, 'moreNodes'>): Said => ({
      message: `not one more node with ${maxPods} max pods fits into ${subnetsOf(subnets)}`,
      details: [
        ...(subnets.length > 1 ? [`subnets: ${subnets.join(', ')}`] : []),
        `counted as ${instanceType}, the most demanding of the nodes that run, with all of its pods`,
      ],
      fix: [
        'give pods subnets of their own, in a CIDR block that the VPC does not have yet: see docs/adopting.md',
        'add subnets for nodes, and name them in the node groups',
      ],
    }),
    { subnets: ['subnet-0a'], instanceType: 'm5.large', maxPods: 29 },
  ),
  tight: wording(
    'running-subnet-tight',
    ({ subnets, moreNodes, instanceType, maxPods }: Room): Said => ({
      message: `few more nodes with ${maxPods} max pods fit into ${subnetsOf(subnets)}: an update may need more`,
      details: [
        ...each(subnets, moreNodes, 'more node').slice(0, 4),
        ...more(subnets.length),
        ...allOf('subnets', subnets),
        `counted as ${instanceType}, the most demanding of the nodes that run, with all of its pods`,
      ],
      fix: [
        'give pods subnets of their own, in a CIDR block that the VPC does not have yet: see docs/adopting.md',
        'add subnets for nodes, and name them in the node groups',
      ],
    }),
    { subnets: ['subnet-0a'], moreNodes: [2], instanceType: 'm5.large', maxPods: 29 },
  ),
  controlPlaneShort: wording(
    'running-control-plane-short',
    ({ subnets, freeAddresses, least }: Blocks & { least: number }): Said => ({
      message: `the control plane has fewer than ${least} free addresses in ${subnetsOf(subnets)}`,
      details: [
        ...each(subnets, freeAddresses, 'free address', 'free addresses').slice(0, 4),
        ...more(subnets.length),
        ...allOf('subnets', subnets),
        'EKS makes new network interfaces there when the cluster is updated, and the update fails without addresses',
      ],
      fix: [
        'free addresses in it: move nodes and pods to other subnets',
        'give the cluster another subnet of the same zone (aws eks update-cluster-config)',
      ],
    }),
    { subnets: ['subnet-0a'], freeAddresses: [4], least: 6 },
  ),
  fragmented: wording(
    'running-subnet-fragmented',
    ({ subnets, freeAddresses, wholeBlocks }: Mixed): Said => ({
      message: `${subnetsOf(subnets)} ${are(subnets.length)} fragmented: `
        + 'most free addresses are in blocks that are in use',
      details: [
        ...subnets.slice(0, 4).map((name, index) =>
          `${name}: ${counted(freeAddresses[index], 'free address', 'free addresses')}, and `
          + counted(wholeBlocks[index], 'whole free /28 block')),
        ...more(subnets.length),
        ...allOf('subnets', subnets),
        'a prefix takes a whole /28 block, in which no other address may be in use',
      ],
      fix: ['reserve ranges for prefixes (CIDR reservations): addresses in use there become free as pods and nodes go'],
    }),
    { subnets: ['subnet-0a'], freeAddresses: [100], wholeBlocks: [1] },
  ),
  leaked: wording(
    'running-enis-leaked',
    ({ interfaces, addresses }: { interfaces: readonly string[]; addresses: number }): Said => ({
      message: `${counted(interfaces.length, 'ENI')} of the VPC CNI ${are(interfaces.length)} attached to nothing, `
        + `with ${counted(addresses, 'address', 'addresses')}`,
      details: [
        `ENIs: ${interfaces.join(', ')}`,
        'an ENI of the last five minutes may be about to be attached',
      ],
      fix: ['delete each that is older: aws ec2 delete-network-interface --network-interface-id ID'],
    }),
    { interfaces: ['eni-0a', 'eni-0b'], addresses: 20 },
  ),
  unseen: wording(
    'running-addresses-unseen',
    ({ subnets, addresses }: { subnets: readonly string[]; addresses: readonly number[] }): Said => ({
      message: `addresses of ${subnetsOf(subnets)} are held by ENIs that were not seen`,
      details: [
        ...each(subnets, addresses, 'unseen address', 'unseen addresses').slice(0, 4),
        ...more(subnets.length),
        ...allOf('subnets', subnets),
        'so there can be fewer free blocks than stated',
        'other accounts of a shared VPC and managed instances have ENIs that your calls do not show',
      ],
    }),
    { subnets: ['subnet-0a'], addresses: [12] },
  ),
  sharedByClusters: wording(
    'running-subnet-of-clusters',
    ({ subnets, clusters }: { subnets: readonly string[]; clusters: readonly string[] }): Said => ({
      message: `other clusters have ENIs in ${subnetsOf(subnets)} too: ${few(clusters)}`,
      details: [
        ...(subnets.length > 1 ? [`subnets: ${subnets.join(', ')}`] : []),
        ...allOf('clusters', clusters),
        'single addresses of one cluster and prefixes of another fragment each other\'s blocks',
      ],
      fix: ['give each cluster subnets of its own, or reserve ranges for prefixes'],
    }),
    { subnets: ['subnet-0a'], clusters: ['other'] },
  ),
  otherAccount: wording(
    'running-subnet-of-owner',
    ({ subnets, owners }: { subnets: readonly string[]; owners: readonly string[] }): Said => ({
      message: `another account owns ${subnetsOf(subnets)}: ${few(owners)}`,
      details: [
        ...(subnets.length > 1 ? [`subnets: ${subnets.join(', ')}`] : []),
        ...allOf('accounts', owners),
        'only the owner sees all ENIs, and makes subnets, VPC blocks and reservations',
      ],
    }),
    { subnets: ['subnet-0a'], owners: ['111111111111'] },
  ),
  ipv6Instead: wording(
    'running-ipv6-instead',
    ({ nodes, addresses }: { nodes: number; addresses: number }): Said => ({
      message: `with IPv6 pods take no IPv4 address: ${counted(nodes, 'node')} would take ${number(nodes)}, `
        + `and take ${number(addresses)} now`,
      details: [
        'a cluster cannot change its IP family, so this means a new cluster',
        'it is the better way if your networks leave no CIDR block for pods, or pods outgrow every block',
      ],
    }),
    { nodes: 40, addresses: 1200 },
  ),
};
