import { CfnResource } from 'aws-cdk-lib';
import { acknowledge } from './acknowledge';

/**
 * The packs of cdk-nag that check controls of a standard. Their rules have the same names, after the name of the pack.
 */
const PACKS = ['HIPAA.Security', 'NIST.800.53.R4', 'NIST.800.53.R5', 'PCI.DSS.321'];

/** Rules that revision 4 of NIST 800-53 does not have. */
const SINCE_R5 = ['VPCNoUnrestrictedRouteToIGW', 'VPCSubnetAutoAssignPublicIpDisabled'];

/**
 * Acknowledges a rule of those packs on one resource. Never on what stands above it: there an acknowledgement would
 * also cover what others add.
 *
 * @param rule name of the rule, without that of its pack
 * @param reason why this resource is as it is
 */
export function acknowledgeControlRule(resource: CfnResource, rule: string, reason: string): void {
  const packs = PACKS.filter((pack) => pack !== 'NIST.800.53.R4' || !SINCE_R5.includes(rule));
  acknowledge(resource, packs.map((pack) => ({ id: `${pack}::${pack}-${rule}`, reason })));
}
