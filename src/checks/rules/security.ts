import { located, LocatedFinding } from './located-finding';
import { findingOf } from '../../findings/catalogue';
import { about } from '../../findings/subject';
import { OPEN_CLUSTER_WORDS } from '../../findings/words/checks/open-clusters';
import { formsOf, isUnknown, listOf, numberOf, textOf, truthOf } from '../../templates/forms';
import { ClusterFacts } from '../facts/cluster-facts';
import { ClusterModel } from '../facts/cluster-model';
import { GroupFacts } from '../facts/group-facts';

/** Blocks that are everybody. */
const EVERYBODY = ['0.0.0.0/0', '::/0'];

/** The logs that a control plane can write. */
const LOGS = ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'];

/** Who can reach the control plane, what it writes down, and what pods can reach of their node. */
export function securityFindings({ cluster, groups }: ClusterModel): LocatedFinding[] {
  return [
    ...(cluster === undefined ? [] : [...endpointFindings(cluster), ...logFindings(cluster)]),
    ...distinctTemplates(groups).flatMap((group) => templateFindings(group)),
  ];
}

function endpointFindings({ resource, properties }: ClusterFacts): LocatedFinding[] {
  const { ResourcesVpcConfig: config } = properties;
  const { EndpointPublicAccess: isPublic, PublicAccessCidrs: cidrs } = formsOf(config);
  const where = ['ResourcesVpcConfig'];
  if (isUnknown(config) || isUnknown(isPublic)) {
    return located(resource, where, [
      findingOf(OPEN_CLUSTER_WORDS.accessUnresolved, about.resource(resource.path), {}),
    ]);
  }
  if (truthOf(isPublic) === false) return [];
  const blocks = listOf(cidrs);
  if (isUnknown(cidrs) && !blocks.some((block) => EVERYBODY.includes(textOf(block) ?? ''))) {
    return located(resource, where, [
      findingOf(OPEN_CLUSTER_WORDS.blocksUnresolved, about.resource(resource.path), {}),
    ]);
  }
  const open = blocks.length === 0 ? EVERYBODY[0] : blocks.map(textOf).find((block) => EVERYBODY.includes(block ?? ''));
  return open === undefined ? [] : located(resource, where, [
    findingOf(OPEN_CLUSTER_WORDS.endpointOpen, about.resource(resource.path),
      { clusters: [resource.path], block: open, isDefault: blocks.length === 0 }),
  ]);
}

function logFindings({ resource, properties }: ClusterFacts): LocatedFinding[] {
  const { ClusterLogging: setup } = formsOf(properties.Logging);
  const { EnabledTypes: types } = formsOf(setup);
  const kinds = listOf(types).map((type) => formsOf(type).Type);
  // What is told later can be any of them.
  if ([properties.Logging, setup, types, ...kinds].some(isUnknown)) return [];
  const enabled = kinds.map(textOf);
  const missing = LOGS.filter((log) => !enabled.includes(log));
  return missing.length === 0
    ? []
    : located(
      resource,
      ['Logging'],
      [
        findingOf(OPEN_CLUSTER_WORDS.logsMissing, about.resource(resource.path), {
          clusters: [resource.path],
          logs: missing,
        }),
      ],
    );
}

function templateFindings({ launchTemplate, name }: GroupFacts): LocatedFinding[] {
  const { LaunchTemplateData: data } = launchTemplate!.properties;
  if (isUnknown(data)) return [];
  const { MetadataOptions: metadata, BlockDeviceMappings: devices } = formsOf(data);
  const { HttpTokens: tokens, HttpPutResponseHopLimit: hops, HttpEndpoint: endpoint } = formsOf(metadata);
  const path = launchTemplate!.path;
  const ways = {
    tokens: isUnknown(tokens) || textOf(tokens) === 'required' ? undefined : textOf(tokens) ?? 'not given',
    hops: isUnknown(hops) || numberOf(hops) === 1 ? undefined : textOf(hops) ?? 'not given',
  };
  const isClosed =
    textOf(endpoint) === 'disabled' || isUnknown(metadata) || (ways.tokens === undefined && ways.hops === undefined);
  const open = isClosed
    ? []
    : [
      findingOf(OPEN_CLUSTER_WORDS.metadataOpen, about.resource(path), {
        groups: [name],
        templates: [path],
        ...ways,
      }),
    ];
  const unencrypted = listOf(devices)
    .map(formsOf)
    .filter(
      ({ Ebs: ebs }) =>
        ebs !== undefined
        && !isUnknown(ebs)
        && !isUnknown(formsOf(ebs).Encrypted)
        && truthOf(formsOf(ebs).Encrypted) !== true,
    )
    .map(({ DeviceName: device }) => textOf(device) ?? 'a device');
  return [
    ...located(launchTemplate!, ['LaunchTemplateData.MetadataOptions'], open),
    ...located(
      launchTemplate!,
      ['LaunchTemplateData.BlockDeviceMappings'],
      unencrypted.length === 0
        ? []
        : [
          findingOf(OPEN_CLUSTER_WORDS.volumesUnencrypted, about.resource(path), {
            groups: [name],
            templates: [path],
            devices: unencrypted,
          }),
        ],
    ),
  ];
}

/** The groups whose launch template no other has before them. */
function distinctTemplates(groups: readonly GroupFacts[]): GroupFacts[] {
  return groups.filter(
    ({ launchTemplate }, index) =>
      launchTemplate !== undefined
      && groups.findIndex((other) => other.launchTemplate?.path === launchTemplate.path) === index,
  );
}
