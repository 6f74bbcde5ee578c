import { earlyAddonFindings } from './early-addons';
import { earlyGroupFindings } from './early-groups';
import { earlyPartFindings } from './early-parts';
import { earlySubnetFindings } from './early-subnets';
import { lateAddonFindings } from './late-addons';
import { lateEniConfigFindings } from './late-eni-configs';
import { latePermissionFindings } from './late-permissions';
import { hasLateRoutes, lateRouteFindings } from './late-routes';
import { unawaitedClusterFindings } from './unawaited-clusters';
import { alternativesOf } from '../../facts/cluster-alternatives';
import { AppModel } from '../../facts/cluster-model';
import { PartOrder } from '../../facts/order/part-order';
import { LocatedFinding } from '../located-finding';

/** What there is to say of the order in which CloudFormation makes the parts of clusters and of their VPCs. */
export function orderFindings(app: AppModel): LocatedFinding[] {
  const { clusters, resources } = app;
  const order = new PartOrder(app.waiting);
  const late = hasLateRoutes(app);
  return [
    ...earlySubnetFindings(order, resources),
    ...clusters.flatMap(alternativesOf).flatMap((model) => [
      ...lateAddonFindings(model, order),
      ...latePermissionFindings(model, order, resources),
      ...lateEniConfigFindings(model, order, resources),
      ...late ? lateRouteFindings(model, order, resources) : [],
      ...earlyGroupFindings(model, order),
      ...earlyAddonFindings(model, order, app),
      ...earlyPartFindings(model, order),
      ...unawaitedClusterFindings(model, order, resources),
    ]),
  ];
}
