import { CLUSTER_SUBNETS_PAGE, contradiction, CUSTOM_NETWORKING_PAGE, Entry, info, refused, RESERVATION_PAGE, SUBNET_SELECTION_PAGE, VPC_CIDR_PAGE, warning } from './entry';

/** Which address others see pods under. */
const EXTERNAL_SNAT_PAGE = 'https://docs.aws.amazon.com/eks/latest/userguide/external-snat.html';

/** Blocks, subnets, reservations, zones and routes. */
export const ADDRESS_ENTRIES = {
  'vpc-cidr-size': refused(
    'a block of a VPC, or of a subnet, is larger than /16 or smaller than /28',
    'EC2 refuses such a block when the stack is deployed, and a block that exists can never be resized',
    'choose a block of /16 to /28',
    VPC_CIDR_PAGE,
  ),
  'vpc-cidr-overlap': refused(
    'a secondary CIDR block overlaps another block of the same VPC',
    'EC2 does not associate it, and the stack rolls back before it has a single subnet for pods',
    'choose a block that is free; 100.64.0.0/10 can be associated with every VPC',
    VPC_CIDR_PAGE,
  ),
  'vpc-cidr-absent': refused(
    'a range that pods shall have lies in no block of the VPC, as far as the app knows',
    'EC2 makes no subnet outside the blocks of its VPC, so the deployment fails at the first subnet for pods',
    'choose a range of a block that the VPC has, or add the block',
    VPC_CIDR_PAGE,
  ),
  'vpc-blocks-collide': contradiction(
    'the app adds a block to a VPC by other means, and it overlaps a block for pods',
    'EC2 takes the one that CloudFormation happens to make first, so which of the two breaks is decided by the order of a deployment',
    'choose another block for one of them',
    VPC_CIDR_PAGE,
  ),
  'vpc-cidr-recognized-late': info(
    'a block is added to a VPC in which a cluster runs: for up to an hour its control plane may not reach pods there (exec, logs, webhooks)',
    'new pods look healthy, while `kubectl exec` and `kubectl logs` time out, and a webhook that runs in one of them can hold up every change that it guards',
    'wait, or add the block ahead of the nodes',
    CLUSTER_SUBNETS_PAGE,
  ),
  'ipam-netmask': refused(
    'a prefix length that the IPAM pool does not allocate, or more subnets than the block has room for',
    'IPAM refuses the allocation, or runs out of the block at a later subnet, and the stack rolls back half made',
    'ask for a length that the pool allows, smaller subnets, or a larger block',
    'https://docs.aws.amazon.com/vpc/latest/ipam/tutorials-subnet-planning.html',
  ),
  'subnet-overlap': refused(
    'two subnets are cut from the same addresses',
    'EC2 refuses the second subnet, and the zone that it was for has no addresses for pods',
    'give each zone, and each set of pod subnets, a block of its own',
    'https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html',
  ),
  'subnets-collide': contradiction(
    'the app makes a subnet by other means, and it overlaps a pod subnet',
    'EC2 refuses whichever is made later, in a deployment that may have been about something else',
    'choose another block for one of them',
    'https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html',
  ),
  'subnet-outside-block': refused(
    'a subnet that is given for pods does not lie in the block that it should',
    'rules that let the block in, as those of `peers` and `allowTo` do, would refuse the pods of that subnet',
    'give a subnet of that block, or do not name the block',
  ),
  'vpc-cidr-not-allowed': refused(
    'a range that can never be a VPC CIDR block: link-local, loopback, multicast or reserved addresses',
    'EC2 refuses the block; instances have the metadata service and the DNS server of their VPC at link-local addresses',
    'choose a block of 100.64.0.0/10, or of the private range that the VPC already uses',
    VPC_CIDR_PAGE,
  ),
  'vpc-cidr-restricted': warning(
    'a block of a range that AWS does not associate with a VPC of that primary range, by the table that it publishes',
    'by that table EC2 refuses the association, which first shows when the stack is deployed',
    'choose a block of 100.64.0.0/10',
    `${VPC_CIDR_PAGE}#add-cidr-block-restrictions`,
  ),
  'vpc-cidr-docker': warning(
    'a block overlaps 172.17.0.0/16, the bridge of Docker',
    'where Docker has its bridge, as in AWS Cloud9 and Amazon SageMaker, answers to pods of that block go to the bridge and never arrive',
    'choose another block',
    VPC_CIDR_PAGE,
  ),
  'vpc-cidrs-unseen': warning(
    'the other CIDR blocks of an imported VPC cannot be seen, so overlap was not checked in full',
    'an overlap with a block that somebody else has added shows at deployment only, as an association that EC2 refuses',
    'compare with `aws ec2 describe-vpcs` once, then acknowledge',
    VPC_CIDR_PAGE,
  ),
  'reservation-range': refused(
    'a reservation is outside its subnet, covers all of it, is smaller than /28, or overlaps another one',
    'EC2 refuses ranges that overlap or leave the subnet, and where all of it is reserved no ENI for pods gets an address of its own',
    'reserve aligned ranges that leave part of the subnet for ENI primary addresses',
    RESERVATION_PAGE,
  ),
  'reservation-several-ranges': info(
    'a subnet has several reserved ranges; EC2 picks one at random, and what it does when one is full is not documented',
    'that one range is full while others are free can matter to new nodes, and nobody can tell beforehand whether it does',
    'reserve half a subnet, which is one range, where that is enough',
    RESERVATION_PAGE,
  ),
  'reservation-unused': warning(
    'space is reserved for prefixes, and the VPC CNI gives pods single addresses, which cannot come from it',
    'that part of the subnet lies idle, and nodes run out of addresses in what is left',
    'reserve nothing with single addresses, or use prefix delegation',
    RESERVATION_PAGE,
  ),
  'reservation-elsewhere': warning(
    'pods use the subnets of the nodes, and prefixes have reserved space in other subnets than those of known node groups',
    'a database in a reserved subnet has half of the addresses, while prefixes find no whole block where nodes run',
    'name the subnets of the nodes: `subnets` of `PodNetwork.nodeSubnets`',
    RESERVATION_PAGE,
  ),
  'reservation-region-unverified': warning(
    'the validator that ships with CDK knows AWS::EC2::SubnetCidrReservation in us-east-1, us-west-2 and me-south-1 only, so its F3006 is acknowledged',
    'in a Region without the resource type CloudFormation refuses the whole template',
    'check once that the Region has the resource type (`aws cloudformation describe-type`), then acknowledge',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-subnetcidrreservation.html',
  ),
  'zone-slot': refused(
    'a zone has no slot of its own in the block that pod subnets are cut from',
    'without a fixed place the addresses of a zone would follow from the order of a list, and one zone more would move subnets in which pods run',
    'pin the zone to a free slot, as the message shows',
  ),
  'zones-unresolved': warning(
    'zones are tokens, so they take their place in the VPC as slot; a fixed Region may later give them other slots',
    'a subnet in another slot is another subnet: CloudFormation makes it anew, and cannot delete the old one while ENIs of pods are in it',
    'give the stack an environment, or pin the zones, before the first deployment',
  ),
  'zone-route-table': refused(
    'the subnets for nodes of a zone have no route table, or several',
    'a route table that is guessed leads pods through the wrong NAT gateway or firewall, or nowhere',
    'name the one to use in `routeTables`',
  ),
  'pod-subnet-missing': refused(
    'nodes would run in a zone for which there is no pod subnet, so no ENIConfig and no subnet to find: they never become Ready',
    'CloudFormation waits for the nodes of the group until it fails, and a node that an autoscaler starts there later is paid for and runs nothing',
    'add the zone to the pod network, or keep the node group out of it',
    CUSTOM_NETWORKING_PAGE,
  ),
  'pod-generation': refused(
    'a later generation of pod subnets has no usable name, or its nodes do not run in exactly one of its zones',
    'an ENI is attached to instances of its own zone only, so nodes of another one would never get an address for a pod',
    'name it in lower-case letters and digits, and make a node group for each zone',
    CUSTOM_NETWORKING_PAGE,
  ),
  'pod-subnets-shared': warning(
    'two clusters take pod addresses from the same subnets, and the plan of each counts its own nodes only',
    'each plan shows room when the sum has used it up, and nodes of either cluster find no prefix',
    'give each cluster pod subnets of its own, or add up both plans and acknowledge',
    CUSTOM_NETWORKING_PAGE,
  ),
  'discovery-tag-unseen': warning(
    'the VPC CNI finds subnets by the tag kubernetes.io/role/cni, and whether imported ones have it cannot be seen',
    'without the tag every ENI stays in the subnet of its node, which fills up beside an empty one for pods',
    'tag them with kubernetes.io/role/cni = 1, then acknowledge',
    SUBNET_SELECTION_PAGE,
  ),
  'node-subnet-tag-unseen': warning(
    'the VPC CNI keeps pods off the subnets of nodes by the tag kubernetes.io/role/cni = 0, and whether it is there cannot be seen of subnets that the app does not make',
    'without the tag the primary ENI of each node takes addresses for pods from the subnet of the node, which has no room planned for them',
    'tag them with kubernetes.io/role/cni = 0 where they are made, then acknowledge',
    SUBNET_SELECTION_PAGE,
  ),
  'node-subnet-tag-shared': contradiction(
    'nodes of another cluster run in a subnet whose tag keeps pods off it, and the tag is of the subnet, not of a cluster',
    'the VPC CNI of the other cluster reads the same tag, and its nodes give pods no address, or addresses of subnets that it has not planned with',
    'run the nodes of each cluster in subnets of their own, or leave node subnets out in neither of them',
    SUBNET_SELECTION_PAGE,
  ),
  'tagged-subnets-version': warning(
    'the VPC CNI leaves subnets of nodes out since v1.22.1 only, and which version the cluster gets is not known at synth',
    'an earlier version puts pods into the subnets of the nodes whatever their tag, and nodes are told a pod count that their addresses were not planned for',
    'give `addonVersion`, or check the version that EKS takes by default and acknowledge',
    SUBNET_SELECTION_PAGE,
  ),
  'pods-not-admitted': warning(
    'a security group or a network ACL of the app admits the primary block of the VPC and not those of pods, which keep their own addresses inside the VPC',
    'pods run into timeouts at the database, endpoint or load balancer behind it, which the nodes that they run on reach',
    'admit pods too, with `podSubnets.allowTo(...)` or an entry of the ACL for each block; acknowledge where they have no business there',
    EXTERNAL_SNAT_PAGE,
  ),
  'gateway-endpoint-misses-pods': warning(
    'a gateway endpoint of the VPC is not in every route table of the pod subnets',
    'their traffic to S3 or DynamoDB is paid for at a NAT gateway, goes nowhere without one, and is refused by policies that want the endpoint',
    'add `{ subnets: podSubnets.subnets }` to the `subnets` of the endpoint',
    'https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html',
  ),
  'pod-egress-missing': warning(
    'pods leave the VPC under their own address (external SNAT), and their route table has no default route, or one to an internet gateway',
    'whatever pods call outside the VPC times out: the APIs of AWS without an endpoint, other networks, the internet',
    'add a route for 0.0.0.0/0 to a NAT gateway or a transit gateway, or use `SnatPolicy.node()`; acknowledge where pods reach nothing outside the VPC',
    EXTERNAL_SNAT_PAGE,
  ),
  'pod-egress-unseen': warning(
    'pods leave the VPC under their own address (external SNAT), and the routes of their route table cannot be seen in full, so the way out was not checked',
    'the stack deploys either way, and a route that is missing shows in calls of pods that time out',
    'check once that 0.0.0.0/0 leads to a NAT gateway or a transit gateway, then acknowledge',
    EXTERNAL_SNAT_PAGE,
  ),
} as const satisfies Record<string, Entry>;
