import { located, LocatedFinding } from './located-finding';
import { literalFindings } from './network-literals';
import { zoneFormFindings } from './zone-forms';
import { Ipv4Cidr } from '../../addressing/ipv4-cidr';
import { SubnetBlocks } from '../../addressing/subnet-blocks';
import { associationFindings, vpcCidrFindings } from '../../addressing/vpc-cidr-rules';
import { serviceCidrFindings } from '../../cluster/service-cidr-findings';
import { findingOf, isOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { saysWording, statementKey } from '../../findings/identity';
import { about } from '../../findings/subject';
import { TEMPLATE_NETWORK_WORDS } from '../../findings/words/checks/template-networks';
import { RESERVATION_WORDS } from '../../findings/words/network/reservations';
import { rangeFindings } from '../../network/reservations/range-findings';
import { AppResource, AppResources, areTogether } from '../../templates/app-resources';
import { formsOf, isUnknown, textOf } from '../../templates/forms';
import { knownCidr } from '../../templates/known-cidr';
import { AppModel, ClusterModel } from '../facts/cluster-model';
import { ReservationFacts } from '../facts/reservation-facts';
import { canBeOfVpc, madeSubnet, subnetFacts, vpcKeyOf } from '../facts/subnet-facts';

/** A block of a VPC. */
interface VpcBlock {
  readonly resource: AppResource;
  readonly cidr: Ipv4Cidr;
}

/** What there is to say of the VPCs that clusters run in: their blocks, subnets and services. */
export function networkFindings(
  { clusters, resources }: AppModel,
  reservations: readonly ReservationFacts[],
): LocatedFinding[] {
  const used = new Set(clusters.flatMap((model) => vpcsOf(model, resources)));
  const ofVpcs = [...used].flatMap((vpcKey) => [
    ...blockFindings(vpcKey, resources),
    ...subnetCollisions(vpcKey, resources),
    ...zoneFormFindings(vpcKey, resources),
  ]);
  return [
    ...ofVpcs,
    ...literalFindings(used, reservations, resources),
    ...clusters.flatMap((model) => serviceFindings(model, resources)),
  ];
}

/** What there is to say of the ranges that are reserved in subnets. */
export function reservationFindings(reservations: readonly ReservationFacts[]): LocatedFinding[] {
  const known = reservations.filter(({ range, subnet }) => range !== undefined && subnet.cidr !== undefined);
  return [...new Set(known.map(({ subnet }) => subnet.key))].flatMap((key) => {
    const ofSubnet = known.filter(({ subnet }) => subnet.key === key);
    const { cidr, name } = ofSubnet[0].subnet;
    const blocks = SubnetBlocks.of(cidr!);
    // Each range with those before it, so that what is wrong stands at the one that EC2 refuses.
    return ofSubnet.flatMap(({ resource, range, forPrefixes }, index) => {
      const before = ofSubnet.slice(0, index)
        .filter((other) => areTogether(other.resource, resource)).map((other) => other.range!);
      const wrong = newRangeFindings(cidr!, before, range!)
        // A range for addresses that are assigned by hand can be smaller than a prefix.
        .filter((finding) => forPrefixes || !cidr!.contains(range!) || before.some((other) => other.overlaps(range!))
          || (saysWording(finding, RESERVATION_WORDS.wholeSubnet) && ofSubnet.some((other) => other.forPrefixes)));
      const useless = wrong.length === 0 && forPrefixes && blocks.wholeBlocksIn(range!) === 0;
      return located(
        resource,
        ['Cidr'],
        useless
          ? [
            findingOf(TEMPLATE_NETWORK_WORDS.reservationUseless, about.resource(resource.path), {
              ranges: [`${range}`],
              subnets: [name],
              cidrs: [`${cidr}`],
            }),
          ]
          : wrong,
      );
    });
  });
}

/** What is wrong with a range beside those before it, and was not said of them. */
function newRangeFindings(subnet: Ipv4Cidr, before: readonly Ipv4Cidr[], range: Ipv4Cidr): Finding[] {
  const findingsOf = (ranges: readonly Ipv4Cidr[]) => rangeFindings(subnet, `${subnet}`, ranges, true)
    .filter((finding) => !isOf(finding, 'reservation-several-ranges'));
  const addresses = (ranges: readonly Ipv4Cidr[]) => ranges.reduce((sum, { addressCount }) => sum + addressCount, 0);
  const earlier = before.filter((other) => other.overlaps(range)).slice(0, 1);
  const saidBefore = findingsOf(earlier).map(statementKey);
  const own = findingsOf([...earlier, range]).filter((finding) => !saidBefore.includes(statementKey(finding)));
  // All of them together are looked at where they can be the whole subnet.
  const isWhole = before.length > 0 && addresses([...before, range]) === subnet.addressCount;
  const whole = isWhole ? findingsOf([...before, range]) : [];
  return [...own, ...whole.filter((finding) => saysWording(finding, RESERVATION_WORDS.wholeSubnet))];
}

function vpcsOf({ cluster, groups }: ClusterModel, resources: AppResources): string[] {
  const ids = [...(cluster?.subnetIds ?? [])].map((id) => subnetFacts(id, resources));
  return [...ids, ...groups.flatMap(({ subnets = [] }) => subnets)]
    .map(({ vpcKey }) => vpcKey)
    .filter((key) => key !== undefined);
}

/** The blocks of a VPC that the app knows, the primary one first. */
function blocksOf(vpcKey: string, resources: AppResources): VpcBlock[] {
  const vpc = resources.at(vpcKey);
  const added = resources
    .ofType('AWS::EC2::VPCCidrBlock')
    .filter(({ properties }) => vpcKeyOf(properties.VpcId) === vpcKey);
  return [...(vpc === undefined ? [] : [vpc]), ...added].flatMap((resource) => {
    const cidr = knownCidr(resource.properties.CidrBlock);
    return cidr === undefined ? [] : [{ resource, cidr }];
  });
}

function blockFindings(vpcKey: string, resources: AppResources): LocatedFinding[] {
  const blocks = blocksOf(vpcKey, resources);
  const primary = blocks.find(({ resource }) => resource.path === vpcKey)?.cidr;
  return blocks.flatMap(({ resource, cidr }, index) => {
    const other = blocks
      .slice(0, index)
      .find((earlier) => earlier.cidr.overlaps(cidr) && areTogether(earlier.resource, resource));
    return located(
      resource,
      ['CidrBlock'],
      [
        ...vpcCidrFindings(about.resource('CidrBlock'), cidr, textOf(resource.properties.CidrBlock)),
        ...(resource.path === vpcKey ? [] : associationFindings(about.resource('CidrBlock'), cidr, primary, index + 1)),
        ...(other === undefined
          ? []
          : [
            findingOf(TEMPLATE_NETWORK_WORDS.blocksCollide, about.resource(resource.path), {
              cidr: `${cidr}`,
              resource: resource.path,
              other: `${other.cidr}`,
              otherResource: other.resource.path,
            }),
          ]),
      ],
    );
  });
}

/** Subnets of a VPC that overlap, or that lie outside of its blocks. */
function subnetCollisions(vpcKey: string, resources: AppResources): LocatedFinding[] {
  const subnets = resources
    .ofType('AWS::EC2::Subnet')
    .map(madeSubnet)
    .filter((subnet) => subnet.vpcKey === vpcKey && subnet.cidr !== undefined);
  const blocks = blocksOf(vpcKey, resources);
  const seen = allBlocksAreSeen(vpcKey, resources);
  return subnets.flatMap((subnet, index) => {
    const cidr = subnet.cidr!;
    const facts = { subnets: [subnet.name], cidrs: [`${cidr}`] };
    const other = subnets
      .slice(0, index)
      .find((earlier) => earlier.cidr!.overlaps(cidr) && areTogether(earlier.resource!, subnet.resource!));
    const isOutside = seen && !blocks.some((block) => block.cidr.contains(cidr));
    return located(subnet.resource!, ['CidrBlock'], [
      ...(other === undefined ? [] : [findingOf(TEMPLATE_NETWORK_WORDS.subnetsCollide, about.subnet(subnet.name),
        { ...facts, others: [other.name], otherCidrs: [`${other.cidr}`] })]),
      ...(isOutside ? [findingOf(TEMPLATE_NETWORK_WORDS.subnetOutside, about.subnet(subnet.name),
        { ...facts, blocks: blocks.map((block) => `${block.cidr}`) })] : []),
    ]);
  });
}

/** Whether all blocks of a VPC are of the app, and known. */
function allBlocksAreSeen(vpcKey: string, resources: AppResources): boolean {
  const vpc = resources.at(vpcKey);
  const added = resources
    .ofType('AWS::EC2::VPCCidrBlock')
    .filter(({ properties: { VpcId: id } }) => id === undefined || canBeOfVpc(id, vpcKey, resources));
  return vpc !== undefined && [vpc, ...added].every(({ properties: { CidrBlock: cidr, VpcId: id } }) => (
    knownCidr(cidr) !== undefined && (id === undefined || vpcKeyOf(id) === vpcKey)));
}

/** The blocks of the VPCs that a cluster is in, as far as the app knows them. */
export function clusterBlocks(model: ClusterModel, resources: AppResources): Ipv4Cidr[] {
  return [...new Set(vpcsOf(model, resources))].flatMap((key) => blocksOf(key, resources)).map(({ cidr }) => cidr);
}

function serviceFindings(model: ClusterModel, resources: AppResources): LocatedFinding[] {
  const { cluster } = model;
  if (cluster === undefined || cluster.isIpv6) return [];
  const { KubernetesNetworkConfig: config } = cluster.properties;
  const given = formsOf(config).ServiceIpv4Cidr;
  const where = ['KubernetesNetworkConfig.ServiceIpv4Cidr'];
  if (isUnknown(config) || isUnknown(given)) {
    return located(cluster.resource, where, [
      findingOf(TEMPLATE_NETWORK_WORDS.serviceRangeUnresolved, about.resource('ServiceIpv4Cidr'), {}),
    ]);
  }
  return located(cluster.resource, where, serviceCidrFindings(textOf(given), clusterBlocks(model, resources)));
}
