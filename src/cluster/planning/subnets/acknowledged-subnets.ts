import { IConstruct } from 'constructs';
import { deliveryOf } from '../../../findings/catalogue';
import { Finding, FindingDelivery } from '../../../findings/finding';
import { identityOf } from '../../../findings/identity';
import { isAcknowledged } from '../../../validation/warnings';

/**
 * Findings without the warnings of subnets that somebody has acknowledged at the subnet: a plan says of several subnets
 * at once what is alike, and a person acknowledges one construct.
 *
 * @param root of the app in which the subnets stand, whose names in a plan are their paths
 */
export function unacknowledged(root: IConstruct, findings: readonly Finding[]): Finding[] {
  return findings.filter((finding) => {
    const about = identityOf(finding)?.about;
    if (about?.kind !== 'subnet' || deliveryOf(finding) !== FindingDelivery.WARNING) return true;
    const subnet = constructAt(root, about.name);
    return subnet === undefined || !isAcknowledged(subnet, finding);
  });
}

function constructAt(root: IConstruct, path: string): IConstruct | undefined {
  return path.split('/').reduce<IConstruct | undefined>((scope, id) => scope?.node.tryFindChild(id), root);
}
