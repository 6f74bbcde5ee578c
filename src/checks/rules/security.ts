import { located, LocatedFinding } from './located-finding';
import { findingOf } from '../../findings/catalogue';
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
  const { EndpointPublicAccess: isPublic, PublicAccessCidrs: cidrs } = formsOf(properties.ResourcesVpcConfig);
  const where = ['ResourcesVpcConfig'];
  if (isUnknown(isPublic)) return located(resource, where, [findingOf('value-unchecked', resource.path, "'EndpointPublicAccess' is a token; whether everybody can reach the API server was not checked")]);
  if (truthOf(isPublic) === false) return [];
  const blocks = listOf(cidrs);
  if (isUnknown(cidrs) && !blocks.some((block) => EVERYBODY.includes(textOf(block) ?? ''))) {
    return located(resource, where, [findingOf('value-unchecked', resource.path, "'PublicAccessCidrs' holds tokens; whether everybody can reach the API server was not checked")]);
  }
  const open = blocks.length === 0 ? EVERYBODY[0] : blocks.map(textOf).find((block) => EVERYBODY.includes(block ?? ''));
  return open === undefined ? [] : located(resource, where, [findingOf('endpoint-open', resource.path,
    `the API server of '${resource.path}' has a public endpoint that ${open} can reach${blocks.length === 0 ? ", because no 'PublicAccessCidrs' are given" : ''};`
    + ' use the private endpoint (EndpointPublicAccess false), or name the blocks that may reach it')]);
}

function logFindings({ resource, properties }: ClusterFacts): LocatedFinding[] {
  const types = formsOf(formsOf(properties.Logging).ClusterLogging).EnabledTypes;
  if (isUnknown(types) || isUnknown(properties.Logging)) return [];
  const enabled = listOf(types).map((type) => textOf(formsOf(type).Type));
  const missing = LOGS.filter((log) => !enabled.includes(log));
  return missing.length === 0 ? [] : located(resource, ['Logging'], [findingOf('control-plane-logs-missing', resource.path,
    `the control plane of '${resource.path}' does not write its logs ${missing.join(', ')}; switch them on: who did what is asked afterwards`)]);
}

function templateFindings({ launchTemplate, name }: GroupFacts): LocatedFinding[] {
  const { LaunchTemplateData: data } = launchTemplate!.properties;
  if (isUnknown(data)) return [];
  const { MetadataOptions: metadata, BlockDeviceMappings: devices } = formsOf(data);
  const { HttpTokens: tokens, HttpPutResponseHopLimit: hops, HttpEndpoint: endpoint } = formsOf(metadata);
  const path = launchTemplate!.path;
  const why = [
    ...(isUnknown(tokens) || textOf(tokens) === 'required' ? [] : [`HttpTokens is ${textOf(tokens) ?? 'not given'}, so IMDSv1 may answer`]),
    ...(isUnknown(hops) || numberOf(hops) === 1 ? [] : [`HttpPutResponseHopLimit is ${textOf(hops) ?? 'not given'}, so answers may reach pods`]),
  ];
  const isClosed = textOf(endpoint) === 'disabled' || isUnknown(metadata);
  const open = isClosed || why.length === 0 ? [] : [findingOf('node-metadata-open', path,
    `pods of '${name}' can take the role of their node: ${why.join('; ')}; set HttpTokens to required and HttpPutResponseHopLimit to 1 in '${path}'`)];
  const unencrypted = listOf(devices).map(formsOf)
    .filter(({ Ebs: ebs }) => ebs !== undefined && !isUnknown(ebs) && !isUnknown(formsOf(ebs).Encrypted) && truthOf(formsOf(ebs).Encrypted) !== true)
    .map(({ DeviceName: device }) => textOf(device) ?? 'a device');
  return [
    ...located(launchTemplate!, ['LaunchTemplateData.MetadataOptions'], open),
    ...located(launchTemplate!, ['LaunchTemplateData.BlockDeviceMappings'], unencrypted.length === 0 ? [] : [findingOf('node-volume-unencrypted', path,
      `${unencrypted.join(', ')} of the nodes of '${name}' ${unencrypted.length === 1 ? 'is' : 'are'} not encrypted by '${path}'; set Encrypted to true`)]),
  ];
}

/** The groups whose launch template no other has before them. */
function distinctTemplates(groups: readonly GroupFacts[]): GroupFacts[] {
  return groups.filter(({ launchTemplate }, index) => (
    launchTemplate !== undefined && groups.findIndex((other) => other.launchTemplate?.path === launchTemplate.path) === index));
}
