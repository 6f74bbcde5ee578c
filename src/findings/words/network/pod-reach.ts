import { wording } from '../../wording';

type Admission = {
  readonly name: string;
  readonly vpc: string;
  readonly primary: string;
  readonly traffic: readonly string[];
  readonly pods: readonly string[];
};

const ADMISSION = { name: 'Stack/Group', vpc: 'vpc-1', primary: '10.0.0.0/16', traffic: ['tcp 443'], pods: ['100.64.0.0/16'] };

const primaryBlock = ({ vpc, primary }: Admission) => `the primary block of VPC '${vpc}' (${primary})`;

/** Of what in an app refuses pods, or leaves them out. */
export const POD_REACH_WORDS = {
  securityGroup: wording('pods-not-admitted', (facts: Admission) =>
    `security group '${facts.name}' admits ${primaryBlock(facts)} to ${facts.traffic.join(', ')}, and pods come from ${facts.pods.join(', ')}, `
    + 'which it does not admit; add a rule for them with podSubnets.allowTo(...)', ADMISSION),

  networkAcl: wording('pods-not-admitted', (facts: Admission) =>
    `network ACL '${facts.name}' allows ${primaryBlock(facts)} ${facts.traffic.join(', ')}, and pods have addresses of ${facts.pods.join(', ')}, `
    + 'which it does not allow; add an entry for each of these blocks: addEntry(id, { cidr: ec2.AclCidr.ipv4(block), ... })',
  { ...ADMISSION, name: 'Stack/Acl', traffic: ['all traffic in'] }),

  gatewayEndpoint: wording('gateway-endpoint-misses-pods', ({ name, found, wanted, missing }: {
    name: string; found: number; wanted: number; missing: readonly string[];
  }) => `gateway endpoint '${name}' is in ${found} of the ${wanted} route tables of pod subnets, and not in ${missing.join(', ')}:`
    + ' pods there reach its service by the default route, or not at all; add them to its subnets: subnets: [{ subnets: podSubnets.subnets }]',
  { name: 'Stack/Endpoint', found: 1, wanted: 2, missing: ['rtb-2'] }),
};
