import { CfnResource } from 'aws-cdk-lib';
import { appModel } from '../../../../src/checks/facts/cluster-model';
import { cniCredentials } from '../../../../src/checks/facts/order/cni-credentials';
import { PartOrder } from '../../../../src/checks/facts/order/part-order';
import { AppResources } from '../../../../src/templates/app-resources';
import { StageTree } from '../../../../src/templates/stage-tree';
import { stackIn } from '../../../private/cdk-fixtures';

/*
 * How the VPC CNI on the first nodes of a group gets its permissions, by what comes before what.
 */

type Part = 'Group' | 'Cni' | 'Second' | 'Association';

/** What is in an app beside the group and its cluster. */
interface Setup {
  /** Whether EKS installs a VPC CNI by itself. */
  readonly isKept?: boolean | object;

  /** The properties of the add-on; undefined for no add-on. */
  readonly addon?: object;

  /** Those of an association; undefined for none. */
  readonly association?: object;
  readonly hasSecond?: boolean;

  /** What waits for what. */
  readonly waits?: ReadonlyArray<readonly [Part, Part]>;
}

const OF_CNI = { Namespace: 'kube-system', ServiceAccount: 'aws-node', RoleArn: 'of-association' };
const ACCOUNT = { ServiceAccountRoleArn: 'of-account' };
const OWN = { PodIdentityAssociations: [{ ServiceAccount: 'other', RoleArn: 'of-other' }, { ServiceAccount: 'aws-node', RoleArn: 'of-addon' }] };

/** `by role`, with what comes late; undefined where it is not known. */
function read({ isKept = false, addon, association, hasSecond = false, waits = [] }: Setup): string | undefined {
  const stack = stackIn();
  const parts: Record<string, CfnResource> = {};
  const add = (id: string, type: string, properties: object) => {
    parts[id] = new CfnResource(stack, id, { type, properties: { ClusterName: 'prod', ...properties } });
  };
  add('Cluster', 'AWS::EKS::Cluster', { Name: 'prod', BootstrapSelfManagedAddons: isKept });
  add('Group', 'AWS::EKS::Nodegroup', { NodeRole: 'of-nodes' });
  if (addon !== undefined) add('Cni', 'AWS::EKS::Addon', { AddonName: 'vpc-cni', ...addon });
  if (hasSecond) add('Second', 'AWS::EKS::Addon', { AddonName: 'vpc-cni' });
  if (association !== undefined) add('Association', 'AWS::EKS::PodIdentityAssociation', association);
  for (const [part, other] of waits) parts[part].addResourceDependency(parts[other]);
  const resources = new AppResources(new StageTree(stack.node.root));
  const [model] = appModel(resources).clusters;
  const credentials = cniCredentials(model.groups[0], model, new PartOrder(resources.waiting));
  return credentials && `${credentials.by} ${credentials.role as string}${credentials.late === undefined ? '' : `, late ${credentials.late.path.replace('Stack/', '')}`}`;
}

test.each<[string, Setup, string | undefined]>([
  ['the add-on alone, of a cluster without add-ons of EKS', { addon: {} }, 'nodes of-nodes'],
  ['the add-on alone, which comes first', { isKept: true, addon: {}, waits: [['Group', 'Cni']] }, 'nodes of-nodes'],
  ['the add-on alone, which comes at some time', { isKept: true, addon: {} }, undefined],
  ['the add-on alone, which comes late', { isKept: true, addon: {}, waits: [['Cni', 'Group']] }, 'nodes of-nodes, late Cni'],
  ['the add-on alone, which comes late, where it is not known what EKS installs', { isKept: { 'Fn::ImportValue': 'Kept' }, addon: {}, waits: [['Cni', 'Group']] }, undefined],
  ['no add-on, and that of EKS', { isKept: true }, 'nodes of-nodes'],
  ['no add-on at all', {}, undefined],
  ['two add-ons', { addon: {}, hasSecond: true }, undefined],
  ['the role of its account', { addon: ACCOUNT }, 'account of-account'],
  ['the role of its account, of an add-on that comes late', { isKept: true, addon: ACCOUNT, waits: [['Cni', 'Group']] }, 'nodes of-nodes, late Cni'],
  ['an association of the add-on', { addon: OWN }, 'association of-addon'],
  ['an association of the add-on before the role of its account', { addon: { ...OWN, ...ACCOUNT } }, 'association of-addon'],
  ['associations of the add-on for others', { addon: { PodIdentityAssociations: OWN.PodIdentityAssociations.slice(0, 1), ...ACCOUNT } }, 'account of-account'],
  ['associations of the add-on that are told later', { addon: { PodIdentityAssociations: { 'Fn::ImportValue': 'Own' } } }, undefined],
  ['an association that comes before the nodes', { addon: {}, association: OF_CNI, waits: [['Group', 'Association']] }, 'association of-association'],
  ['an association that comes before the nodes, beside that of the add-on', { addon: OWN, association: OF_CNI, waits: [['Group', 'Association']] }, 'association of-association'],
  ['an association that comes before the add-on', { addon: {}, association: OF_CNI, waits: [['Cni', 'Association']] }, 'association of-association'],
  ['an association that comes at some time', { addon: {}, association: OF_CNI }, undefined],
  ['an association that comes at some time, beside the role of an account', { addon: ACCOUNT, association: OF_CNI }, undefined],
  ['an association that comes late', { addon: {}, association: OF_CNI, waits: [['Association', 'Group']] }, 'nodes of-nodes, late Association'],
  ['an association that comes late, beside the role of an account', { addon: ACCOUNT, association: OF_CNI, waits: [['Association', 'Group']] }, 'account of-account'],
  ['an association that comes late, and no add-on', { isKept: true, association: OF_CNI, waits: [['Association', 'Group']] }, 'nodes of-nodes, late Association'],
  ['an association that comes at some time, and no add-on', { isKept: true, association: OF_CNI }, undefined],
  ['an association and an add-on that come late', { isKept: true, addon: {}, association: OF_CNI, waits: [['Association', 'Group'], ['Cni', 'Group']] }, 'nodes of-nodes, late Association'],
  ['an association that comes at some time, and an add-on that comes late', { isKept: true, addon: {}, association: OF_CNI, waits: [['Cni', 'Group']] }, undefined],
  ['an association of another account', { addon: {}, association: { ...OF_CNI, ServiceAccount: 'other' } }, 'nodes of-nodes'],
  ['an association of another namespace', { addon: {}, association: { ...OF_CNI, Namespace: 'default' } }, 'nodes of-nodes'],
  ['an association of another cluster', { addon: {}, association: { ...OF_CNI, ClusterName: 'other' } }, 'nodes of-nodes'],
])('%s', (_, setup, expected) => {
  expect(read(setup)).toBe(expected);
});
