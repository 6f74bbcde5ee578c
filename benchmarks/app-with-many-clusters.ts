import { readdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { isDeepStrictEqual } from 'util';
import { App, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { Construct } from 'constructs';
import { clusterByHand, Group } from './cluster-by-hand';
import { library } from './compiled-library';
import { silently } from './silently';

/**
 * How an app comes to its templates: by the constructs of this library, by code that makes the same resources with
 * `aws-cdk-lib` alone, or from the templates as files, which CDK turns into its L1 constructs.
 */
export type Side = 'constructs' | 'by-hand' | 'files';

const ZONES = ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'];

const GROUPS: readonly Group[] = [
  { name: 'General', type: 'm6i.xlarge', minSize: 3, maxSize: 20 },
  { name: 'Large', type: 'm6i.4xlarge', minSize: 1, maxSize: 10 },
];

const TEMPLATE = '.template.json';

/**
 * CPU time of the process of an app with many clusters, from its start to its written assembly, in milliseconds: what
 * somebody waits for who runs `cdk synth`. The library is loaded compiled, and where it is used only.
 *
 * @param folder where the constructs leave their templates, which the other sides are compared with
 * @throws when the templates of a side differ from those of the constructs
 */
export function appTime(side: Side, clusters: number, folder: string): number {
  // ts-node maps each stack trace to its sources, which the library as it is published does not.
  delete (Error as Partial<ErrorConstructor>).prepareStackTrace;
  const outdir = join(folder, side);
  const app = new App({ outdir, analyticsReporting: false });
  if (side === 'files') includeTemplates(app, folder);
  else for (let index = 0; index < clusters; index++) DEFINE[side](stackIn(app, `Cluster${index}`));
  silently(() => app.synth());
  const { user, system } = process.cpuUsage();
  if (side === 'constructs') writeOut(outdir, folder);
  else compare(join(folder, 'constructs'), outdir);
  return (user + system) / 1000;
}

/** A cluster of a platform team: with a VPC, subnets for pods in three zones and two node groups. */
const DEFINE = {
  'constructs': (stack: Stack): void => {
    const { PodCapacityCluster, PodNetwork } = library();
    const platform = new PodCapacityCluster(stack, 'Platform', {
      version: eks.KubernetesVersion.V1_33,
      podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16'),
      availabilityZones: ZONES,
    });
    for (const { name, type, ...sizes } of GROUPS) {
      platform.addNodegroup(name, { instanceTypes: [new ec2.InstanceType(type)], ...sizes });
    }
  },
  'by-hand': (stack: Stack): void => clusterByHand(new Construct(stack, 'Platform'), ZONES, GROUPS),
};

function includeTemplates(app: App, folder: string): void {
  for (const file of readdirSync(folder).filter((name) => name.endsWith(TEMPLATE))) {
    new CfnInclude(stackIn(app, file.slice(0, -TEMPLATE.length)), 'Template', { templateFile: join(folder, file) });
  }
}

function stackIn(app: App, id: string): Stack {
  return new Stack(app, id, { env: { account: '111122223333', region: 'eu-west-1' } });
}

/** The templates without the version of the bootstrap stack, which each stack of CDK asks for by itself. */
function writeOut(outdir: string, folder: string): void {
  for (const [file, { Parameters: _parameters, Rules: _rules, ...written }] of templatesIn(outdir)) {
    writeFileSync(join(folder, file), JSON.stringify(written));
  }
}

function compare(one: string, other: string): void {
  const [expected, found] = [one, other].map(templatesIn);
  for (const [file, template] of expected) {
    if (!isDeepStrictEqual(inOrder(found.get(file)), inOrder(template))) throw new Error(`${file} of ${other} differs`);
  }
}

/** A template with what each resource waits for in one order: CDK sorts that by paths. */
function inOrder(template: Record<string, unknown> | undefined): unknown {
  return JSON.parse(JSON.stringify(template), (key, value) =>
    key === 'DependsOn' ? [...(value as string[])].sort() : value,
  );
}

function templatesIn(folder: string): Map<string, Record<string, unknown>> {
  const files = readdirSync(folder).filter((name) => name.endsWith(TEMPLATE));
  return new Map(
    files.map((file) => [file, JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, unknown>]),
  );
}
