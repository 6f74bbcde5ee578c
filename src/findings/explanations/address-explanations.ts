import { Explanation } from './explanation';
import { ADDRESS_ENTRIES } from '../entries/address-entries';

/** Blocks, subnets, reservations, zones and routes. */
export const ADDRESS_EXPLANATIONS: Readonly<Record<keyof typeof ADDRESS_ENTRIES, Explanation>> = {
  'vpc-cidr-size': {
    cause: 'a block of a VPC or a subnet is larger than /16 or smaller than /28',
    why: 'EC2 refuses it when the stack is deployed, and an existing block cannot be resized',
    remedy: 'choose a block of /16 to /28',
  },
  'vpc-cidr-overlap': {
    cause: 'a secondary CIDR block overlaps another block of the same VPC',
    why: 'EC2 does not associate it, so the stack rolls back before it has a pod subnet',
    remedy: 'choose a block that is free, such as one of 100.64.0.0/10',
  },
  'vpc-cidr-absent': {
    cause: 'a range for pods lies in no block of the VPC that the app knows',
    why: 'EC2 makes no subnet outside of these blocks, so the deployment fails at the first pod subnet',
    remedy: 'choose a range of a block that the VPC has, or add the block',
  },
  'vpc-blocks-collide': {
    cause: 'the app adds a block to a VPC by other means, and it overlaps a block for pods',
    why: 'CloudFormation makes one of them first, and EC2 refuses the other',
    remedy: 'choose another block for one of the two',
  },
  'vpc-cidr-recognized-late': {
    cause: 'a block is added to a VPC in which a cluster runs, and the control plane may not reach pods there for an '
      + 'hour',
    why: '`kubectl exec`, `kubectl logs` and webhooks time out, although the pods look healthy',
    remedy: 'wait, or add the block before the nodes',
  },
  'ipam-netmask': {
    cause: 'the IPAM pool does not allocate the prefix length, or the block has no space for so many subnets',
    why: 'IPAM refuses an allocation, and the stack rolls back halfway through',
    remedy: 'ask for a length that the pool allows, for smaller subnets, or for a larger block',
  },
  'subnet-overlap': {
    cause: 'two subnets are cut from the same addresses',
    why: 'EC2 refuses the second one, and its zone gets no pod subnet',
    remedy: 'give each zone, and each set of pod subnets, a block of its own',
  },
  'subnets-collide': {
    cause: 'the app makes a subnet by other means, and it overlaps a pod subnet',
    why: 'EC2 refuses the one that is made later, perhaps in an unrelated deployment',
    remedy: 'choose another block for one of the two',
  },
  'subnet-outside-block': {
    cause: 'a subnet that is given for pods does not lie in its block',
    why: 'rules that admit the block, such as those of `peers` and `allowTo`, do not let in the pods of that subnet',
    remedy: 'give a subnet of that block, or do not name the block',
  },
  'vpc-cidr-not-allowed': {
    cause: 'a VPC cannot have the range: it is link-local, loopback, multicast or reserved',
    why: 'EC2 refuses such addresses, which instances use for the metadata service and for DNS',
    remedy: 'choose a block of 100.64.0.0/10, or of the private range that the VPC uses',
  },
  'vpc-cidr-restricted': {
    cause: 'by the table that AWS publishes, a VPC of that primary range cannot have the block',
    why: 'EC2 refuses the association, which you see only when the stack is deployed',
    remedy: 'choose a block of 100.64.0.0/10',
  },
  'vpc-cidr-docker': {
    cause: 'a block overlaps 172.17.0.0/16, the bridge of Docker',
    why: 'if a host runs Docker with its bridge, as AWS Cloud9 and SageMaker do, answers to these pods never arrive',
    remedy: 'choose another range',
  },
  'vpc-cidrs-unseen': {
    cause: 'the app does not see all CIDR blocks of an imported VPC, so it did not check them all for overlap',
    why: 'EC2 may refuse the association at deployment, because somebody else added the range',
    remedy: 'compare with `aws ec2 describe-vpcs` once, then acknowledge',
  },
  'reservation-range': {
    cause: 'a reservation is outside of its subnet, covers all of it, is smaller than /28, or overlaps another one',
    why: 'EC2 refuses the range, or no ENI for pods gets a primary address because nothing else is left',
    remedy: 'reserve aligned ranges, and leave part of the subnet for primary addresses of ENIs',
  },
  'reservations-collide': {
    cause: 'two reservations of the app overlap in one subnet',
    why: 'EC2 refuses the second one, and the deployment fails',
    remedy: 'give ranges that do not overlap',
  },
  'shared-vpc': {
    cause: 'a stack makes blocks, subnets or reservations in a VPC that another account owns and shares',
    why: 'EC2 lets only the owner change these, and the deployment fails',
    remedy: 'make them in an app for the account of the owner, share the subnets, and use them here',
  },
  'shared-vpc-zones': {
    cause: 'pod subnets of a VPC that another account shares are given with zones that the app cannot compare',
    why: 'zone names differ between accounts, and nodes find no ENIConfig that is named like their zone',
    remedy: 'compare the zone ids in the account of the cluster',
  },
  'reservation-several-ranges': {
    cause: 'a subnet has several reserved ranges, and AWS does not document what EC2 does when one is full',
    why: 'new nodes may find no prefix while another range has free blocks',
    remedy: 'reserve half a subnet, which is one range, if that is enough',
  },
  'reservation-unused': {
    cause: 'space is reserved for prefixes, and pods have single addresses, which cannot come from it',
    why: 'that part of the subnet stays unused, and nodes run out of addresses in the rest',
    remedy: 'reserve nothing, or use prefix delegation',
  },
  'reservation-elsewhere': {
    cause: 'pods use the subnets of the nodes, and space for prefixes is reserved in other subnets too',
    why: 'other resources in a reserved subnet have half of the addresses, and prefixes find no whole block '
      + 'where nodes run',
    remedy: 'name the subnets of the nodes: `subnets` of `PodNetwork.nodeSubnets`',
  },
  'reservation-region-unverified': {
    cause: 'the lists of cfn-lint and of the validator of CDK, which are incomplete, lack the Region for reservations',
    why: 'CloudFormation refuses the whole template if the Region does not have the resource type',
    remedy: 'check once by `aws cloudformation describe-type` that the Region has it',
  },
  'zone-slot': {
    cause: 'a zone has no slot of its own in the block that pod subnets are cut from',
    why: 'addresses would depend on the order of a list, so one more zone would move subnets in which pods run',
    remedy: 'pin the zone to a free slot, as the message shows',
  },
  'zone-by-id': {
    cause: 'a zone is given by its id, as in euw1-az1, where its name belongs, or the other way round',
    why: 'EC2 refuses a subnet in it, and ENIConfigs that are named after it are those of no node',
    remedy: 'give the name of the zone in your account, or the id where the template has a property for it',
  },
  'zones-unresolved': {
    cause: 'zones are tokens, so each takes its place in the VPC as its slot',
    why: 'a fixed Region may later give other slots, and CloudFormation cannot delete a subnet that holds ENIs of '
      + 'pods',
    remedy: 'give the stack an environment, or pin the zones, before the first deployment',
  },
  'zone-route-table': {
    cause: 'the node subnets of a zone have no route table, or several',
    why: 'a wrong guess would send pods through another NAT gateway or firewall, or nowhere',
    remedy: 'name the one to use in `routeTables`',
  },
  'pod-subnet-missing': {
    cause: 'nodes would run in a zone that has no pod subnet, and so no ENIConfig and no tagged subnet',
    why: 'such nodes never become Ready, and CloudFormation waits for their group until it fails',
    remedy: 'add the zone to the pod network, or keep the node group out of it',
  },
  'pod-generation': {
    cause: 'a later generation of pod subnets has no usable name, or nodes in several zones or in one '
      + 'without its subnets',
    why: 'an ENI is attached to instances of its own zone only, so other nodes never get an address for a pod',
    remedy: 'name it in lower-case letters and digits, and make a node group for each zone',
  },
  'pod-subnets-shared': {
    cause: 'two clusters take pod addresses from the same subnets, and each plan counts its own nodes only',
    why: 'both plans show free addresses that both clusters together have used up, and nodes find no prefix',
    remedy: 'give each cluster pod subnets of its own, or add up both plans and acknowledge',
  },
  'discovery-tag-unseen': {
    cause: 'the app does not see whether imported subnets have the tag kubernetes.io/role/cni, by which the VPC CNI '
      + 'finds them',
    why: 'every ENI stays in the subnet of its node, which fills up beside an empty one for pods',
    remedy: 'add the tag with the value 1, then acknowledge',
  },
  'node-subnet-tag-unseen': {
    cause: 'a tag keeps pods off node subnets, and the app does not see whether subnets that it does not make have '
      + 'it',
    why: 'the primary ENI of each node takes addresses for pods there, which the plan does not count',
    remedy: 'tag them with kubernetes.io/role/cni = 0 where they are made, then acknowledge',
  },
  'node-subnet-tag-shared': {
    cause: 'nodes of another cluster run in a subnet whose tag keeps pods off it',
    why: 'the VPC CNI of that cluster reads the same tag, so its pods get no address, or one that its plan does not '
      + 'count',
    remedy: 'run the nodes of each cluster in subnets of their own, or use the tag for none of them',
  },
  'tagged-subnets-version': {
    cause: 'the VPC CNI leaves tagged node subnets out since v1.22.1, and the version is not known at synth',
    why: 'an earlier one still gives pods addresses of node subnets, which the plan does not count',
    remedy: 'give `addonVersion`, or check the version that EKS takes by default and acknowledge',
  },
  'pods-not-admitted': {
    cause: 'a security group or a network ACL lets in the primary block of the VPC, but not the blocks of '
      + 'pods',
    why: 'pods time out at a database, endpoint or load balancer that their nodes reach',
    remedy: 'let pods in by `podSubnets.allowTo(...)` or an entry of the ACL, or acknowledge if pods need '
      + 'no access',
  },
  'gateway-endpoint-misses-pods': {
    cause: 'a gateway endpoint of the VPC is not in every route table of the pod subnets',
    why: 'traffic to S3 or DynamoDB is paid for at a NAT gateway, goes nowhere, or is refused by a policy',
    remedy: 'add `{ subnets: podSubnets.subnets }` to the `subnets` of the endpoint',
  },
  'pod-egress-missing': {
    cause: 'pods leave the VPC under their own address, and their route table has no default route '
      + 'out of the VPC',
    why: 'calls to anything outside time out: AWS APIs without an endpoint, other networks, the internet',
    remedy: 'route 0.0.0.0/0 to a NAT gateway or a transit gateway, use `SnatPolicy.node()`, or acknowledge',
  },
  'pod-egress-unseen': {
    cause: 'pods leave the VPC under their own address, and the app does not see all routes of their route table',
    why: 'a route that is missing shows only when calls of pods time out',
    remedy: 'check once that 0.0.0.0/0 leads to a NAT gateway or a transit gateway, then acknowledge',
  },
};
