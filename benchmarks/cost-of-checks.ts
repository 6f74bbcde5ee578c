import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, CfnParameter, Stack, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { library } from './compiled-library';
import { silently } from './silently';

const ZONES = ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'];

/** What a synthesis took of the time of the processor, and the checks in it, in milliseconds. */
export interface CheckedSynthesis {
  readonly synthesis: number;
  readonly checks: number;
}

/**
 * A synthesis with `PodCapacityChecks` of an app with clusters of `aws-eks-v2`, each in a stack with other resources.
 * All things that they read are in it: parameters with defaults, ENIConfigs in manifests, Auto Scaling groups.
 */
export function checkedSynthesis(clusters: number, others: number): CheckedSynthesis {
  // ts-node maps each stack trace to its sources, which the library as it is published does not.
  delete (Error as Partial<ErrorConstructor>).prepareStackTrace;
  const outdir = mkdtempSync(join(tmpdir(), 'checked-'));
  const app = new App({ outdir, analyticsReporting: false });
  for (let index = 0; index < clusters; index++) {
    const stack = new Stack(app, `Cluster${index}`, { env: { account: '111122223333', region: 'eu-west-1' } });
    clusterIn(stack, index);
    othersIn(stack, Math.round(others / clusters));
  }
  const { PodCapacityChecks } = library();
  const plugin = new PodCapacityChecks();
  let checks = 0;
  const { validate } = plugin;
  plugin.validate = (context) => {
    const before = cpu();
    const report = validate.call(plugin, context);
    checks += cpu() - before;
    return report;
  };
  Validations.of(app).addPlugins(plugin);
  const before = cpu();
  silently(() => app.synth());
  const synthesis = cpu() - before - checks;
  rmSync(outdir, { recursive: true });
  if (checks === 0) throw new Error('the checks were not called');
  return { synthesis, checks };
}

function clusterIn(stack: Stack, index: number): void {
  const vpc = new ec2.Vpc(stack, 'Vpc', { ipAddresses: ec2.IpAddresses.cidr('10.0.0.0/16'), availabilityZones: ZONES });
  const size = new CfnParameter(stack, 'Nodes', { type: 'Number', default: 3 });
  const cluster = new eks.Cluster(stack, 'Cluster', {
    version: eks.KubernetesVersion.V1_33,
    vpc,
    endpointAccess: eks.EndpointAccess.PRIVATE,
    clusterLogging: Object.values(eks.ClusterLoggingTypes),
    defaultCapacityType: eks.DefaultCapacityType.NODEGROUP,
    defaultCapacity: 0,
    bootstrapSelfManagedAddons: false,
  });
  const block = new ec2.CfnVPCCidrBlock(stack, 'Block', { vpcId: vpc.vpcId, cidrBlock: `100.${64 + index}.0.0/16` });
  const subnets = ZONES.map((availabilityZone, slot) => {
    const subnet = new ec2.CfnSubnet(stack, `Pods${slot}`, {
      vpcId: vpc.vpcId, availabilityZone, cidrBlock: `100.${64 + index}.${slot * 64}.0/18`,
    });
    subnet.addResourceDependency(block);
    return [availabilityZone, { id: subnet.ref }] as const;
  });
  const env = {
    AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true',
    ENABLE_PREFIX_DELEGATION: 'true',
    ENI_CONFIG_LABEL_DEF: 'topology.kubernetes.io/zone',
  };
  const eniConfig = { create: true, region: stack.region, subnets: Object.fromEntries(subnets) };
  const addon = (name: string, configuration?: object) => new eks.CfnAddon(stack, `Addon-${name}`, {
    addonName: name,
    clusterName: cluster.clusterName,
    resolveConflicts: 'OVERWRITE',
    configurationValues: configuration && stack.toJsonString(configuration),
  });
  const [proxy, cni] = [addon('kube-proxy'), addon('vpc-cni', { env, eniConfig })];
  cni.addResourceDependency(proxy);
  for (const type of ['m6i.xlarge', 'm6i.4xlarge']) {
    const group = cluster.addNodegroupCapacity(type.replace('.', ''), {
      instanceTypes: [new ec2.InstanceType(type)],
      amiType: eks.NodegroupAmiType.AL2023_X86_64_STANDARD,
      minSize: 1,
      desiredSize: size.valueAsNumber,
      maxSize: 20,
    });
    group.node.addDependency(cni);
  }
  addon('coredns').node.addDependency(cni);
}

/** What stands in apps beside clusters: each queue with a role that may read it. */
function othersIn(stack: Stack, count: number): void {
  for (let index = 0; index < count / 2; index++) {
    const { attrArn } = new sqs.CfnQueue(stack, `Queue${index}`, { visibilityTimeout: 30 });
    new iam.CfnRole(stack, `Role${index}`, {
      assumeRolePolicyDocument: {
        Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'ecs-tasks.amazonaws.com' } }],
      },
      policies: [{
        policyName: 'Read',
        policyDocument: { Statement: [{ Effect: 'Allow', Action: 'sqs:ReceiveMessage', Resource: attrArn }] },
      }],
    });
  }
}

function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
