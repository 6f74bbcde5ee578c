import { IConstruct } from 'constructs';
import { addonFindings } from './addon-findings';
import { appModel } from './cluster-model';
import { groupFindings } from './group-findings';
import { LocatedFinding } from './located-finding';
import { networkFindings, reservationFindings } from './network-findings';
import { idsSaidBefore } from './own-constructs';
import { planFindings, PlanSettings, sharedFindings } from './plan-findings';
import { missingPlaceFindings } from './pod-places';
import { reservationFacts } from './reservation-facts';
import { securityFindings } from './security-findings';
import { statementKey } from '../../findings/identity';
import { AppResources } from '../../templates/app-resources';
import { StageTree } from '../../templates/stage-tree';

/** What there is to say of the EKS resources of an app, each thing once; what constructs of this library have said of their own is left to them. */
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
      ...addonFindings(cluster, model),
      ...missingPlaceFindings(cluster, resources),
      ...cluster.groups.flatMap((group) => groupFindings(group, cluster, resources, options.instanceTypeLimits)),
      ...securityFindings(cluster),
    ]),
    ...networkFindings(model),
    ...sharedFindings(model),
    ...reservationFindings(reservations),
  ].filter(({ finding, resource }) => !idsSaidBefore(resource.construct).has(finding.id));
  const ofPlans = model.clusters.flatMap((cluster) => planFindings(cluster, resources, { ...options, reservations }));
  // A forecast that cannot be made says why, and of a group that can have been said before.
  const saidOfParts = new Set(ofParts.map(({ finding }) => statementKey(finding)));
  const ofForecasts = ofPlans.filter(({ finding }) => !saidOfParts.has(statementKey(finding)));
  return distinct([...ofParts, ...ofForecasts]);
}

/** A subnet, or a template, of two clusters would be spoken of twice in the same words; and a block that is wrong twice in others. */
function distinct(findings: readonly LocatedFinding[]): LocatedFinding[] {
  const keyOf = ({ finding, resource }: LocatedFinding) => `${resource.path} ${statementKey(finding)}`;
  const keys = findings.map(keyOf);
  return findings.filter((_, index) => keys.indexOf(keys[index]) === index);
}
