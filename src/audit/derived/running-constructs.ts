import { ClusterAudit } from '../cluster-audit';
import { SettingPair } from '../judge/cni-judge';
import { ABSENT, RunningCluster } from '../model/running-cluster';

/** Constructs as text, or why there are none. */
export type DerivedConstructs = { readonly text: string } | { readonly problems: readonly string[] };

/**
 * The VPC CNI as it runs today, as TypeScript that takes it over: what its add-on says, and what the DaemonSet has
 * beside it. All that files say stands in literals of JSON, which TypeScript reads.
 */
export function constructsOf({ cluster, settings, vpcCni }: ClusterAudit): DerivedConstructs {
  const { addon, awsNode, controlPlane } = cluster;
  if (addon === undefined && awsNode === undefined) {
    return { problems: ['--cdk needs vpc-cni.json or aws-node.json: what runs is not known'] };
  }
  if ((addon === ABSENT || addon === undefined) && (awsNode === ABSENT || awsNode === undefined)) {
    return { problems: ['--cdk has nothing to print: neither the add-on nor the DaemonSet aws-node was found'] };
  }
  if (vpcCni.unreadable) {
    return { problems: ['--cdk cannot read the configuration values of the add-on: they are neither JSON nor YAML'] };
  }
  const isManaged = addon !== undefined && addon !== ABSENT;
  const edited = isManaged ? vpcCni.settings.filter(({ differs, runs }) => differs && runs !== undefined) : [];
  const custom = settings?.customNetworking === true;
  const role = isManaged ? addon.serviceAccountRole : undefined;
  return {
    text: [
      "import * as ec2 from 'aws-cdk-lib/aws-ec2';",
      "import * as eks from 'aws-cdk-lib/aws-eks-v2';",
      ...(role === undefined ? [] : ["import * as iam from 'aws-cdk-lib/aws-iam';"]),
      `import { ${[
        'CniPermissions', ...(custom ? ['PodNetwork', 'PodSubnets'] : []), 'RunningVpcCni', 'VpcCniAddon',
      ].join(', ')} } from 'cdk-eks-pod-capacity';`,
      "import { Construct } from 'constructs';",
      ...(isManaged ? [] : ["import { readFileSync } from 'fs';"]),
      '',
      '/** The VPC CNI as it runs today: the first deployment changes nothing. */',
      'export function adoptVpcCni(scope: Construct, vpc: ec2.IVpc): VpcCniAddon {',
      "  const cluster = eks.Cluster.fromClusterAttributes(scope, 'Cluster', {",
      `    clusterName: ${literal(controlPlane?.name ?? 'NAME')},${controlPlane === undefined ? ' // not seen' : ''}`,
      '    vpc,',
      '  });',
      ...podSubnetLines(cluster, custom),
      ...(isManaged ? [] : [
        '  // All of it, for the script of collect keeps no flags, resources and tolerations:',
        '  // kubectl get daemonset aws-node -n kube-system -o json > aws-node.whole.json',
        "  const running = RunningVpcCni.fromDaemonSet(readFileSync('aws-node.whole.json', 'utf8'));",
      ]),
      ...edited.map(({ name }) => `  // ${literal(name)} was changed in the DaemonSet, and is kept`),
      ...(isManaged ? [
        '  const running = RunningVpcCni.fromConfiguration(',
        `    ${indented(merged(addon.configuration, edited))},`,
        ...(addon.version === undefined ? [] : [`    ${literal(addon.version)},`]),
        '  );',
      ] : []),
      "  return new VpcCniAddon(scope, 'VpcCni', {",
      '    cluster,',
      '    adopt: running,',
      ...(custom ? ['    podNetwork: PodNetwork.subnets(podSubnets),'] : []),
      `    permissions: ${permissionsOf(cluster)},`,
      ...(isManaged
        ? ["    // logicalId: 'OldId', as in the template that has the add-on today, where one has it"] : []),
      '  });',
      '}',
      '',
    ].join('\n'),
  };
}

function podSubnetLines({ eniConfigs, subnets }: RunningCluster, custom: boolean): string[] {
  if (!custom) return [];
  const ids = [...new Set((eniConfigs ?? []).flatMap(({ subnetId }) => subnetId ?? []))];
  const made = ids.map((id) => {
    const subnet = subnets?.find(({ subnetId }) => subnetId === id);
    return `    ec2.Subnet.fromSubnetAttributes(scope, ${literal(id)}, {`
      + ` subnetId: ${literal(id)}, availabilityZone: ${literal(subnet?.zone ?? 'ZONE')},`
      + ` ipv4CidrBlock: ${literal(subnet?.cidr ?? 'CIDR')} }),`;
  });
  return [
    ...(ids.length === 0 ? ['  // the subnets of the ENIConfigs: eniconfigs.json was not given'] : []),
    "  const podSubnets = PodSubnets.fromSubnets(scope, 'PodSubnets', [", ...made, '  ]);',
  ];
}

function permissionsOf({ addon }: RunningCluster): string {
  if (addon === undefined || addon === ABSENT) return 'CniPermissions.nodeRole() /* or the role that it has today */';
  const { serviceAccountRole, podIdentityAssociations } = addon;
  if (serviceAccountRole !== undefined) {
    const role = `iam.Role.fromRoleArn(scope, 'VpcCniRole', ${literal(serviceAccountRole)})`;
    return `CniPermissions.serviceAccountRole(${role})`;
  }
  return podIdentityAssociations.length > 0
    ? 'CniPermissions.podIdentity(/* the role of its association */)' : 'CniPermissions.nodeRole()';
}

/** What the add-on says, with what somebody changed in the DaemonSet. */
function merged(configuration: Readonly<Record<string, unknown>> | undefined, edited: readonly SettingPair[]): object {
  const env = configuration?.env;
  if (edited.length === 0) return configuration ?? {};
  return {
    ...configuration,
    env: {
      ...(typeof env === 'object' && env !== null ? env : {}),
      ...Object.fromEntries(edited.map(({ name, runs }) => [name, runs])),
    },
  };
}

function indented(value: object): string {
  return literal(value).replace(/\n/g, '\n    ');
}

/** A literal of JSON, in which no character ends a line of TypeScript. */
function literal(value: unknown): string {
  return JSON.stringify(value, undefined, 2)
    .replace(/[^\x00-\x7e]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
