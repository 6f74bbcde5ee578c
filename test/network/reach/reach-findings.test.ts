import { App, Aspects, CfnParameter, Fn, Lazy, Stack, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { Construct, IConstruct } from 'constructs';
import { Finding } from '../../../src/findings/finding';
import { PodReach, reachFindings } from '../../../src/network/reach/reach-findings';
import { StageTree } from '../../../src/templates/stage-tree';
import { dummyVpc, importedVpc, stackIn, strictApp, vpcOf, zoneAgnosticVpc } from '../../private/cdk-fixtures';
import { namesOf } from '../../private/cdk-refusals';
import { saidBy } from '../../private/statements';

const ZONES = ['eu-west-1a', 'eu-west-1b'];
const POD_BLOCKS = ['100.64.0.0/18', '100.64.64.0/18'];
const HTTPS = ec2.Port.tcp(443);

function reachIn(vpc: ec2.IVpc, rest: Partial<PodReach> = {}): PodReach {
  return { vpc, blocks: POD_BLOCKS, routeTableIds: vpc.privateSubnets.map((subnet) => subnet.routeTable.routeTableId), ...rest };
}

function found(vpc: ec2.IVpc, rest: Partial<PodReach> = {}): Finding[] {
  return reachFindings(new StageTree(vpc.node.root), reachIn(vpc, rest));
}

/** What is found when the tree is validated: references to other stacks are rewritten by then. */
function foundAtSynth(root: Stack, reach: PodReach): Finding[] {
  const findings: Finding[] = [];
  new Construct(root, 'Probe').node.addValidation({
    validate: () => {
      findings.push(...reachFindings(new StageTree(root.node.root), reach));
      return [];
    },
  });
  (root.node.root as App).synth();
  return findings;
}

function subjectsOf(findings: readonly Finding[]): string[] {
  return findings.map(({ subject }) => subject);
}

function groupOf(vpc: ec2.IVpc, id: string = 'Group', scope: Construct = Stack.of(vpc)): ec2.SecurityGroup {
  return new ec2.SecurityGroup(scope, id, { vpc });
}

describe('interface endpoints', () => {
  test('admit the primary block by default, and so refuse pods', () => {
    const vpc = vpcOf(stackIn(), ZONES);
    vpc.addInterfaceEndpoint('Ecr', { service: ec2.InterfaceVpcEndpointAwsService.ECR });

    const findings = found(vpc);
    expect(findings).toEqual([expect.objectContaining({
      id: 'cdk-eks-pod-capacity:pods-not-admitted',
      severity: 'warning',
      subject: 'Stack/Vpc/Ecr/SecurityGroup',
      source: 'https://docs.aws.amazon.com/eks/latest/userguide/external-snat.html',
    })]);
    expect(saidBy(findings)).toEqual([['pod-reach.securityGroup', {
      name: 'Stack/Vpc/Ecr/SecurityGroup', vpc: 'Stack/Vpc', primary: '10.0.0.0/16', traffic: ['tcp 443'], pods: ['100.64.0.0/18', '100.64.64.0/18'],
    }]]);
  });

  test('that are not open admit nobody until they are told whom', () => {
    const vpc = vpcOf(stackIn(), ZONES);
    const endpoint = vpc.addInterfaceEndpoint('Ecr', { service: ec2.InterfaceVpcEndpointAwsService.ECR, open: false });
    expect(found(vpc)).toEqual([]);

    endpoint.connections.allowDefaultPortFrom(ec2.Peer.ipv4(vpc.vpcCidrBlock));
    expect(subjectsOf(found(vpc))).toEqual(['Stack/Vpc/Ecr/SecurityGroup']);
  });

  test('that admit each block of pods too are of no matter', () => {
    const vpc = vpcOf(stackIn(), ZONES);
    const endpoint = vpc.addInterfaceEndpoint('Ecr', { service: ec2.InterfaceVpcEndpointAwsService.ECR });
    endpoint.connections.allowDefaultPortFrom(ec2.Peer.ipv4(POD_BLOCKS[0]));
    expect(saidBy(found(vpc))[0][1].pods).toEqual(['100.64.64.0/18']);

    endpoint.connections.allowDefaultPortFrom(ec2.Peer.ipv4(POD_BLOCKS[1]));
    expect(found(vpc)).toEqual([]);
  });

  test('of an imported VPC admit its block as text', () => {
    const vpc = importedVpc(stackIn());
    vpc.addInterfaceEndpoint('Ecr', { service: ec2.InterfaceVpcEndpointAwsService.ECR });

    const [finding, ...others] = found(vpc);
    expect(others).toEqual([]);
    expect(finding.subject).toBe('Stack/Vpc/Ecr/SecurityGroup');
    expect(saidBy([finding])[0][1]).toMatchObject({ vpc: 'vpc-0123456789abcdef0', primary: '10.0.0.0/16', traffic: ['tcp 443'] });
  });

  test('beside a cluster with a private endpoint are the one thing that refuses pods', () => {
    const stack = stackIn({ app: strictApp() });
    const vpc = vpcOf(stack, ZONES);
    const cluster = new eks.Cluster(stack, 'Cluster', {
      vpc,
      version: eks.KubernetesVersion.V1_34,
      endpointAccess: eks.EndpointAccess.PRIVATE,
      defaultCapacityType: eks.DefaultCapacityType.NODEGROUP,
    });
    cluster.addNodegroupCapacity('More');
    vpc.addInterfaceEndpoint('Sts', { service: ec2.InterfaceVpcEndpointAwsService.STS });
    vpc.addGatewayEndpoint('S3', { service: ec2.GatewayVpcEndpointAwsService.S3 });

    expect(subjectsOf(foundAtSynth(stack, reachIn(vpc)))).toEqual(['Stack/Vpc/Sts/SecurityGroup']);
  });
});

describe('security groups', () => {
  test.each<[string, (vpc: ec2.Vpc) => string]>([
    ['the attribute of the VPC', (vpc) => vpc.vpcCidrBlock],
    ['the text that it was made with', () => '10.0.0.0/16'],
    ['a token that stands for the text', () => Lazy.string({ produce: () => '10.0.0.0/16' })],
  ])('may name the primary block by %s', (_, cidr) => {
    const vpc = vpcOf(stackIn(), ZONES);
    groupOf(vpc).addIngressRule(ec2.Peer.ipv4(cidr(vpc)), HTTPS);

    expect(namesOf(found(vpc))).toEqual(['pods-not-admitted']);
  });

  test('have one finding each, with all ports', () => {
    const vpc = vpcOf(stackIn(), ZONES);
    const [one, two] = [groupOf(vpc, 'One'), groupOf(vpc, 'Two')];
    const primary = ec2.Peer.ipv4(vpc.vpcCidrBlock);
    [HTTPS, ec2.Port.tcpRange(8000, 8100), ec2.Port.udp(53), ec2.Port.icmpPing()].forEach((port) => one.addIngressRule(primary, port));
    two.addIngressRule(primary, ec2.Port.allTraffic());

    const findings = found(vpc);
    expect(subjectsOf(findings)).toEqual(['Stack/One', 'Stack/Two']);
    expect(saidBy(findings)).toMatchObject([
      ['pod-reach.securityGroup', { primary: '10.0.0.0/16', traffic: ['tcp 443', 'tcp 8000-8100', 'udp 53', 'icmp type 8'] }],
      ['pod-reach.securityGroup', { primary: '10.0.0.0/16', traffic: ['all traffic'] }],
    ]);
  });

  test.each<[string, boolean, (group: ec2.SecurityGroup, vpc: ec2.Vpc) => unknown]>([
    ['all addresses', true, (group) => group.addIngressRule(ec2.Peer.anyIpv4(), HTTPS)],
    ['all IPv6 addresses', false, (group) => group.addIngressRule(ec2.Peer.anyIpv6(), HTTPS)],
    ['all addresses to another port', false, (group) => group.addIngressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(80))],
    ['the block that the pod subnets are cut from', true, (group) => group.addIngressRule(ec2.Peer.ipv4('100.64.0.0/16'), ec2.Port.allTcp())],
    ['itself', true, (group) => group.connections.allowInternally(ec2.Port.allTraffic())],
    ['another group', true, (group, vpc) => group.addIngressRule(groupOf(vpc, 'Nodes'), HTTPS)],
    ['another group to another port', false, (group, vpc) => group.addIngressRule(groupOf(vpc, 'Nodes'), ec2.Port.tcp(80))],
    ['a prefix list', false, (group) => group.addIngressRule(ec2.Peer.prefixList('pl-1'), HTTPS)],
    ['pods by a rule beside it', true, (group) => new ec2.CfnSecurityGroupIngress(group, 'Pods', {
      groupId: group.securityGroupId, ipProtocol: 'tcp', fromPort: 443, toPort: 443, cidrIp: '100.64.0.0/16',
    })],
    ['another group by its name', true, (group) => new ec2.CfnSecurityGroupIngress(group, 'Named', {
      groupId: group.securityGroupId, ipProtocol: '-1', sourceSecurityGroupName: 'nodes',
    })],
  ])('that admit %s too: silent is %s', (_, silent, admit) => {
    const vpc = vpcOf(stackIn(), ZONES);
    const group = groupOf(vpc);
    group.addIngressRule(ec2.Peer.ipv4(vpc.vpcCidrBlock), HTTPS);
    admit(group, vpc);

    expect(namesOf(found(vpc))).toEqual(silent ? [] : ['pods-not-admitted']);
  });

  test('may have their rules beside them, by each of their ids', () => {
    const stack = stackIn();
    const vpc = vpcOf(stack, ZONES);
    const rule = { ipProtocol: 'tcp', fromPort: 443, toPort: 443, cidrIp: vpc.vpcCidrBlock };
    const group = new ec2.CfnSecurityGroup(stack, 'Group', { groupDescription: 'one', vpcId: vpc.vpcId });
    new ec2.CfnSecurityGroupIngress(stack, 'ById', { ...rule, groupId: group.attrGroupId });
    new ec2.CfnSecurityGroupIngress(stack, 'ByRef', { ...rule, fromPort: 80, toPort: 80, groupId: group.ref });

    const findings = found(vpc);
    expect(subjectsOf(findings)).toEqual(['Stack/Group']);
    expect(saidBy(findings)[0][1].traffic).toEqual(['tcp 443', 'tcp 80']);
  });

  test('that are imported count where the app adds the primary block to them', () => {
    const stack = stackIn();
    const vpc = importedVpc(stack);
    const byId = ec2.SecurityGroup.fromSecurityGroupId(stack, 'Literal', 'sg-0123456789abcdef0');
    const byToken = ec2.SecurityGroup.fromSecurityGroupId(stack, 'ByToken', Fn.importValue('Group'));
    const other = ec2.SecurityGroup.fromSecurityGroupId(stack, 'Other', 'sg-0123456789abcdef1');
    [byId, byToken].forEach((group) => group.addIngressRule(ec2.Peer.ipv4(vpc.vpcCidrBlock), HTTPS));
    other.addIngressRule(ec2.Peer.ipv4('10.1.0.0/16'), HTTPS);

    expect(subjectsOf(found(vpc))).toEqual(['sg-0123456789abcdef0', 'Stack/ByToken']);
  });

  test('the group of a cluster admits its own members, and pods are of them', () => {
    const stack = stackIn();
    const vpc = vpcOf(stack, ZONES);
    const cluster = new eks.Cluster(stack, 'Cluster', { vpc, version: eks.KubernetesVersion.V1_34 });
    cluster.clusterSecurityGroup.addIngressRule(ec2.Peer.ipv4(vpc.vpcCidrBlock), HTTPS);

    expect(found(vpc)).toEqual([]);
  });

  test('the default group of the VPC counts, that of another does not', () => {
    const stack = stackIn();
    const [vpc, other] = [vpcOf(stack, ZONES), vpcOf(stack, ZONES, 'Other')];
    const rule = { ipProtocol: '-1', cidrIp: '10.0.0.0/16' };
    new ec2.CfnSecurityGroupIngress(other, 'OfOther', { ...rule, groupId: other.vpcDefaultSecurityGroup });
    expect(found(vpc)).toEqual([]);

    new ec2.CfnSecurityGroupIngress(vpc, 'OfThis', { ...rule, groupId: vpc.vpcDefaultSecurityGroup });
    expect(subjectsOf(found(vpc))).toEqual(['Stack/Vpc']);
  });

  test('with ports that are tokens are compared by their tokens', () => {
    const stack = stackIn();
    const vpc = vpcOf(stack, ZONES);
    const port = ec2.Port.tcp(new CfnParameter(stack, 'Port', { type: 'Number' }).valueAsNumber);
    const [open, closed] = [groupOf(vpc, 'Open'), groupOf(vpc, 'Closed')];
    [open, closed].forEach((group) => group.addIngressRule(ec2.Peer.ipv4(vpc.vpcCidrBlock), port));
    open.addIngressRule(ec2.Peer.ipv4('100.64.0.0/10'), port);

    expect(subjectsOf(found(vpc))).toEqual(['Stack/Closed']);
  });

  test('with rules that only the aspects of the app add are seen at synthesis', () => {
    const stack = stackIn();
    const vpc = vpcOf(stack, ZONES);
    groupOf(vpc).addIngressRule(ec2.Peer.ipv4(vpc.vpcCidrBlock), HTTPS);
    Aspects.of(stack).add({ visit: (node: IConstruct) => node instanceof ec2.SecurityGroup && node.addIngressRule(ec2.Peer.ipv4('100.64.0.0/16'), HTTPS) });

    expect(foundAtSynth(stack, reachIn(vpc))).toEqual([]);
  });
});

