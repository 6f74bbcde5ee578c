import { App, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { CniPermissions } from '../../../src/cni/cni-permissions';
import { egressFindingsOf, lateBlockFindings, reachFindingsOf, sharedSubnetFindings } from '../../../src/cni/private/pod-network-findings';
import { SnatPolicy } from '../../../src/cni/snat-policy';
import { VpcCniAddon } from '../../../src/cni/vpc-cni-addon';
import { VpcCniAddonOptions } from '../../../src/cni/vpc-cni-addon-props';
import { ClusterView } from '../../../src/eks/cluster-view';
import { PodNetwork } from '../../../src/network/pod-network';
import { PodSubnets } from '../../../src/network/pod-subnets';
import { StageTree } from '../../../src/templates/stage-tree';
import { platformOf, POD_NETWORK } from '../../private/cdk-addon';
import { warningsOf } from '../../private/cdk-assembly';
import { clusterOf, importedVpc, stackIn, vpcOf } from '../../private/cdk-fixtures';
import { namesOf } from '../../private/cdk-refusals';
import { factsOf, Said, saidBy } from '../../private/statements';

const plainStack = (app = new App(), id?: string) => stackIn({ app, id, account: '111111111111' });
const ZONES = ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'];

/** A VPC, in which clusters are imported: nothing of them is made. */
function vpcWith(vpcIn: (stack: Stack) => ec2.IVpc = vpcOf) {
  const stack = plainStack();
  const vpc = vpcIn(stack);
  const addon = (id: string, podNetwork?: PodNetwork, options: VpcCniAddonOptions = {}, clusterName = id) => {
    const cluster = eks.Cluster.fromClusterAttributes(stack, `Cluster${id}`, { clusterName, vpc });
    return new VpcCniAddon(stack, id, { cluster, podNetwork, permissions: CniPermissions.nodeRole(), ...options });
  };
  return { stack, vpc, addon };
}

/** The tree as it is now. */
const treeOf = ({ node }: VpcCniAddon) => new StageTree(node.root);
const sharedOf = (addon: VpcCniAddon) => sharedSubnetFindings(treeOf(addon), addon);

describe('pod subnets of two clusters', () => {
  const shared = (first: string, second: string): Said => ['vpc-cni-settings.subnetsShared', { first, second }];

  test('are one warning, of the later one, which names both', () => {
    const { stack, addon } = vpcWith();
    const first = addon('One', POD_NETWORK);
    const second = addon('Two', PodNetwork.subnets(first.podSubnets!));

    expect([first, second].map((each) => saidBy(sharedOf(each)))).toEqual([[], [shared('Stack/One', 'Stack/Two')]]);
    expect(namesOf(sharedOf(second))).toEqual(['pod-subnets-shared']);
    expect(warningsOf(stack).filter((warning) => warning.includes('pod-subnets-shared')))
      .toEqual([`/Stack/Two: ${sharedOf(second)[0].message} [ack: cdk-eks-pod-capacity:pod-subnets-shared]`]);
  });

  test('are one for each pair, when a third takes them too', () => {
    const { addon } = vpcWith();
    const { podSubnets } = addon('One', POD_NETWORK);
    const [, third] = ['Two', 'Three'].map((id) => addon(id, PodNetwork.subnets(podSubnets!)));

    expect(saidBy(sharedOf(third))).toEqual([shared('Stack/One', 'Stack/Three'), shared('Stack/Two', 'Stack/Three')]);
  });

  test('are seen when one of several is shared, by whatever object, and in a later generation', () => {
    const { stack, addon } = vpcWith();
    const first = addon('One', POD_NETWORK);
    const later = first.addGeneration('second', PodNetwork.secondaryCidr('100.65.0.0/16'));
    const [subnetId] = later.podSubnets!.subnets.map((subnet) => subnet.subnetId);
    const given = PodSubnets.fromSubnets(stack, 'Given', [ec2.Subnet.fromSubnetAttributes(stack, 'View', { subnetId, availabilityZone: ZONES[0], ipv4CidrBlock: '100.65.0.0/18' })]);
    const second = addon('Two', PodNetwork.secondaryCidr('100.66.0.0/16'));

    expect(sharedOf(second)).toEqual([]);
    second.addGeneration('second', PodNetwork.subnets(given));
    expect(saidBy(sharedOf(second))).toEqual([shared('Stack/One', 'Stack/Two')]);
  });

  test('are none where each has its own, where they run in the subnets of nodes, and where both are of one cluster', () => {
    const { addon } = vpcWith();
    const first = addon('One', POD_NETWORK);
    const others = [addon('Own', PodNetwork.secondaryCidr('100.65.0.0/16')), addon('Nodes'), addon('Same', PodNetwork.subnets(first.podSubnets!), {}, 'One')];

    expect(others.flatMap(sharedOf)).toEqual([]);
  });

  test('are none in another app', () => {
    const [first, second] = ['One', 'Two'].map((clusterName) => {
      const { stack, addon } = vpcWith((each) => importedVpc(each));
      return addon('Cni', PodNetwork.subnets(PodSubnets.fromSubnets(stack, 'Given', importedVpc(stack, { id: 'Again' }).privateSubnets)), {}, clusterName);
    });

    expect([first, second].flatMap(sharedOf)).toEqual([]);
  });

  // Until the CLI has looked, every looked-up VPC has subnets of the same dummy ids: nothing is known to be shared, and nothing should be said.
  test('are none known in two VPCs that have not been looked up yet', () => {
    const stack = plainStack();
    const [, second] = ['One', 'Two'].map((id) => {
      const vpc = ec2.Vpc.fromLookup(stack, `Vpc${id}`, { vpcName: id });
      const cluster = eks.Cluster.fromClusterAttributes(stack, `Cluster${id}`, { clusterName: id, vpc });
      return new VpcCniAddon(stack, id, { cluster, podNetwork: PodNetwork.subnets(PodSubnets.fromSubnets(stack, `Given${id}`, vpc.privateSubnets)) });
    });

    expect(sharedOf(second)).toEqual([]);
  });
});

describe('a block that a VPC gets', () => {
  test('is late where a cluster runs already, and said as data only', () => {
    const { addon } = vpcWith();
    const { findings } = addon('Cni', POD_NETWORK);

    expect(findings.map(({ severity }) => severity)).toEqual(['info']);
    expect(saidBy(findings)).toEqual([['vpc-cni-settings.vpcGetsBlock', {}]]);
  });

  test('is not late for a cluster that may be made with it, but for a later generation of that', () => {
    const { cni } = platformOf({ podNetwork: POD_NETWORK });
    expect(cni.findings).toEqual([]);

    cni.addGeneration('second', PodNetwork.secondaryCidr('100.65.0.0/16'));
    expect(namesOf(cni.findings)).toEqual(['vpc-cidr-recognized-late']);
  });

  test('is none where none is added', () => {
    const { stack, addon } = vpcWith();
    const given = PodSubnets.fromSubnets(stack, 'Given', [ec2.Subnet.fromSubnetAttributes(stack, 'S', { subnetId: 'subnet-1', availabilityZone: ZONES[0] })]);

    expect([addon('Given1', PodNetwork.subnets(given)), addon('Nodes')].flatMap(({ findings }) => namesOf(findings))).toEqual([]);
    expect(lateBlockFindings(undefined)).toEqual([]);
  });
});

describe('the way out under external SNAT', () => {
  const egress = (addon: VpcCniAddon) => egressFindingsOf(treeOf(addon), addon, [addon]);

  test('leads through the NAT gateway of the nodes', () => {
    expect(egress(vpcWith().addon('Cni', POD_NETWORK, { snat: SnatPolicy.external() }))).toEqual([]);
  });

  test('is missing in isolated subnets: the add-on warns, and not where the node translates', () => {
    const subnetConfiguration = [{ name: 'Isolated', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }];
    const { stack, addon } = vpcWith((each) => new ec2.Vpc(each, 'Vpc', { availabilityZones: ZONES, subnetConfiguration }));
    addon('Cni', POD_NETWORK, { snat: SnatPolicy.external() });
    addon('Translated', PodNetwork.secondaryCidr('100.65.0.0/16'));

    const warnings = warningsOf(stack).filter((warning) => warning.includes('pod-egress'));
    expect(warnings).toEqual([expect.stringMatching(
      /^\/Stack\/Cni: .*'Stack\/Cni' .* eu-west-1a, eu-west-1b, eu-west-1c \[ack: cdk-eks-pod-capacity:pod-egress-missing\]$/)]);
  });

  test('is not seen in route tables that are imported, not known, or of a subnet that tells none', () => {
    const { stack, addon } = vpcWith();
    const subnets = [{ routeTableId: 'rtb-0123456789abcdef0' }, {}].map((attributes, index) =>
      ec2.Subnet.fromSubnetAttributes(stack, `S${index}`, { subnetId: `subnet-${index}`, availabilityZone: ZONES[index], ...attributes }));
    const [finding] = egress(addon('Cni', PodNetwork.subnets(PodSubnets.fromSubnets(stack, 'Given', subnets))));

    expect(factsOf([finding], 'pod-egress-unseen')).toMatchObject({
      zones: ['eu-west-1a', 'eu-west-1b'], tables: ['rtb-0123456789abcdef0', 'a route table that is not known'],
    });
  });

  test('is asked of every generation', () => {
    const { vpc, stack, addon } = vpcWith();
    const cni = addon('Cni', POD_NETWORK, { snat: SnatPolicy.external() });
    const table = new ec2.CfnRouteTable(stack, 'NoWayOut', { vpcId: vpc.vpcId });
    const routeTables = { [ZONES[0]]: table.ref };
    const later = cni.addGeneration('second', PodNetwork.secondaryCidr('100.65.0.0/16', { routeTables, availabilityZones: [ZONES[0]] }));

    expect(namesOf(egressFindingsOf(treeOf(cni), cni, [cni, later]))).toEqual(['pod-egress-missing']);
    expect(warningsOf(stack).filter((warning) => warning.includes('pod-egress-missing'))).toHaveLength(1);
  });

  test('is no question of pods in the subnets of nodes', () => {
    expect(egress(vpcWith().addon('Cni', undefined, { snat: SnatPolicy.external() }))).toEqual([]);
  });
});

describe('what refuses pods', () => {
  /** A security group that lets the primary block in, and a gateway endpoint of the private subnets. */
  function withRefusals() {
    const made = vpcWith();
    const { stack, vpc } = made;
    const group = new ec2.SecurityGroup(stack, 'Database', { vpc });
    group.addIngressRule(ec2.Peer.ipv4(vpc.vpcCidrBlock), ec2.Port.tcp(5432));
    return { ...made, group };
  }

  test('is said of each block that no rule admits, those of later generations too, and ends with allowTo', () => {
    const { stack, group, addon } = withRefusals();
    const cni = addon('Cni', POD_NETWORK);
    const later = cni.addGeneration('second', PodNetwork.secondaryCidr('100.65.0.0/16'));
    const missed = () => saidBy(reachFindingsOf(treeOf(cni), cni._cluster, [cni, later]));
    const ofLater = ['100.65.0.0/18', '100.65.64.0/18', '100.65.128.0/18'];

    expect(missed()).toMatchObject([['pod-reach.securityGroup', { name: 'Stack/Database', pods: ['100.64.0.0/18', '100.64.64.0/18', '100.64.128.0/18', ...ofLater] }]]);
    expect(warningsOf(stack).filter((warning) => warning.includes('pods-not-admitted'))).toEqual([
      expect.stringMatching(/^\/Stack\/Cni: .*'Stack\/Database' .*tcp 5432 .*:pods-not-admitted\]$/),
    ]);
    cni.podSubnets!.allowTo(group, ec2.Port.tcp(5432));
    expect(missed()).toMatchObject([['pod-reach.securityGroup', { pods: ofLater }]]);
    later.podSubnets!.allowTo(group, ec2.Port.tcp(5432));
    expect(missed()).toEqual([]);
  });

  test('is nothing for pods of the primary block, nor for those in the subnets of nodes', () => {
    const { stack, addon } = withRefusals();
    const inPrimary = PodSubnets.fromSubnets(stack, 'Given', [
      ec2.Subnet.fromSubnetAttributes(stack, 'S', { subnetId: 'subnet-1', availabilityZone: ZONES[0], ipv4CidrBlock: '10.0.240.0/20', routeTableId: 'rtb-1' }),
    ]);

    const networks = [addon('Primary', PodNetwork.subnets(inPrimary)), addon('Nodes')];
    expect(reachFindingsOf(treeOf(networks[0]), networks[0]._cluster, networks)).toEqual([]);
  });

  test('is not known of subnets that tell no CIDR, nor of a cluster without VPC', () => {
    const { stack, addon } = withRefusals();
    const silent = PodSubnets.fromSubnets(stack, 'Given', [ec2.Subnet.fromSubnetAttributes(stack, 'S', { subnetId: 'subnet-1', availabilityZone: ZONES[0] })]);

    const cni = addon('Silent', PodNetwork.subnets(silent));

    expect(reachFindingsOf(treeOf(cni), cni._cluster, [cni])).toEqual([]);
    const cluster = eks.Cluster.fromClusterAttributes(stack, 'NoVpc', { clusterName: 'none' });
    expect(reachFindingsOf(treeOf(cni), ClusterView.of({ cluster }), [addon('Cni', POD_NETWORK)])).toEqual([]);
  });

  test('is a gateway endpoint that leaves the route table of a generation out', () => {
    const { vpc, stack, addon } = vpcWith();
    (vpc as ec2.Vpc).addGatewayEndpoint('S3', { service: ec2.GatewayVpcEndpointAwsService.S3, subnets: [{ subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS }] });
    const cni = addon('Cni', POD_NETWORK);
    const table = new ec2.CfnRouteTable(stack, 'Apart', { vpcId: vpc.vpcId });
    const later = cni.addGeneration('second', PodNetwork.secondaryCidr('100.65.0.0/16', { routeTables: { [ZONES[0]]: table.ref }, availabilityZones: [ZONES[0]] }));

    expect(reachFindingsOf(treeOf(cni), cni._cluster, [cni])).toEqual([]);
    expect(saidBy(reachFindingsOf(treeOf(cni), cni._cluster, [cni, later]))).toMatchObject([['pod-reach.gatewayEndpoint', { name: 'Stack/Vpc/S3', found: 3, wanted: 4 }]]);
  });

  test('is read from an imported VPC by its stated block', () => {
    const { vpc, stack, addon } = vpcWith((each) => importedVpc(each));
    new ec2.SecurityGroup(stack, 'Database', { vpc }).addIngressRule(ec2.Peer.ipv4('10.0.0.0/16'), ec2.Port.tcp(5432));
    const cni = addon('Cni', POD_NETWORK);

    expect(namesOf(reachFindingsOf(treeOf(cni), cni._cluster, [cni]))).toEqual(['pods-not-admitted']);
    const blockless = eks.Cluster.fromClusterAttributes(stack, 'Blind', { clusterName: 'b', vpc: importedVpc(stack, { id: 'Blockless', vpcCidrBlock: undefined }) });
    expect(reachFindingsOf(treeOf(cni), ClusterView.of({ cluster: blockless }), [cni])).toEqual([]);
  });
});

test('a cluster of the app hands all of it to the add-on', () => {
  const stack = plainStack();
  const cluster = clusterOf(stack, vpcOf(stack));
  const cni = new VpcCniAddon(stack, 'Cni', { cluster, podNetwork: POD_NETWORK });

  const view = ClusterView.of({ cluster });
  expect([sharedOf(cni), reachFindingsOf(treeOf(cni), view, [cni]), egressFindingsOf(treeOf(cni), cni, [cni])]).toEqual([[], [], []]);
});
