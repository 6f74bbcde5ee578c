import { findingOf } from '../../../findings/catalogue';
import { about } from '../../../findings/subject';
import { Facts, Wording } from '../../../findings/wording';
import { TEMPLATE_ORDER_WORDS as WORDS } from '../../../findings/words/checks/order/template-order';
import { AppResource, AppResources } from '../../../templates/app-resources';
import { allReferredTo } from '../../../templates/forms';
import { resourceName } from '../../../templates/rendering';
import { ClusterModel } from '../../facts/cluster-model';
import { GroupFacts } from '../../facts/group-facts';
import { CniCredentials, cniCredentials } from '../../facts/order/cni-credentials';
import { cniGrants } from '../../facts/order/cni-grants';
import { firstNodes, PartOrder } from '../../facts/order/part-order';
import { located, LocatedFinding } from '../located-finding';

/** The OIDC provider of a cluster, in the words of each library. */
const PROVIDERS = ['AWS::IAM::OIDCProvider', 'Custom::AWSCDKOpenIdConnectProvider'];

/** What gives the VPC CNI its permissions, and waits for the nodes that it serves. */
export function latePermissionFindings(
  model: ClusterModel,
  order: PartOrder,
  resources: AppResources,
): LocatedFinding[] {
  // Over IPv6 it needs other permissions, and Helm charts bring other roles.
  if ((model.cluster?.isIpv6 ?? false) || model.networkCharts.length > 0) return [];
  return firstNodes(model).flatMap((group) => {
    const credentials = cniCredentials(group, model, order);
    if (credentials === undefined) return [];
    return [
      ...lateProviders(credentials, group, model, order, resources),
      ...latePolicies(credentials, group, order, resources),
    ];
  });
}

function lateProviders(
  { by }: CniCredentials,
  group: GroupFacts,
  { key }: ClusterModel,
  order: PartOrder,
  resources: AppResources,
): LocatedFinding[] {
  if (by !== 'account') return [];
  const providers = resources
    .ofType(...PROVIDERS)
    .filter(({ properties }) => allReferredTo(properties.Url ?? properties.url).includes(key));
  if (!providers.every((provider) => order.always(provider, group.resource))) return [];
  return providers.slice(0, 1)
    .flatMap((provider) => said(WORDS.providerLate, provider, group, order, { provider: provider.path }));
}

function latePolicies(
  credentials: CniCredentials,
  group: GroupFacts,
  order: PartOrder,
  resources: AppResources,
): LocatedFinding[] {
  const role = resources.targetOf(credentials.role);
  if (role?.type !== 'AWS::IAM::Role') return [];
  const { own, attached, isUnknown } = cniGrants(role, resources);
  if (own || isUnknown) return [];
  const roleName = resourceName(role.construct);
  if (attached.length === 0) return withoutOwn(credentials, group, order, roleName);
  if (!attached.every((policy) => order.always(policy, group.resource))) return [];
  return attached.flatMap((policy) =>
    said(WORDS.policyLate, policy, group, order, { policy: policy.path, role: roleName }));
}

/** Nodes without permissions of their own, where what has them comes later. */
function withoutOwn({ late }: CniCredentials, group: GroupFacts, order: PartOrder, role: string): LocatedFinding[] {
  if (late === undefined) return [];
  return late.type === 'AWS::EKS::Addon'
    ? said(WORDS.addonWithPermissionsLate, late, group, order, { addon: late.path, role })
    : said(WORDS.associationLate, late, group, order, { association: late.path, role });
}

/** A finding about something that waits for the nodes of a group. */
function said<F extends Facts>(
  words: Wording<F & { readonly groups: readonly string[]; readonly through: readonly string[] }>,
  late: AppResource,
  { resource }: GroupFacts,
  order: PartOrder,
  facts: NoInfer<F>,
): LocatedFinding[] {
  const waits = { groups: [resource.path], through: order.between(late, resource) };
  return located(late, [], [findingOf(words, about.resource(late.path), { ...facts, ...waits })]);
}