describe('blocks of pods', () => {
  test('that are tokens are admitted by the same token, and by all addresses', () => {
    const stack = stackIn();
    const vpc = vpcOf(stack, ZONES);
    const block = new CfnParameter(stack, 'PodBlock').valueAsString;
    const [same, all, none] = ['Same', 'All', 'None'].map((id) => groupOf(vpc, id));
    [same, all, none].forEach((group) => group.addIngressRule(ec2.Peer.ipv4(vpc.vpcCidrBlock), HTTPS));
    same.addIngressRule(ec2.Peer.ipv4(block), HTTPS);
    all.addIngressRule(ec2.Peer.anyIpv4(), HTTPS);
    none.addIngressRule(ec2.Peer.ipv4('100.64.0.0/10'), HTTPS);

    const findings = found(vpc, { blocks: [block] });
    expect(subjectsOf(findings)).toEqual(['Stack/None']);
    expect(saidBy(findings)[0][1].pods).toEqual(['Stack/PodBlock']);
  });

  test('are shown once each, without the encoding of tokens', () => {
    const vpc = vpcOf(stackIn(), ZONES);
    groupOf(vpc).addIngressRule(ec2.Peer.ipv4(vpc.vpcCidrBlock), HTTPS);

    const findings = found(vpc, { blocks: [...POD_BLOCKS, ...POD_BLOCKS, Fn.importValue('One'), Fn.importValue('Two')] });
    expect(saidBy(findings)[0][1].pods).toEqual(['100.64.0.0/18', '100.64.64.0/18', 'a token']);
  });

  test('may be none, and then nothing refuses them', () => {
    const vpc = vpcOf(stackIn(), ZONES);
    groupOf(vpc).addIngressRule(ec2.Peer.ipv4(vpc.vpcCidrBlock), HTTPS);

    expect(found(vpc, { blocks: [] })).toEqual([]);
  });
});

