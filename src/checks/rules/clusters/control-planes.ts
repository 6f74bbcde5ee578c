import { findingOf } from '../../../findings/catalogue';
import { Finding } from '../../../findings/finding';
import { about } from '../../../findings/subject';
import { CONTROL_PLANE_WORDS as WORDS } from '../../../findings/words/checks/refused/refused-clusters';
import { AppResources } from '../../../templates/app-resources';
import { Form, formsOf, isUnknown, listOf, textOf } from '../../../templates/forms';
import { knownCidr } from '../../../templates/known-cidr';
import { isDummyId } from '../../../templates/lookup-dummies';
import { ClusterModel } from '../../facts/cluster-model';
import { DUMMY_ZONE } from '../../facts/pod-places';
import { subnetFacts, SubnetFacts } from '../../facts/subnet-facts';
import { located, LocatedFinding } from '../located-finding';
import { clusterBlocks } from '../vpc-networks';

/** Zones that EKS wants at least. */
const ZONES = 2;

/** A zone that is not of a Region itself, by name or id: a Local Zone, or a Wavelength Zone. */
const FURTHER_ZONE = /^([a-z]{2,}(-[a-z]+)+-\d+-|[a-z]{2,6}\d+-[a-z]+\d+-)/;

/** Zones by id that EKS has no control plane in. */
const WITHOUT_EKS = ['use1-az3', 'usw1-az2', 'cac1-az3'];

/**
 * What EKS refuses of a cluster for its networks: subnets of its control plane in one zone, or where it cannot be, and
 * networks of hybrid nodes that overlap those of the VPC.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html
 */
export function controlPlaneFindings(model: ClusterModel, resources: AppResources): LocatedFinding[] {
  const { cluster } = model;
  if (cluster === undefined) return [];
  return [
    ...located(cluster.resource, ['ResourcesVpcConfig.SubnetIds'], subnetFindings(model, resources)),
    ...located(cluster.resource, ['RemoteNetworkConfig'], remoteFindings(model, resources)),
  ];
}

function subnetFindings({ cluster }: ClusterModel, resources: AppResources): Finding[] {
  const { resource, properties, subnetIds } = cluster!;
  const { SubnetIds: given } = formsOf(properties.ResourcesVpcConfig);
  const isOnOutpost = properties.OutpostConfig !== undefined;
  if (isOnOutpost || !Array.isArray(given) || subnetIds.some((id) => isDummyId(textOf(id) ?? ''))) return [];
  const found = new Map(subnetIds.map((id) => subnetFacts(id, resources)).map((subnet) => [subnet.key, subnet]));
  const subnets = [...found.values()];
  const subject = about.resource(resource.path);
  const away = subnets.filter(isOutside);
  if (away.length > 0) {
    return [findingOf(WORDS.elsewhere, subject, {
      subnets: away.map(({ name }) => name), zones: away.map(({ zone }) => zone),
    })];
  }
  const refused = subnets.filter(({ zoneId }) => WITHOUT_EKS.includes(zoneId ?? ''));
  if (refused.length > 0) {
    return [findingOf(WORDS.withoutEks, subject, {
      subnets: refused.map(({ name }) => name), zones: refused.map(({ zoneId }) => `${zoneId}`), all: WITHOUT_EKS,
    })];
  }
  if (subnets.length < ZONES) {
    return subnets.some(isSeen) ? [findingOf(WORDS.oneSubnet, subject, { found: subnets.length, wanted: ZONES })] : [];
  }
  const [{ zone, zoneKey, zoneId }] = subnets;
  const isOne = zoneKey !== undefined && !DUMMY_ZONE.test(zoneKey) && subnets.every((each) => each.zoneKey === zoneKey);
  const isOneId = zoneId !== undefined && subnets.every((each) => each.zoneId === zoneId);
  return isOne || isOneId
    ? [findingOf(WORDS.oneZone, subject, { subnets: subnets.map(({ name }) => name), zone, wanted: ZONES })] : [];
}

/** Whether it is one subnet, and no list of them that is known at deployment. */
function isSeen({ resource, zoneKey }: SubnetFacts): boolean {
  return resource !== undefined || zoneKey !== undefined;
}

function isOutside({ zone, zoneId, resource }: SubnetFacts): boolean {
  return [zone, zoneId ?? ''].some((each) => FURTHER_ZONE.test(each))
    || textOf(resource?.properties.OutpostArn) !== undefined;
}

function remoteFindings(model: ClusterModel, resources: AppResources): Finding[] {
  const { resource, properties } = model.cluster!;
  const remote = formsOf(properties.RemoteNetworkConfig);
  const services = knownCidr(formsOf(properties.KubernetesNetworkConfig).ServiceIpv4Cidr);
  const taken = [
    ...clusterBlocks(model, resources).map((cidr) => ({ cidr, isOfVpc: true })),
    ...(services === undefined ? [] : [{ cidr: services, isOfVpc: false }]),
  ];
  return ['RemoteNodeNetworks', 'RemotePodNetworks'].flatMap((property) => cidrsIn(remote[property]).flatMap((form) => {
    const cidr = knownCidr(form);
    const other = taken.find((each) => cidr !== undefined && each.cidr.overlaps(cidr));
    return other === undefined ? [] : [findingOf(WORDS.remoteOverlaps, about.resource(resource.path), {
      property, cidr: `${cidr}`, other: `${other.cidr}`, isOfVpc: other.isOfVpc,
    })];
  }));
}

function cidrsIn(networks: Form): Form[] {
  if (isUnknown(networks) && !Array.isArray(networks)) return [];
  return listOf(networks).flatMap((network) => listOf(formsOf(network).Cidrs));
}
