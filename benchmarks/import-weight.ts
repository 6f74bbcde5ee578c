import { tmpdir } from 'os';
import { join, sep } from 'path';
import { INDEX, JOINED, LIB, library, load, ROOT } from './compiled-library';

/** What it takes to load the library, in the time of the processor and in memory that stays in use. */
export interface Weight {
  readonly milliseconds: number;
  readonly mib: number;
}

/** Modules of an app, by their files, in the order in which they were loaded. */
export interface LoadedModules {
  /** Of the library, and of the packages that it brings with it. */
  readonly own: readonly string[];

  /** Of the library, those that run of what is in one file. */
  readonly joined: readonly string[];

  /** Of `aws-cdk-lib`, `constructs` and what they load. */
  readonly foreign: readonly string[];
}

/** Loads one of the modules that are in one file. */
type JoinedModules = ((place: string) => unknown) & { readonly ran: readonly string[] };

/** The packages that come with the library. */
const BUNDLED: readonly string[] = (load('../package.json') as { bundledDependencies: string[] }).bundledDependencies
  .map((name) => join(ROOT, 'node_modules', name) + sep);

/** The modules that are loaded once an app with a cluster is synthesized. */
export function modulesInUse(): LoadedModules {
  return modulesAfter(() => {
    const { App, Stack } = load('aws-cdk-lib') as typeof import('aws-cdk-lib');
    const { InstanceType } = load('aws-cdk-lib/aws-ec2') as typeof import('aws-cdk-lib/aws-ec2');
    const { KubernetesVersion } = load('aws-cdk-lib/aws-eks-v2') as typeof import('aws-cdk-lib/aws-eks-v2');
    const { PodCapacityCluster, PodNetwork } = library();
    const app = new App({ outdir: join(tmpdir(), `import-weight-${process.pid}`), analyticsReporting: false });
    const platform = new PodCapacityCluster(
      new Stack(app, 'Cluster', { env: { account: '111122223333', region: 'eu-west-1' } }),
      'Platform',
      {
        version: KubernetesVersion.V1_33,
        podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16'),
        availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
      },
    );
    platform.addNodegroup('General', { instanceTypes: [new InstanceType('m6i.xlarge')], minSize: 3, maxSize: 20 });
    app.node.findAll().forEach(({ node }) => node.validate());
  });
}

/**
 * What modules of the library weigh where those of CDK are loaded already.
 *
 * @param foreign the modules of CDK that such an app loads as well without the library
 * @param own the files of the library that are loaded, beside its index
 * @param joined the modules that run of them
 */
export function weightOf({ foreign, own, joined }: LoadedModules): Weight {
  foreign.forEach((file) => load(file));
  const memory = usedMemory();
  const start = process.cpuUsage();
  [INDEX, ...own].forEach((file) => load(file));
  joined.forEach((place) => (load(JOINED) as JoinedModules)(place));
  const { user, system } = process.cpuUsage(start);
  return { milliseconds: (user + system) / 1000, mib: (usedMemory() - memory) / 2 ** 20 };
}

function usedMemory(): number {
  // With one collection alone, what finalizers still hold is counted.
  gc!();
  gc!();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

function modulesAfter(run: () => unknown): LoadedModules {
  const before = new Set(Object.keys(load.cache));
  run();
  const loaded = Object.keys(load.cache).filter((file) => !before.has(file));
  const isOwn = (file: string) => [LIB + sep, ...BUNDLED].some((folder) => file.startsWith(folder));
  const { ran: joined } = load(JOINED) as JoinedModules;
  return { own: loaded.filter(isOwn), joined, foreign: loaded.filter((file) => !isOwn(file)) };
}
