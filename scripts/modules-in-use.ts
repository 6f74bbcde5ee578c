import { mkdtempSync, readFileSync, rmSync } from 'fs';
import Module, { createRequire } from 'module';
import { tmpdir } from 'os';
import { join, relative, sep } from 'path';
import { lazyModules, namesIn, placeOf } from './lazy-modules';
import type * as source from '../src';

const LIB = join(__dirname, '../lib');

/** Loads compiled modules, each when something of it is first read. */
function loadLazily(): NodeJS.Require {
  const { _extensions: extensions } = Module as unknown as { _extensions: NodeJS.RequireExtensions };
  const { '.js': usual } = extensions;
  const textOf = (place: string) => readFileSync(join(LIB, place), 'utf8');
  extensions['.js'] = (module, file) => {
    if (!file.startsWith(LIB + sep)) return usual(module, file);
    const place = relative(LIB, file);
    const namesOf = (asked: string) => namesIn(textOf(placeOf(asked, place)));
    const text = lazyModules(textOf(place), (asked) => namesOf(asked) !== undefined, (asked) => namesOf(asked)!);
    (module as unknown as { _compile(text: string, file: string): void })._compile(text, file);
    return undefined;
  };
  return createRequire(__filename);
}

/** The modules of the compiled library that an app with one cluster takes something of, by their places in it. */
function modulesInUse(): string[] {
  const load = loadLazily();
  const { App, Stack } = load('aws-cdk-lib') as typeof import('aws-cdk-lib');
  const { InstanceType } = load('aws-cdk-lib/aws-ec2') as typeof import('aws-cdk-lib/aws-ec2');
  const { KubernetesVersion } = load('aws-cdk-lib/aws-eks-v2') as typeof import('aws-cdk-lib/aws-eks-v2');
  const { PodCapacityCluster } = load(
    join(LIB, 'cluster/pod-capacity-cluster.js'),
  ) as typeof import('../src/cluster/pod-capacity-cluster');
  const { PodNetwork } = load(join(LIB, 'network/pod-network.js')) as Pick<typeof source, 'PodNetwork'>;
  const outdir = mkdtempSync(join(tmpdir(), 'modules-in-use-'));
  const app = new App({ outdir, analyticsReporting: false });
  const stack = new Stack(app, 'Cluster', { env: { account: '111122223333', region: 'eu-west-1' } });
  const platform = new PodCapacityCluster(stack, 'Platform', {
    version: KubernetesVersion.V1_33,
    podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16'),
    availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
  });
  platform.addNodegroup('General', { instanceTypes: [new InstanceType('m6i.xlarge')], minSize: 3, maxSize: 20 });
  app.node.findAll().forEach(({ node }) => node.validate());
  stack.resolve(app.node.findAll().flatMap(({ node }) => node.metadata.map(({ data }) => data)));
  rmSync(outdir, { recursive: true });
  return Object.keys(load.cache).filter((file) => file.startsWith(LIB + sep)).map((file) => relative(LIB, file));
}

if (require.main === module) process.stdout.write(JSON.stringify(modulesInUse()));
