import { allOf, few } from '../../phrases';
import { wording } from '../../wording';

type Admission = {
  readonly name: string;
  readonly vpc: string;
  readonly primary: string;
  readonly traffic: readonly string[];
  readonly pods: readonly string[];
};

const ADMISSION = {
  name: 'Stack/Group', vpc: 'vpc-1', primary: '10.0.0.0/16', traffic: ['tcp 443'], pods: ['100.64.0.0/16'],
};

const detailsOf = ({ vpc, primary, traffic, pods }: Admission) => [
  `${primary} is admitted, the primary block of VPC '${vpc}'`,
  `pods come from ${pods.join(', ')}`,
  ...allOf('traffic', traffic),
];

const OR_NOT = 'acknowledge this finding, if pods need no access there';

/** Of what in an app refuses pods, or leaves them out. */
export const POD_REACH_WORDS = {
  securityGroup: wording('pods-not-admitted', (facts: Admission) => ({
    message: `security group '${facts.name}' admits nodes and does not admit pods: ${few(facts.traffic)}`,
    details: detailsOf(facts),
    fix: ['add a rule for pods: podSubnets.allowTo(...)', OR_NOT],
  }), ADMISSION),

  networkAcl: wording('pods-not-admitted', (facts: Admission) => ({
    message: `network ACL '${facts.name}' allows nodes and does not allow pods: ${few(facts.traffic)}`,
    details: detailsOf(facts),
    fix: ['add an entry for each block of pods: addEntry(id, { cidr: ec2.AclCidr.ipv4(block), ... })', OR_NOT],
  }), { ...ADMISSION, name: 'Stack/Acl', traffic: ['all traffic in'] }),

  gatewayEndpoint: wording('gateway-endpoint-misses-pods', ({ name, found, wanted, missing }: {
    name: string; found: number; wanted: number; missing: readonly string[];
  }) => ({
    message: `gateway endpoint '${name}' is in ${found} of the ${wanted} route tables of pod subnets`,
    details: [
      `it is not in ${missing.join(', ')}`,
      'pods there reach its service by the default route, or not at all',
    ],
    fix: ['add pod subnets to the endpoint: subnets: [{ subnets: podSubnets.subnets }]'],
  }), { name: 'Stack/Endpoint', found: 1, wanted: 2, missing: ['rtb-2'] }),
};
