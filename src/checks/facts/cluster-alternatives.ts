import { ClusterModel, vpcCnis } from './cluster-model';
import { CniFacts } from './cni-facts';
import { AppResource } from '../../templates/app-resources';

/**
 * A cluster with each VPC CNI that it can have: where conditions choose between several add-ons vpc-cni, one of them is
 * there at a time, with what is of no other one's condition. Of several that can be there together the first counts.
 */
export function alternativesOf(model: ClusterModel): ClusterModel[] {
  const cnis = vpcCnis(model.addons);
  const conditions = [...new Set(cnis.map(({ condition }) => condition))];
  // One without a condition is there in any case.
  if (conditions.length < 2 || conditions.includes(undefined)) return [model];
  return conditions.map((condition) => ofCondition(model, condition!, conditions));
}

function ofCondition(
  model: ClusterModel,
  condition: string,
  all: ReadonlyArray<string | undefined>,
): ClusterModel {
  const others = all.filter((each) => each !== condition);
  const isThere = (resource: AppResource) => !others.includes(resource.condition);
  const isOfOne = ({ resource }: { readonly resource: AppResource }) => isThere(resource);
  const addons = model.addons.filter(isThere);
  return {
    ...model,
    addons,
    groups: model.groups.filter(isOfOne),
    fargateProfiles: model.fargateProfiles.filter(isThere),
    nodeSources: model.nodeSources.filter(isOfOne),
    associations: model.associations.filter(isThere),
    charts: model.charts.filter(isThere),
    networkCharts: model.networkCharts.filter(isThere),
    nodePatches: model.nodePatches.filter(isThere),
    cni: new CniFacts(vpcCnis(addons)[0], model.cni.manifests.filter(isThere)),
  };
}
