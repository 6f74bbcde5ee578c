import { findingOf } from '../../../findings/catalogue';
import { about } from '../../../findings/subject';
import { TEMPLATE_ORDER_WORDS } from '../../../findings/words/checks/order/template-order';
import { AppResource, AppResources } from '../../../templates/app-resources';
import { referredTo, textOf } from '../../../templates/forms';
import { nameOf } from '../../../templates/text-forms';
import { AppModel, ClusterModel } from '../../facts/cluster-model';
import { firstNodes, PartOrder, reachesAny } from '../../facts/order/part-order';
import { canBeOfVpc, SubnetFacts } from '../../facts/subnet-facts';
import { located, LocatedFinding } from '../located-finding';

/** What makes a way out. */
const [ROUTE, ASSOCIATION] = ['AWS::EC2::Route', 'AWS::EC2::SubnetRouteTableAssociation'];
const PARTS = [ROUTE, ASSOCIATION];

/** Routes to everywhere. */
const EVERYWHERE = ['0.0.0.0/0', '::/0'];

/**
 * The only way out of the subnets of a group, where it waits for the nodes: these reach neither the API nor images. Of
 * a VPC with interface endpoints, or with routes that come by themselves, nothing is said.
 */
export function lateRouteFindings(model: ClusterModel, order: PartOrder, resources: AppResources): LocatedFinding[] {
  return firstNodes(model).flatMap(({ resource, leastFirst, subnets = [] }) => {
    const waiting = subnets.map((subnet) => waysOut(subnet, resources)
      .find((way) => way.every((each) => order.always(each, resource))));
    const late = [...new Set(waiting.flatMap((way) => way ?? []))];
    const [first] = late;
    if (first === undefined || !reachesAny(waiting.map((way) => way !== undefined), { leastFirst })) return [];
    return located(first, [], [
      findingOf(TEMPLATE_ORDER_WORDS.routesLate, about.resource(first.path), {
        groups: [resource.path],
        routes: late.map(({ path }) => path),
        subnets: subnets.filter((_, index) => waiting[index] !== undefined).map(({ name }) => name),
        through: order.between(first, resource),
      }),
    ]);
  });
}

/** Whether a route of the app waits for any nodes: in most apps none needs to be read. */
export function hasLateRoutes({ resources, waiting }: AppModel): boolean {
  return resources
    .constructsOf(...PARTS)
    .some((part) => waiting.canWaitForType(part, 'AWS::EKS::Nodegroup'));
}

/** What has to be there for a subnet to have a way out: of each list one part. None where it can have other ways. */
function waysOut({ resource, vpcKey }: SubnetFacts, resources: AppResources): AppResource[][] {
  if (resource === undefined || resources.at(vpcKey ?? '')?.type !== 'AWS::EC2::VPC') return [];
  const hasOtherWays = resources
    .ofType('AWS::EC2::VPCEndpoint')
    .some(({ properties: { VpcId: id, VpcEndpointType: type } }) => (
      canBeOfVpc(id, vpcKey, resources) && type !== undefined && textOf(type) !== 'Gateway'));
  if (hasOtherWays || resources.ofType('AWS::EC2::VPNGatewayRoutePropagation').length > 0) return [];
  const associations = resources
    .ofType(ASSOCIATION)
    .filter(({ properties }) => referredTo(properties.SubnetId) === resource.path);
  const tables = associations.map(tableOf);
  const routes = resources.ofType(ROUTE).filter((route) => (
    tables.includes(tableOf(route))
    && [route.properties.DestinationCidrBlock, route.properties.DestinationIpv6CidrBlock].some((form) => (
      EVERYWHERE.includes(textOf(form) ?? '')))));
  // Other routes, through a transit gateway or to a list of prefixes, can lead out as well.
  return routes.length === 0 ? [] : [associations, routes];
}

/** The route table that a part is of, by which others of the same are known. */
function tableOf({ properties: { RouteTableId: id } }: AppResource): string {
  return referredTo(id) ?? nameOf(id);
}
