import { Ipv4Cidr } from '../../addressing/ipv4-cidr';
import { CLUSTER_TAG, DISCOVERY_TAG, LEFT_OUT } from '../../network/vpc/discovery-tag';
import { AppResource, AppResources } from '../../templates/app-resources';
import { Form, formsOf, isUnknown, listOf, numberOf, referredTo, textOf } from '../../templates/forms';
import { knownCidr } from '../../templates/known-cidr';
import { selectedPrefixLength } from '../../templates/list-forms';
import { subnetName } from '../../templates/rendering';
import { nameOf, shownName } from '../../templates/text-forms';

/** A subnet, as far as the app tells. */
export interface SubnetFacts {
  /** By which two are known to be the same. */
  readonly key: string;

  /** As messages show it. */
  readonly name: string;

  /** Its zone as messages show it; of a subnet that does not tell it a name that no other has. */
  readonly zone: string;

  /**
   * Its zone as an ENIConfig is named after it: also of one that is a token; undefined where the subnet does not tell
   * it.
   */
  readonly zoneKey?: string;

  /** Its zone by the id that is the same in every account. */
  readonly zoneId?: string;

  readonly cidr?: Ipv4Cidr;

  /** Its size alone, where its addresses are chosen at deployment. */
  readonly prefixLength?: number;

  /** The VPC that it is of, by which two are known to be of the same. */
  readonly vpcKey?: string;

  /** The resource, where the app makes it. */
  readonly resource?: AppResource;

  /** Whether its tag offers it to the VPC CNI. */
  readonly isTagged: boolean;

  /** Whether its tag leaves it out. */
  readonly isLeftOut: boolean;

  /** The names of the clusters whose tags it has; none where it is for all clusters. */
  readonly clusterNames: readonly string[];
}

/** The subnet that an id stands for. */
export function subnetFacts(id: Form, resources: AppResources): SubnetFacts {
  const resource = resources.targetOf(id);
  if (resource?.type === 'AWS::EC2::Subnet') return madeSubnet(resource);
  const text = textOf(id);
  const imported = resources.importedSubnet(id);
  const key = nameOf(id);
  const name = text ?? (referredTo(id) === undefined ? 'a subnet whose id is a token' : referredTo(id)!);
  return {
    key,
    name: imported?.path ?? name,
    zone: imported?.zone === undefined ? `the zone of ${name}` : shownName(imported.zone),
    zoneKey: imported?.zone,
    cidr: knownCidr(imported?.cidr),
    isTagged: false,
    isLeftOut: false,
    clusterNames: [],
  };
}

/** Subnets by their resources, each worked out once: rules ask for all subnets, cluster by cluster. */
const made = new WeakMap<AppResource, SubnetFacts>();

/** A subnet that the app makes. */
export function madeSubnet(resource: AppResource): SubnetFacts {
  const known = made.get(resource) ?? factsOf(resource);
  made.set(resource, known);
  return known;
}

function factsOf(resource: AppResource): SubnetFacts {
  const { properties, path, construct } = resource;
  const zone = properties.AvailabilityZone ?? properties.AvailabilityZoneId;
  const tags = listOf(properties.Tags).map(formsOf);
  const tag = tags.find(({ Key: key }) => key === DISCOVERY_TAG);
  return {
    key: path,
    name: subnetName(construct),
    zone: zone === undefined ? `the zone of ${path}` : shownName(nameOf(zone)),
    // ENIConfigs and nodes go by the name of a zone, which its id does not tell.
    zoneKey: properties.AvailabilityZone === undefined ? undefined : nameOf(properties.AvailabilityZone),
    zoneId: properties.AvailabilityZoneId === undefined ? undefined : nameOf(properties.AvailabilityZoneId),
    cidr: knownCidr(properties.CidrBlock),
    prefixLength: numberOf(properties.Ipv4NetmaskLength) ?? selectedPrefixLength(properties.CidrBlock),
    vpcKey: vpcKeyOf(properties.VpcId),
    resource,
    isTagged: tag !== undefined && textOf(tag.Value) !== LEFT_OUT,
    isLeftOut: tag !== undefined && textOf(tag.Value) === LEFT_OUT,
    clusterNames: tags.flatMap(({ Key: key }) => textOf(key)?.split(CLUSTER_TAG).slice(1) ?? []),
  };
}

/** By what two resources name the same VPC. */
export function vpcKeyOf(id: Form): string | undefined {
  return id === undefined ? undefined : referredTo(id) ?? textOf(id) ?? JSON.stringify(id);
}

/** Whether an id can be that of a VPC: it is the same, or one that is told later and is of no VPC of the app. */
export function canBeOfVpc(id: Form, vpcKey: string | undefined, resources: AppResources): boolean {
  return vpcKeyOf(id) === vpcKey || (isUnknown(id) && resources.targetOf(id)?.type !== 'AWS::EC2::VPC');
}