describe('network ACLs', () => {
  function entryOf(acl: ec2.NetworkAcl, cidr: string, options: Partial<ec2.CommonNetworkAclEntryOptions> = {}): void {
    const ruleNumber = 100 + acl.node.children.length;
    acl.addEntry(`Entry${ruleNumber}`, { cidr: ec2.AclCidr.ipv4(cidr), ruleNumber, traffic: ec2.AclTraffic.tcpPort(443), ...options });
  }

  test('that allow the primary block refuse pods', () => {
    const stack = stackIn();
    const vpc = vpcOf(stack, ZONES);
    const acl = new ec2.NetworkAcl(stack, 'Acl', { vpc });
    entryOf(acl, vpc.vpcCidrBlock);
    entryOf(acl, '10.0.0.0/16', { direction: ec2.TrafficDirection.EGRESS, traffic: ec2.AclTraffic.tcpPortRange(1024, 65535) });

    const findings = found(vpc);
    expect(subjectsOf(findings)).toEqual(['Stack/Acl']);
    expect(saidBy(findings)).toEqual([['pod-reach.networkAcl', {
      name: 'Stack/Acl', vpc: 'Stack/Vpc', primary: '10.0.0.0/16', traffic: ['ingress tcp 443', 'egress tcp 1024-65535'], pods: ['100.64.0.0/18', '100.64.64.0/18'],
    }]]);
  });

  test.each<[string, boolean, string, Partial<ec2.CommonNetworkAclEntryOptions>]>([
    ['pods', true, '100.64.0.0/16', {}],
    ['all traffic of pods', true, '100.64.0.0/16', { traffic: ec2.AclTraffic.allTraffic() }],
    ['a range of ports of pods', true, '100.64.0.0/16', { traffic: ec2.AclTraffic.tcpPortRange(400, 500) }],
    ['everybody', true, '0.0.0.0/0', {}],
    ['pods, the other way', false, '100.64.0.0/16', { direction: ec2.TrafficDirection.EGRESS }],
    ['pods, by another protocol', false, '100.64.0.0/16', { traffic: ec2.AclTraffic.udpPort(443) }],
    ['pods to be refused', false, '100.64.0.0/16', { ruleAction: ec2.Action.DENY }],
    ['the pods of one zone', false, '100.64.0.0/18', {}],
  ])('with an entry for %s: silent is %s', (_, silent, cidr, options) => {
    const stack = stackIn();
    const vpc = vpcOf(stack, ZONES);
    const acl = new ec2.NetworkAcl(stack, 'Acl', { vpc });
    entryOf(acl, vpc.vpcCidrBlock);
    entryOf(acl, cidr, options);

    expect(namesOf(found(vpc))).toEqual(silent ? [] : ['pods-not-admitted']);
  });

  test('that refuse the primary block are of no matter, nor are those of another VPC', () => {
    const stack = stackIn();
    const [vpc, other] = [vpcOf(stack, ZONES), vpcOf(stack, ZONES, 'Other')];
    entryOf(new ec2.NetworkAcl(stack, 'Refusing', { vpc }), vpc.vpcCidrBlock, { ruleAction: ec2.Action.DENY });
    entryOf(new ec2.NetworkAcl(stack, 'OfOther', { vpc: other }), '10.0.0.0/16');

    expect(found(vpc)).toEqual([]);
  });

  test('tell ICMP types apart', () => {
    const stack = stackIn();
    const vpc = vpcOf(stack, ZONES);
    const acl = new ec2.NetworkAcl(stack, 'Acl', { vpc });
    entryOf(acl, vpc.vpcCidrBlock, { traffic: ec2.AclTraffic.icmp({ type: 8, code: -1 }) });
    entryOf(acl, '100.64.0.0/16', { traffic: ec2.AclTraffic.icmp({ type: 0, code: -1 }) });
    expect(saidBy(found(vpc))[0][1].traffic).toEqual(['ingress icmp type 8']);

    entryOf(acl, '100.64.0.0/16', { traffic: ec2.AclTraffic.icmp({ type: -1, code: -1 }) });
    expect(found(vpc)).toEqual([]);
  });
});

