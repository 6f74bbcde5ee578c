import { PartOrder, startsBare } from './part-order';
import { AppResource } from '../../../templates/app-resources';
import { Form, formsOf, listOf, textOf } from '../../../templates/forms';
import { ClusterModel, vpcCnis } from '../cluster-model';
import { GroupFacts } from '../group-facts';

/** The service account of the VPC CNI's pods. */
const [NAMESPACE, SERVICE_ACCOUNT] = ['kube-system', 'aws-node'];

/**
 * How the VPC CNI on the first nodes of a group gets its permissions:
 *
 * - `association`: by EKS Pod Identity, that is from the agent on its node
 * - `account`: by the role of its service account, through the OIDC provider of the cluster
 * - `nodes`: by the role of the nodes
 */
export interface CniCredentials {
  readonly by: 'association' | 'account' | 'nodes';

  /** The role. */
  readonly role: Form;

  /** What gives another role in place of that of the nodes, and comes after these. */
  readonly late?: AppResource;
}

/**
 * How the VPC CNI gets its permissions where the first nodes of a group start; undefined where it is not known, or
 * depends on what comes first.
 */
export function cniCredentials(group: GroupFacts, model: ClusterModel, order: PartOrder): CniCredentials | undefined {
  const { resource, resource: { properties: { NodeRole: nodeRole } } } = group;
  const [addon, second] = vpcCnis(model.addons);
  if (second !== undefined) return undefined;
  const nodes: CniCredentials = { by: 'nodes', role: nodeRole };
  const association = model.associations.find(({ properties }) => (
    textOf(properties.Namespace) === NAMESPACE && textOf(properties.ServiceAccount) === SERVICE_ACCOUNT));
  // An association is for whoever has the service account, be it the add-on or what EKS installs by itself.
  const associated: CniCredentials = { by: 'association', role: association?.properties.RoleArn };
  if (association !== undefined && order.always(resource, association)) return associated;
  const isLate = association !== undefined && order.always(association, resource);
  if (addon !== undefined && (startsBare(model) || order.always(resource, addon))) {
    const { PodIdentityAssociations: own, ServiceAccountRoleArn: account } = addon.properties;
    if (own !== undefined && !Array.isArray(own)) return undefined;
    const ofAddon = listOf(own).map(formsOf).find(({ ServiceAccount: name }) => textOf(name) === SERVICE_ACCOUNT);
    if (ofAddon !== undefined) return { by: 'association', role: ofAddon.RoleArn };
    if (association !== undefined && order.always(addon, association)) return associated;
    if (association !== undefined && !isLate) return undefined;
    return account === undefined ? { ...nodes, late: association } : { by: 'account', role: account };
  }
  // Until the add-on comes, the VPC CNI that EKS installs by itself serves.
  const isFirst = model.cluster?.selfManagedAddons === true && (addon === undefined || order.always(addon, resource));
  if (!isFirst || (association !== undefined && !isLate)) return undefined;
  return { ...nodes, late: association ?? addon };
}

/** Whether the VPC CNI on the first nodes of a group has no permissions without the agent. */
export function credentialsNeedAgent(group: GroupFacts, model: ClusterModel, order: PartOrder): boolean {
  return cniCredentials(group, model, order)?.by === 'association';
}
