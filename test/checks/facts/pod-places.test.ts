import { App, Aws, CfnParameter, CfnResource, Fn, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { stackIn } from '../../private/cdk-fixtures';
import { messagesOf, plainCluster, PlainCluster, PlainParts, saidOf, subnetOf } from '../../private/cdk-plain';

const SWITCH = { ENABLE_PREFIX_DELEGATION: 'true', AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true' };
const BY_ZONE = { ...SWITCH, ENI_CONFIG_LABEL_DEF: 'topology.kubernetes.io/zone' };
const eniConfig = (name: string, subnet: string) => ({ apiVersion: 'crd.k8s.amazonaws.com/v1alpha1', kind: 'ENIConfig', metadata: { name }, spec: { subnet } });
const MISSING = ['error pod-subnet-missing at Group', 'warning value-unchecked at Cluster'];
const UNKNOWN = ['warning value-unchecked at Cluster'];

interface Places extends PlainParts {
  /** The zones of the subnets of nodes, and of those for pods. */
  readonly zones?: string[];
  readonly podZones?: string[];

  /** The names of the ENIConfigs, made of the subnets for pods. */
  readonly names: (pods: ec2.CfnSubnet[]) => string[];
  readonly inList?: boolean;
}

/** A cluster with subnets for pods, and a manifest with an ENIConfig for each. */
function placesOf({ zones = ['eu-west-1a', 'eu-west-1b'], podZones = zones, names, inList = false, ...parts }: Places, stack: Stack = stackIn()): PlainCluster {
  const plain = plainCluster({ env: BY_ZONE, ...parts }, stack);
  plain.subnets.forEach((subnet, index) => (subnet.availabilityZone = zones[index]));
  const block = new ec2.CfnVPCCidrBlock(stack, 'Block', { vpcId: plain.vpc.ref, cidrBlock: '100.64.0.0/16' });
  const pods = podZones.map((zone, index) => subnetOf(plain.vpc, `Pods${index}`, `100.64.${index * 64}.0/18`, zone));
  for (const subnet of pods) subnet.addResourceDependency(block);
  const objects = names(pods).map((name, index) => eniConfig(name, pods[index].ref));
  manifestOf(plain, stack.toJsonString(inList ? [{ apiVersion: 'v1', kind: 'List', items: objects }] : objects));
  return plain;
}

function manifestOf({ stack, cluster }: PlainCluster, manifest: string, id: string = 'Manifest'): CfnResource {
  return new CfnResource(stack, id, { type: 'Custom::AWSCDK-EKS-KubernetesResource', properties: { ClusterName: cluster.ref, Manifest: manifest } });
}

const appOf = ({ stack }: PlainCluster) => stack.node.root as App;
const ofRegion = ['a', 'b'].map((letter) => `${Aws.REGION}${letter}`);
const literal = () => ['eu-west-1a', 'eu-west-1b'];
const substituted = () => ['a', 'b'].map((letter) => Fn.sub(`\${AWS::Region}${letter}`));

describe('names of ENIConfigs', () => {
  test.each<[string, Places, string[]]>([
    ['written out', { names: literal }, []],
    ['in a list', { names: literal, inList: true }, []],
    ['of another kind', { names: () => ['pods-1', 'pods-2'] }, MISSING.flatMap((each, index) => (index === 0 ? [each, each] : [each]))],
    ['that begin with those of the zones', { names: () => ['eu-west-1a-old', 'eu-west-1b-old'] }, MISSING.flatMap((each, index) => (index === 0 ? [each, each] : [each]))],
    ['one of two', { names: () => ['eu-west-1a'] }, MISSING],
    ['that are attributes of subnets', { names: (pods) => pods.map(({ attrAvailabilityZone }) => attrAvailabilityZone) }, []],
    ['joined with the Region', { names: () => ofRegion }, []],
    ['substituted with the Region', { names: substituted }, []],
    ['beside zones that are joined', { zones: ofRegion, names: literal }, []],
    ['beside zones that are not looked up yet', { zones: ['dummy1a', 'dummy1b'], podZones: literal(), names: literal }, UNKNOWN],
    ['of zones that are not looked up yet, with subnets in zones that are known', { zones: ['dummy1a', 'dummy1b'], podZones: literal(), names: () => ['dummy1a', 'dummy1b'] }, UNKNOWN],
    ['of zones that are known, with subnets in zones that are not looked up yet', { podZones: ['dummy1a', 'dummy1b'], names: literal }, UNKNOWN],
    ['of three zones that are not looked up yet', { zones: ['dummy1c', 'dummy1b'], podZones: literal(), names: () => ['dummy1c', 'dummy1b'] }, UNKNOWN],
    ['beside an annotation that nodes can have, by which the one of their zone is theirs', {
      names: () => ['eu-west-1a', 'gold'], env: { ...BY_ZONE, ENI_CONFIG_ANNOTATION_DEF: 'mine' },
    }, []],
    ['beside zones that are not looked up yet, with subnets', { zones: ['dummy1a', 'dummy1b'], names: () => ['dummy1a', 'dummy1b'] }, []],
    ['in zones that are not looked up yet, with subnets in others', { zones: ['dummy1a', 'dummy1b'], podZones: literal(), names: () => ['dummy1a', 'dummy1b'] }, UNKNOWN],
    ['with subnets in zones that are not looked up yet', { podZones: ['dummy1a', 'dummy1b'], names: literal }, UNKNOWN],
    ['with one subnet in such a zone, the third one', { podZones: ['eu-west-1a', 'dummy1c'], names: literal }, UNKNOWN],
    ['with subnets in zones of another name like them', { podZones: ['eu-west-1a', 'dummy1d'], names: literal }, MISSING],
    ['by the label of the time before Kubernetes 1.17', { names: literal, env: { ...SWITCH, ENI_CONFIG_LABEL_DEF: 'failure-domain.beta.kubernetes.io/zone' } }, []],
  ])('%s', (_, places, expected) => {
    expect(saidOf(appOf(placesOf(places)))).toEqual(expected);
  });

  test.each([
    ['topology.kubernetes.io/zone', true], ['failure-domain.beta.kubernetes.io/zone', true], ['example.com/zone', false],
  ])('for one of two zones, by the label %s', (ENI_CONFIG_LABEL_DEF, isSaid) => {
    const said = saidOf(appOf(placesOf({ names: () => literal().slice(0, 1), env: { ...SWITCH, ENI_CONFIG_LABEL_DEF } })));

    expect(said.includes(MISSING[0])).toBe(isSaid);
  });

  test.each<[string, (stack: Stack) => Places, string[]]>([
    ['of the same kind', () => ({ zones: ofRegion, names: substituted }), []],
    ['of the same kind, one of two', () => ({ zones: ofRegion, names: () => [substituted()[0]] }), MISSING],
    ['of the list of zones, one of two', ({ availabilityZones: zones }) => ({ zones, names: () => [zones[0]] }), MISSING],
    ['of another kind than the zones', ({ availabilityZones: zones }) => ({ zones, names: () => ofRegion }), UNKNOWN],
    ['of another kind than the zones of their subnets', ({ availabilityZones: podZones }) => ({ zones: ofRegion, podZones, names: () => ofRegion }), []],
    ['that are attributes of subnets', ({ availabilityZones: zones }) => ({ zones, names: (pods) => pods.map(({ attrAvailabilityZone }) => attrAvailabilityZone) }), []],
    ['that are other parameters', (stack) => {
      const [zones, names] = ['Zone', 'Name'].map((name) => [0, 1].map((index) => new CfnParameter(stack, `${name}${index}`).valueAsString));
      return { zones, names: () => names };
    }, UNKNOWN],
  ])('that are tokens, %s', (_, placesIn, expected) => {
    const stack = stackIn({ region: undefined });

    expect(saidOf(appOf(placesOf(placesIn(stack), stack)))).toEqual(expected);
  });

  test('are not compared with the ids of zones', () => {
    const plain = placesOf({ names: literal });
    plain.subnets.forEach((subnet, index) => {
      subnet.availabilityZone = undefined;
      subnet.availabilityZoneId = `euw1-az${index + 1}`;
    });

    expect(saidOf(appOf(plain))).not.toContain(MISSING[0]);
  });

  test('are shown as they are written', () => {
    const stack = stackIn({ region: undefined });

    expect(messagesOf(appOf(placesOf({ zones: ofRegion, names: () => [ofRegion[0]] }, stack)), 'pod-subnet-missing')[0])
      .toMatch(/missing: '\${AWS::Region}b'\n.*\n.* have \${AWS::Region}a\n/);
  });

  test('beside a manifest that cannot be read, which can hold more', () => {
    const places = placesOf({ names: () => ['eu-west-1a'] });
    manifestOf(places, Fn.importValue('manifest'), 'Further');

    expect(saidOf(appOf(places))).toEqual(UNKNOWN);
  });
});

test('a subnet of another zone than that of the nodes', () => {
  const app = appOf(placesOf({ podZones: ['eu-west-1b', 'eu-west-1a'], names: literal }));

  expect(saidOf(app)).toEqual([MISSING[0], ...MISSING]);
  expect(messagesOf(app, 'pod-subnet-missing')[0]).toMatch(/'eu-west-1a', which names 'Stack\/Pods0' \(zone eu-west-1b\)/);
});

test('the configuration of the add-on as a text that CloudFormation fills in', () => {
  const places = placesOf({ names: () => [] });
  const subnets = { 'eu-west-1a': { id: '${Pods0}' }, 'eu-west-1b': { id: '${Pods1.SubnetId}' } };
  places.addon!.configurationValues = Fn.sub(JSON.stringify({ env: BY_ZONE, eniConfig: { create: true, region: 'eu-west-1', subnets } }));

  expect(saidOf(appOf(places))).toEqual([]);
});

describe('the label of the VPC CNI itself', () => {
  const labelled = (label?: string) => ({ env: SWITCH, group: label === undefined ? {} : { labels: { 'k8s.amazonaws.com/eniConfig': label } } });
  const oneZone = { zones: ['eu-west-1a', 'eu-west-1a'], podZones: ['eu-west-1a'] };

  test.each<[string, Places, string[]]>([
    ['that no node has', { ...labelled(), ...oneZone, names: () => ['gold'] }, ['warning eni-configs-unseen at Cni']],
    ['that the group gives to its nodes', { ...labelled('gold'), ...oneZone, names: () => ['gold'] }, []],
    ['that the group gives to its nodes, told later', { ...labelled(Fn.importValue('Label')), ...oneZone, names: () => ['gold'] }, UNKNOWN],
    ['that names none', { ...labelled('silver'), ...oneZone, names: () => ['gold'] }, [MISSING[0], ...MISSING]],
    ['that no node has, and the ENIConfig for all others', { ...labelled(), ...oneZone, names: () => ['default'] }, []],
  ])('%s', (_, places, expected) => {
    // All of it is in one zone, which is a matter of the control plane.
    expect(saidOf(appOf(placesOf(places))).filter((each) => !each.includes('control-plane-subnets'))).toEqual(expected);
  });
});

describe('ENIConfigs that nothing reads', () => {
  const noSwitch = { names: literal, env: { ENABLE_PREFIX_DELEGATION: 'true' } };
  const patch = ({ stack, cluster }: PlainCluster, name: string) => new CfnResource(stack, 'Patch', {
    type: 'Custom::AWSCDK-EKS-KubernetesPatch', properties: { ClusterName: cluster.ref, ResourceName: name, ApplyPatchJson: '{}' },
  });

  test('beside an add-on without custom networking', () => {
    expect(saidOf(appOf(placesOf(noSwitch)))).toEqual(['warning cni-setting-idle at Cni']);
  });

  test('unless a patch can have switched it on', () => {
    const places = placesOf(noSwitch);
    patch(places, 'daemonset/aws-node');

    expect(saidOf(appOf(places))).toEqual(['warning vpc-cni-unseen at Patch']);
  });

  test('in a cluster without an add-on', () => {
    const places = placesOf({ names: literal, env: null, cluster: { bootstrapSelfManagedAddons: true } });

    expect(saidOf(appOf(places))).toEqual(['warning vpc-cni-unseen at Manifest']);
    patch(places, 'daemonset/coredns');
    expect(saidOf(appOf(places))).toEqual(['warning vpc-cni-unseen at Manifest']);
  });
});

describe('ENIConfigs that nodes find by a label which the app does not give them', () => {
  const env = { ...SWITCH, ENI_CONFIG_LABEL_DEF: 'mine' };

  test.each<[string, Partial<Places>, string[]]>([
    ['one in each zone: that one', { names: () => ['gold', 'silver'] }, []],
    ['two in one of the zones: nobody knows which', { podZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1a'], names: () => ['gold', 'silver', 'bronze'] }, UNKNOWN],
    ['none in one of the zones', { podZones: ['eu-west-1a'], names: () => ['gold'] }, UNKNOWN],
  ])('%s', (_, places, expected) => {
    expect(saidOf(appOf(placesOf({ env, ...places } as Places)))).toEqual(expected);
  });
});

test('of a name that is told later nobody knows that it is not the one that is missing', () => {
  expect(saidOf(appOf(placesOf({ names: () => ['eu-west-1a', Fn.importValue('Zone')] })))).toEqual(UNKNOWN);
});
