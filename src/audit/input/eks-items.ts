import { Fields, isMembers, Problems } from './fields';
import { Item } from './recognised-items';
import { configurationDocument } from '../../vpc-cni/configuration-document';
import { RunningControlPlane } from '../model/running-cluster';
import { RunningNodegroup } from '../model/running-nodes';
import { RunningAddon } from '../model/running-vpc-cni';

export function controlPlaneOf({ value, path }: Item, problems: Problems): RunningControlPlane | undefined {
  const fields = Fields.of(value, path, problems);
  const name = fields.needed('name');
  if (name === undefined) return undefined;
  const vpc = fields.child('resourcesVpcConfig');
  const network = fields.child('kubernetesNetworkConfig');
  const arn = fields.text('arn');
  return {
    name,
    arn,
    account: arn?.split(':')[4],
    version: fields.text('version'),
    status: fields.text('status'),
    vpcId: vpc.text('vpcId'),
    subnetIds: vpc.texts('subnetIds'),
    clusterSecurityGroup: vpc.text('clusterSecurityGroupId'),
    ipFamily: network.text('ipFamily'),
    serviceCidr: network.text('serviceIpv4Cidr'),
    // It is left out of clusters that never had it.
    autoMode: fields.child('computeConfig').flag('enabled') ?? false,
    hybridNodes: fields.names.includes('remoteNetworkConfig') && fields.value('remoteNetworkConfig') !== undefined,
    authenticationMode: fields.child('accessConfig').text('authenticationMode'),
    issues: issuesOf(fields),
  };
}

/** A managed node group, with the cluster that it is of. */
export function nodegroupOf(
  { value, path }: Item, problems: Problems,
): { readonly cluster?: string; readonly item: RunningNodegroup } | undefined {
  const fields = Fields.of(value, path, problems);
  const name = fields.needed('nodegroupName');
  if (name === undefined) return undefined;
  const scaling = fields.child('scalingConfig');
  const update = fields.child('updateConfig');
  const template = fields.child('launchTemplate');
  const types = fields.texts('instanceTypes');
  const item = {
    name,
    status: fields.text('status'),
    version: fields.text('version'),
    amiType: fields.text('amiType'),
    instanceTypes: types.length === 0 ? undefined : types,
    subnetIds: fields.texts('subnets'),
    minSize: scaling.count('minSize'),
    maxSize: scaling.count('maxSize'),
    desiredSize: scaling.count('desiredSize'),
    maxUnavailable: update.count('maxUnavailable'),
    maxUnavailablePercentage: update.count('maxUnavailablePercentage'),
    launchTemplateId: template.text('id'),
    launchTemplateVersion: template.printed('version'),
    issues: issuesOf(fields),
  };
  return { cluster: fields.text('clusterName'), item };
}

/** An add-on, with its name and the cluster that it is of. */
export function addonOf(
  { value, path }: Item, problems: Problems,
): { readonly cluster?: string; readonly name: string; readonly item: RunningAddon } | undefined {
  const fields = Fields.of(value, path, problems);
  const name = fields.needed('addonName');
  if (name === undefined) return undefined;
  const configurationValues = fields.text('configurationValues');
  const item = {
    version: fields.text('addonVersion'),
    status: fields.text('status'),
    configurationValues: configurationValues === '' ? undefined : configurationValues,
    configuration: configurationValues === undefined ? undefined : settingsOf(configurationValues),
    serviceAccountRole: fields.text('serviceAccountRoleArn'),
    podIdentityAssociations: fields.texts('podIdentityAssociations'),
    issues: issuesOf(fields),
  };
  return { cluster: fields.text('clusterName'), name, item };
}

function issuesOf(fields: Fields): string[] {
  return fields.child('health').children('issues').flatMap((issue) => issue.text('code') ?? []);
}

/** The settings of the add-on, which are JSON or YAML as somebody sent them. */
function settingsOf(text: string): Readonly<Record<string, unknown>> | undefined {
  if (text.trim() === '') return undefined;
  const { value } = { value: undefined, ...configurationDocument(text) };
  return isMembers(value) ? value : undefined;
}