describe('gateway endpoints', () => {
  test('are in the route tables of the private subnets by default', () => {
    const vpc = vpcOf(stackIn(), ZONES);
    vpc.addGatewayEndpoint('S3', { service: ec2.GatewayVpcEndpointAwsService.S3 });

    expect(found(vpc)).toEqual([]);
  });

  test('miss the route tables that only pods use', () => {
    const stack = stackIn();
    const vpc = vpcOf(stack, ZONES);
    const own = new ec2.CfnRouteTable(stack, 'OfPods', { vpcId: vpc.vpcId });
    vpc.addGatewayEndpoint('S3', { service: ec2.GatewayVpcEndpointAwsService.S3 });

    const findings = found(vpc, { routeTableIds: [vpc.privateSubnets[0].routeTable.routeTableId, own.ref, own.ref, 'rtb-1'] });
    expect(findings).toEqual([expect.objectContaining({
      id: 'cdk-eks-pod-capacity:gateway-endpoint-misses-pods',
      severity: 'warning',
      subject: 'Stack/Vpc/S3',
      source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html',
    })]);
    expect(saidBy(findings)).toEqual([['pod-reach.gatewayEndpoint', { name: 'Stack/Vpc/S3', found: 1, wanted: 3, missing: ['Stack/OfPods', 'rtb-1'] }]]);
  });

  test('that are given the subnets of pods are in their route tables', () => {
    const stack = stackIn();
    const vpc = vpcOf(stack, ZONES);
    const own = new ec2.CfnRouteTable(stack, 'OfPods', { vpcId: vpc.vpcId });
    const subnet = ec2.Subnet.fromSubnetAttributes(stack, 'Pods', { subnetId: 'subnet-1', routeTableId: own.attrRouteTableId });
    vpc.addGatewayEndpoint('S3', { service: ec2.GatewayVpcEndpointAwsService.S3, subnets: [{ subnets: [subnet] }] });

    expect(found(vpc, { routeTableIds: [own.ref] })).toEqual([]);
    expect(namesOf(found(vpc))).toEqual(['gateway-endpoint-misses-pods']);
  });

  test('of an imported VPC are compared by the ids of its route tables', () => {
    const vpc = importedVpc(stackIn());
    vpc.addGatewayEndpoint('Dynamo', { service: ec2.GatewayVpcEndpointAwsService.DYNAMODB });

    expect(found(vpc)).toEqual([]);
    expect(subjectsOf(found(vpc, { routeTableIds: ['rtb-other'] }))).toEqual(['Stack/Vpc/Dynamo']);
  });

  test.each<[string, Partial<ec2.CfnVPCEndpointProps>, boolean]>([
    ['without a type, which is a gateway', {}, true],
    ['with a list that is a token', { vpcEndpointType: 'Gateway', routeTableIds: Token.asList({ 'Fn::Split': [',', 'a,b'] }) }, false],
    ['with a type that is a token', { vpcEndpointType: Fn.importValue('Type') }, false],
    ['with a load balancer', { vpcEndpointType: 'GatewayLoadBalancer' }, false],
    ['of another VPC', { vpcId: 'vpc-other' }, false],
  ])('%s', (_, props, isFound) => {
    const stack = stackIn();
    const vpc = vpcOf(stack, ZONES);
    new ec2.CfnVPCEndpoint(stack, 'Endpoint', { vpcId: vpc.vpcId, serviceName: 'com.amazonaws.eu-west-1.s3', ...props });

    expect(subjectsOf(found(vpc))).toEqual(isFound ? ['Stack/Endpoint'] : []);
  });
});

