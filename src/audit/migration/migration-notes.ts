import { StartingPoint } from './facts/starting-point';
import { amiTypeMember } from './words/ami-type-members';
import { counted, few } from '../../findings/phrases';
import { toldWarmPool } from '../../vpc-cni/told-settings';

/** What to know before a plan is followed: what is not known of the cluster, and what is taken to be. */
export function migrationNotes({ cluster, subnets, nodes, groups, mode, variables }: StartingPoint): string[] {
  const { controlPlane, vpc, eniConfigs = [] } = cluster;
  const { account } = controlPlane ?? {};
  const owner = account === undefined ? undefined
    : [vpc?.owner, ...[...subnets.values()].map(({ subnet }) => subnet.owner)]
      .find((each) => each !== undefined && each !== account);
  const otherImages = groups.filter(({ group }) =>
    group?.amiType !== undefined && amiTypeMember(group.amiType) === undefined);
  const zones = new Set([...subnets.values()].map(({ zone }) => zone));
  const unzoned = !mode.customNetworking ? []
    : eniConfigs.filter(({ name }) => !zones.has(name)).map(({ name }) => name);
  const seen = [...subnets.values()];
  const untold = nodes.filter(({ maxPods }) => maxPods === undefined);
  const unready = nodes.filter(({ isNotReady }) => isNotReady).map(({ name }) => name);
  const tagged = (cluster.subnets ?? []).filter(({ cniRole }) => cniRole === '1');
  const undescribed = groups.filter(({ kind, group }) => kind === 'managed' && group === undefined);
  const waiting = (cluster.pods ?? []).filter(({ phase, node }) => phase === 'Pending' && node === undefined);
  return [
    ...seen.filter(({ unseen = 0 }) => unseen > 0).map(({ subnetId, unseen = 0, certainBlocks, wholeBlocks }) =>
      `${subnetId}: others, which are in no file, have ${counted(unseen, 'address', 'addresses')}, so it has at most `
      + `${counted(wholeBlocks, 'whole block')}; ${certainBlocks} are certain`),
    ...seen.filter(({ overcounted = 0 }) => overcounted > 0).map(({ subnetId, overcounted = 0 }) =>
      `${subnetId}: EC2 counts ${counted(overcounted, 'free address', 'free addresses')} more than its network `
      + 'interfaces leave: the files are from different times, so collect them again before you follow the plan'),
    ...seen.filter(({ subnet }) => subnet.availableAddresses === undefined).map(({ subnetId }) =>
      `${subnetId}: no file has the count of its free addresses, so it is not known whether others hold some`),
    ...untold.length === 0 ? [] : [
      `max pods of ${few(untold.map(({ name }) => name))} are not known: counted with all that their ENIs allow`,
    ],
    ...unready.length === 0 ? [] : [
      `${counted(unready.length, 'node is', 'nodes are')} not ready (${few(unready)}): what aws-node does there is not `
      + 'known, so repair or remove them first',
    ],
    ...tagged.length === 0 ? [] : [
      `${few(tagged.map(({ subnetId }) => subnetId))}: tagged kubernetes.io/role/cni = 1, so further ENIs of old nodes `
      + 'may go there until custom networking is on; they are counted in the subnet of their node',
    ],
    ...undescribed.map(({ name }) =>
      `group ${name} is in no file: its subnets are assumed to be those in which its nodes run`),
    ...waiting.length === 0 ? [] : [
      `${counted(waiting.length, 'pod waits', 'pods wait')} for a node and ${
        waiting.length === 1 ? 'is' : 'are'} not counted`,
    ],
    ...owner === undefined ? [] : [
      `the VPC belongs to account ${owner}: only that account can make blocks, subnets and reservations, and `
      + 'see all interfaces: deploy the program of the step that makes them there, and share its subnets',
    ],
    ...otherImages.map(({ name, group }) =>
      `group ${name} has AMIs of its own (${group!.amiType}): the new group gets AL2023, so add what the old AMIs had`),
    ...unzoned.length === 0 ? [] : [
      `ENIConfigs that are not named like a zone (${few(unzoned)}) stay beside those of the add-on, one per zone`,
    ],
    ...!mode.prefixes && variables.isSet('WARM_PREFIX_TARGET') && variables.target('WARM_PREFIX_TARGET') === 0
      && (variables.target('WARM_IP_TARGET') ?? 0) === 0 ? [
        'WARM_PREFIX_TARGET is 0, and with it aws-node does not start once prefixes are on: the programs set 1',
      ] : [],
    ...!mode.prefixes && toldWarmPool(variables)?.isEmpty === true ? [
      'WARM_ENI_TARGET is 0, which the constructs do not set: the program that adopts the add-on keeps one address '
      + 'spare per node (WARM_IP_TARGET 1)',
    ] : [],
    'what the VPC CNI does on old nodes was read in its source code (v1.23.1) and not tried on AWS: try it on a '
    + 'test cluster first',
  ];
}
