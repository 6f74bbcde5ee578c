import { IConstruct } from 'constructs';
import { statementKey } from '../../findings/identity';
import { AppResources } from '../../templates/app-resources';
import { StageTree } from '../../templates/stage-tree';
import { appModel } from '../facts/cluster-model';
import { idsSaidBefore } from '../facts/own-constructs';
import { reservationFacts } from '../facts/reservation-facts';
import { planFindings, PlanSettings, sharedFindings } from '../rules/cluster-plans';
import { LocatedFinding } from '../rules/located-finding';
import { groupFindings } from '../rules/node-groups';
import { missingPlaceFindings, missingTagFindings } from '../rules/pod-subnet-missing';
import { securityFindings } from '../rules/security';
import { sharedTagFindings } from '../rules/shared-tags';
import { addonFindings } from '../rules/vpc-cni-addons';
import { networkFindings, reservationFindings } from '../rules/vpc-networks';

/**
 * What there is to say of the EKS resources of an app, each thing once; what constructs of this library have said of
 * their own is left to them.
 */
export function appFindings(root: IConstruct, options: Omit<PlanSettings, 'reservations'>): LocatedFinding[] {
  return StageTree.allIn(root).flatMap((tree) => stageFindings(tree, options));
}

function stageFindings(tree: StageTree, options: Omit<PlanSettings, 'reservations'>): LocatedFinding[] {
  const resources = new AppResources(tree);
  const model = appModel(resources);
  if (model.clusters.length === 0) return [];
  const reservations = reservationFacts(resources);
  const ofParts = [
    ...model.clusters.flatMap((cluster) => [
      ...addonFindings(cluster, model, options.instanceTypeLimits),
      ...missingPlaceFindings(cluster, resources),
      ...missingTagFindings(cluster, resources),
      ...cluster.groups.flatMap((group) => groupFindings(group, cluster, resources, options.instanceTypeLimits)),
      ...securityFindings(cluster),
    ]),
    ...networkFindings(model),
    ...sharedFindings(model),
    ...sharedTagFindings(model),
    ...reservationFindings(reservations),
  ].filter(({ finding, resource }) => !idsSaidBefore(resource.construct).has(finding.id));
  const ofPlans = model.clusters.flatMap((cluster) => planFindings(cluster, resources, { ...options, reservations }));
  // A forecast that cannot be made says why, and of a group that can have been said before.
  const saidOfParts = new Set(ofParts.map(({ finding }) => statementKey(finding)));
  const ofForecasts = ofPlans.filter(({ finding }) => !saidOfParts.has(statementKey(finding)));
  return distinct([...ofParts, ...ofForecasts]);
}

/**
 * A subnet, or a template, of two clusters would be spoken of twice in the same words; and a block that is wrong twice
 * in others.
 */
function distinct(findings: readonly LocatedFinding[]): LocatedFinding[] {
  const keyOf = ({ finding, resource }: LocatedFinding) => `${resource.path} ${statementKey(finding)}`;
  const keys = findings.map(keyOf);
  return findings.filter((_, index) => keys.indexOf(keys[index]) === index);
}
