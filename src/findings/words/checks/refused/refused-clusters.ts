import { allOf, counted, few, fewQuoted } from '../../../phrases';
import { wording } from '../../../wording';

const REFUSED = 'EKS refuses the cluster';

/** Of the subnets of a control plane in a template, and of networks beside its VPC. */
export const CONTROL_PLANE_WORDS = {
  oneSubnet: wording('control-plane-subnets', ({ found, wanted }: { found: number; wanted: number }) => ({
    message: `'SubnetIds' names ${counted(found, 'subnet')}, and the control plane needs ${wanted} or more`,
    details: [`${REFUSED}: it wants subnets in ${wanted} zones`],
    fix: ["name a subnet of another zone too in 'ResourcesVpcConfig.SubnetIds'"],
  }), { found: 1, wanted: 2 }),

  oneZone: wording('control-plane-subnets', ({ subnets, zone, wanted }: {
    subnets: readonly string[]; zone: string; wanted: number;
  }) => ({
    message: `all subnets of the control plane are in ${zone}, and it needs ${wanted} zones`,
    details: [`${REFUSED}: the subnets are ${fewQuoted(subnets)}`, ...allOf('subnets', subnets)],
    fix: ["name a subnet of another zone too in 'ResourcesVpcConfig.SubnetIds'"],
  }), { subnets: ['Stack/SubnetA', 'Stack/SubnetB'], zone: 'eu-west-1a', wanted: 2 }),

  elsewhere: wording('control-plane-subnets', ({ subnets, zones }: {
    subnets: readonly string[]; zones: readonly string[];
  }) => ({
    message: `the control plane cannot be in ${fewQuoted(subnets)}, which are outside of the zones of a Region`,
    details: [
      `${REFUSED}: a Local Zone, a Wavelength Zone or an Outpost can have nodes only`,
      `their zones are ${few(zones)}`,
      ...allOf('subnets', subnets),
      ...allOf('zones', zones),
    ],
    fix: [
      "name subnets of Availability Zones in 'ResourcesVpcConfig.SubnetIds', and these for nodes alone",
    ],
  }), { subnets: ['Stack/LocalSubnet'], zones: ['us-west-2-lax-1a'] }),

  withoutEks: wording('control-plane-subnets', ({ subnets, zones, all }: {
    subnets: readonly string[]; zones: readonly string[]; all: readonly string[];
  }) => ({
    message: `the control plane cannot be in ${fewQuoted(subnets)}, which are in ${few(zones)}`,
    details: [
      `${REFUSED}: it has no control planes in the zones with the ids ${all.join(', ')}`,
      ...allOf('subnets', subnets),
      ...allOf('zones', zones),
    ],
    fix: ["name subnets of other zones in 'ResourcesVpcConfig.SubnetIds', and these for nodes alone"],
  }), { subnets: ['Stack/Subnet'], zones: ['use1-az3'], all: ['use1-az3', 'usw1-az2', 'cac1-az3'] }),

  remoteOverlaps: wording('remote-network-overlap', ({ property, cidr, other, isOfVpc }: {
    property: string; cidr: string; other: string; isOfVpc: boolean;
  }) => ({
    message: `'${property}' has ${cidr}, which overlaps ${other}, ${isOfVpc ? 'a block of the VPC' : 'the services'}`,
    details: [`${REFUSED}: nodes outside of the VPC and their pods are reached by addresses of their own`],
    fix: [`give a range that neither the VPC nor the services have in '${property}'`],
  }), { property: 'RemoteNodeNetworks', cidr: '10.20.200.0/22', other: '10.20.0.0/16', isOfVpc: true }),
};