describe('the VPC that is meant', () => {
  test('is one of two with the same block', () => {
    const stack = stackIn();
    const [vpc, other] = [vpcOf(stack, ZONES), vpcOf(stack, ZONES, 'Other')];
    [vpc, other].forEach((each) => each.addInterfaceEndpoint('Ecr', { service: ec2.InterfaceVpcEndpointAwsService.ECR }));
    new ec2.CfnSecurityGroupIngress(other, 'More', { groupId: groupOf(other).securityGroupId, ipProtocol: '-1', cidrIp: '10.0.0.0/16' });

    expect(subjectsOf(found(vpc))).toEqual(['Stack/Vpc/Ecr/SecurityGroup']);
    expect(subjectsOf(found(other))).toEqual(['Stack/Other/Ecr/SecurityGroup', 'Stack/Group']);
  });

  test('is one of two stacks with one logical id', () => {
    const app = strictApp();
    const [vpc, other] = ['One', 'Two'].map((id) => vpcOf(stackIn({ app, id }), ZONES));
    const endpoint = { service: ec2.InterfaceVpcEndpointAwsService.ECR };
    other.addInterfaceEndpoint('Ecr', endpoint);
    expect(foundAtSynth(Stack.of(vpc), reachIn(vpc))).toEqual([]);

    vpc.addInterfaceEndpoint('Ecr', endpoint);
    expect(subjectsOf(found(vpc))).toEqual(['One/Vpc/Ecr/SecurityGroup']);
  });

  test('may be in another stack than what refuses pods', () => {
    const app = strictApp();
    const vpc = vpcOf(stackIn({ app, id: 'Network' }), ZONES);
    const stack = stackIn({ app, id: 'Service' });
    groupOf(vpc, 'Group', stack).addIngressRule(ec2.Peer.ipv4(vpc.vpcCidrBlock), HTTPS);
    new ec2.InterfaceVpcEndpoint(stack, 'Ecr', { vpc, service: ec2.InterfaceVpcEndpointAwsService.ECR });
    const acl = new ec2.NetworkAcl(stack, 'Acl', { vpc });
    acl.addEntry('Entry', { cidr: ec2.AclCidr.ipv4(vpc.vpcCidrBlock), ruleNumber: 100, traffic: ec2.AclTraffic.allTraffic() });
    new ec2.GatewayVpcEndpoint(stack, 'S3', { vpc, service: ec2.GatewayVpcEndpointAwsService.S3, subnets: [{ subnetType: ec2.SubnetType.PUBLIC }] });

    const asking = stackIn({ app, id: 'Cluster' });
    new ec2.CfnInternetGateway(asking, 'Gateway');

    expect(subjectsOf(foundAtSynth(asking, reachIn(vpc))))
      .toEqual(['Service/Group', 'Service/Ecr/SecurityGroup', 'Service/Acl', 'Service/S3']);
  });

  test('may be imported in one place and again in the next', () => {
    const stack = stackIn();
    const [vpc, again, other] = [importedVpc(stack), importedVpc(stack, { id: 'Again' }), importedVpc(stack, { id: 'Other', vpcId: 'vpc-other' })];
    [again, other].forEach((each) => each.addInterfaceEndpoint('Ecr', { service: ec2.InterfaceVpcEndpointAwsService.ECR }));

    expect(subjectsOf(found(vpc))).toEqual(['Stack/Again/Ecr/SecurityGroup']);
  });

  test('may have tokens for its id and its block', () => {
    const stack = stackIn();
    const [vpcId, vpcCidrBlock] = [new CfnParameter(stack, 'Id').valueAsString, Fn.importValue('Block')];
    const vpc = importedVpc(stack, { vpcId, vpcCidrBlock });
    groupOf(importedVpc(stack, { id: 'Again', vpcId, vpcCidrBlock })).addIngressRule(ec2.Peer.ipv4(vpcCidrBlock), HTTPS);
    groupOf(importedVpc(stack, { id: 'Other', vpcId: Fn.importValue('Id'), vpcCidrBlock }), 'Unsure').addIngressRule(ec2.Peer.ipv4(vpcCidrBlock), HTTPS);

    const findings = found(vpc);
    expect(subjectsOf(findings)).toEqual(['Stack/Group']);
    expect(saidBy(findings)[0][1]).toMatchObject({ vpc: 'Stack/Vpc', primary: 'a token', traffic: ['tcp 443'] });
  });

  test('may be made without a Region', () => {
    const vpc = zoneAgnosticVpc(stackIn({ region: undefined }));
    vpc.addInterfaceEndpoint('Ecr', { service: ec2.InterfaceVpcEndpointAwsService.ECR });

    expect(subjectsOf(found(vpc))).toEqual(['Stack/Vpc/Ecr/SecurityGroup']);
  });

  test('may have a block that IPAM allocates', () => {
    const ipAddresses = ec2.IpAddresses.awsIpamAllocation({ ipv4IpamPoolId: 'ipam-pool-1', ipv4NetmaskLength: 16, defaultSubnetIpv4NetmaskLength: 20 });
    const vpc = new ec2.Vpc(stackIn(), 'Vpc', { ipAddresses });
    vpc.addInterfaceEndpoint('Ecr', { service: ec2.InterfaceVpcEndpointAwsService.ECR });

    expect(saidBy(found(vpc))[0][1]).toMatchObject({ primary: 'Stack/Vpc/Resource.CidrBlock', traffic: ['tcp 443'] });
  });

  test('may be imported without its block, and then only its gateway endpoints are looked at', () => {
    const vpc = importedVpc(stackIn(), { vpcCidrBlock: undefined });
    groupOf(vpc).addIngressRule(ec2.Peer.ipv4('10.0.0.0/16'), HTTPS);
    vpc.addGatewayEndpoint('S3', { service: ec2.GatewayVpcEndpointAwsService.S3 });

    expect(namesOf(found(vpc, { routeTableIds: ['rtb-other'] }))).toEqual(['gateway-endpoint-misses-pods']);
  });

  test('gives nothing while it has still to be looked up', () => {
    const vpc = dummyVpc(stackIn({ account: '111111111111' }));
    vpc.addInterfaceEndpoint('Ecr', { service: ec2.InterfaceVpcEndpointAwsService.ECR });
    vpc.addGatewayEndpoint('S3', { service: ec2.GatewayVpcEndpointAwsService.S3 });

    expect(found(vpc, { routeTableIds: ['rtb-other'] })).toEqual([]);
  });
});
