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
  const cnis = vpcCnis(model.addons);
  const [addon] = cnis;
  if (cnis.length > 1) return undefined;
  const nodes: CniCredentials = { by: 'nodes', role: nodeRole };
  if (addon === undefined) return model.cluster?.selfManagedAddons === true ? nodes : undefined;
  if (!startsBare(model) && !order.always(resource, addon)) {
    // Until the add-on comes, the VPC CNI that EKS installs by itself serves.
    const isAfter = model.cluster?.selfManagedAddons === true && order.always(addon, resource);
    return isAfter ? { ...nodes, late: addon } : undefined;
  }
  const { PodIdentityAssociations: own, ServiceAccountRoleArn: account } = addon.properties;
  if (own !== undefined && !Array.isArray(own)) return undefined;
  const ofAddon = listOf(own).map(formsOf).find(({ ServiceAccount: name }) => textOf(name) === SERVICE_ACCOUNT);
  if (ofAddon !== undefined) return { by: 'association', role: ofAddon.RoleArn };
  const association = model.associations.find(({ properties }) => (
    textOf(properties.Namespace) === NAMESPACE && textOf(properties.ServiceAccount) === SERVICE_ACCOUNT));
  if (association !== undefined) {
    const isBefore = order.always(resource, association) || (startsBare(model) && order.always(addon, association));
    if (isBefore) return { by: 'association', role: association.properties.RoleArn };
    return order.always(association, resource) ? { ...nodes, late: association } : undefined;
  }
  return account === undefined ? nodes : { by: 'account', role: account };
}

/** Whether the VPC CNI on the first nodes of a group has no permissions without the agent. */
export function credentialsNeedAgent(group: GroupFacts, model: ClusterModel, order: PartOrder): boolean {
  return cniCredentials(group, model, order)?.by === 'association';
}
