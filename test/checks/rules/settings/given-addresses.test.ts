import { App, Fn } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { stackIn } from '../../../private/cdk-fixtures';
import { groupOf, messagesOf, plainCluster, PlainParts, saidOf, saidOfPlain } from '../../../private/cdk-plain';

/*
 * Addresses that the VPC CNI does not ask for, and those that are not counted.
 */

const PREFIXES = { ENABLE_PREFIX_DELEGATION: 'true' };
const NONE = 'error cni-gives-no-addresses';
const OTHER = 'warning cni-setting-unmodelled';

/** What the rule pack says of the add-on of a cluster whose other parts are in order. */
const ofPlain = (parts: PlainParts) => saidOfPlain(parts).filter((said) => said.endsWith(' at Cni')).map((said) => said.replace(' at Cni', ''));

describe('nodes that the VPC CNI asks nothing for', () => {
  const env = { ...PREFIXES, DISABLE_NETWORK_RESOURCE_PROVISIONING: 'true' };
  const launched = (launchTemplateData: ec2.CfnLaunchTemplate.LaunchTemplateDataProperty) => {
    const stack = stackIn();
    const template = new ec2.CfnLaunchTemplate(stack, 'Template', { launchTemplateData });
    plainCluster({ env, group: { launchTemplate: { id: template.ref, version: template.attrLatestVersionNumber } } }, stack);
    return saidOf(stack.node.root as App).filter((said) => said.endsWith(' at Cni')).map((said) => said.replace(' at Cni', ''));
  };
  const metadataOptions = { httpTokens: 'required', httpPutResponseHopLimit: 1 };

  test.each<[string, ec2.CfnLaunchTemplate.LaunchTemplateDataProperty, string]>([
    ['a template that says nothing of ENIs', {}, NONE],
    ['an ENI without addresses for pods', { networkInterfaces: [{ deviceIndex: 0 }] }, NONE],
    ['no further address', { networkInterfaces: [{ deviceIndex: 0, secondaryPrivateIpAddressCount: 0 }] }, NONE],
    ['further addresses', { networkInterfaces: [{ deviceIndex: 0, secondaryPrivateIpAddressCount: 9 }] }, OTHER],
    ['prefixes', { networkInterfaces: [{ deviceIndex: 0, ipv4PrefixCount: 2 }] }, OTHER],
    ['ENIs that are not known', { networkInterfaces: Fn.importValue('Interfaces') as never }, OTHER],
  ])('have what they are launched with: %s', (_, data, expected) => {
    expect(launched({ metadataOptions, ...data })).toEqual([expected]);
  });

  test.each<[string, string, unknown, string]>([
    ...['secondaryPrivateIpAddressCount', 'ipv4PrefixCount'].flatMap((name): Array<[string, string, unknown, string]> => [
      [name, 'none', 0, NONE], [name, 'one', 1, OTHER], [name, 'told later', Fn.importValue('Count'), OTHER],
    ]),
    ...['privateIpAddresses', 'ipv4Prefixes'].flatMap((name): Array<[string, string, unknown, string]> => [
      [name, 'none', [], NONE],
      [name, 'one', [name === 'ipv4Prefixes' ? { ipv4Prefix: '10.0.0.16/28' } : { privateIpAddress: '10.0.0.9' }], OTHER],
      [name, 'told later', Fn.importValue('Addresses'), OTHER],
    ]),
  ])('%s of an ENI: %s', (name, _, given, expected) => {
    expect(launched({ metadataOptions, networkInterfaces: [{ deviceIndex: 0, [name]: given }] })).toEqual([expected]);
  });

  const [BARE, GIVEN] = [{ deviceIndex: 0 }, { deviceIndex: 1, ipv4PrefixCount: 1 }];

  test.each<[string, unknown, string]>([
    ['two, of which neither has any', [BARE, BARE], NONE],
    ['two, of which the first has some', [GIVEN, BARE], OTHER],
    ['two, of which the second has some', [BARE, GIVEN], OTHER],
    ['two, of which one is told later', [BARE, Fn.importValue('Interface')], OTHER],
    ['none', [], NONE],
  ])('ENIs of a launch template: %s', (_, networkInterfaces, expected) => {
    expect(launched({ metadataOptions, networkInterfaces: networkInterfaces as never })).toEqual([expected]);
  });

  test('can have addresses where all of their launch template is told later', () => {
    expect(launched(Fn.importValue('Data') as never)).toEqual([OTHER]);
  });

  test('can have addresses where their launch template is not in the app', () => {
    expect(ofPlain({ env, group: { launchTemplate: { id: 'lt-1', version: '1' } } })).toEqual([OTHER]);
  });

  const brought = (settings: Record<string, string>, groups: Array<Partial<eks.CfnNodegroupProps>>) => {
    const { stack, cluster, subnets } = plainCluster({ env: { ...PREFIXES, ...settings } });
    groups.forEach((props, index) => groupOf(cluster, `Other${index}`, { subnets: [subnets[0].ref], ...props }));
    return messagesOf(stack.node.root as App, 'cni-gives-no-addresses').map((message) => message.split('\n')[0]);
  };
  const BOTH = { DISABLE_NETWORK_RESOURCE_PROVISIONING: 'true', ENABLE_IMDS_ONLY_MODE: 'true' };
  const WINDOWS = { amiType: 'WINDOWS_CORE_2022_x86_64' };

  test.each<[string, Record<string, string>, Array<Partial<eks.CfnNodegroupProps>>, string[]]>([
    ['one group', { ENABLE_IMDS_ONLY_MODE: 'true' }, [], ['Stack/Group']],
    ['by both settings: said once', BOTH, [], ['Stack/Group']],
    ['two groups', BOTH, [{}], ['Stack/Group', 'Stack/Other0']],
    ['beside one of Windows, to which neither is told', BOTH, [WINDOWS], ['Stack/Group']],
    ['beside one with a launch template of somewhere else', BOTH, [{ launchTemplate: { id: 'lt-1', version: '1' } }], ['Stack/Group']],
  ])('are named: %s', (_, settings, groups, expected) => {
    const messages = brought(settings, groups);

    expect(messages).toHaveLength(1);
    expect(['Stack/Group', 'Stack/Other0'].filter((name) => messages[0].includes(name))).toEqual(expected);
  });
});

describe('ENABLE_MULTI_NIC', () => {
  const env = { ...PREFIXES, ENABLE_MULTI_NIC: 'true' };
  const said = (...groups: unknown[]) => {
    const { stack, cluster, subnets, addon } = plainCluster({ env });
    stack.node.tryRemoveChild('Group');
    groups.forEach((instanceTypes, index) => groupOf(cluster, `Group${index}`, { subnets: [subnets[0].ref], instanceTypes: instanceTypes as string[] }).addResourceDependency(addon!));
    return messagesOf(stack.node.root as App, 'cni-setting-unmodelled').map((message) => message.split('\n')[0]);
  };
  const LATER = Fn.importValue('Types');
  const POSSIBLE = expect.stringMatching(/^(?!.*(p5|m5)).*on nodes with several network cards/);

  test.each<[string, unknown[], unknown[]]>([
    ['one network card', [['m5.large']], []],
    ['several', [['p5.48xlarge']], [expect.stringContaining('p5.48xlarge')]],
    ['several, of one of two types', [['m5.large', 'p5.48xlarge']], [expect.stringMatching(/^(?!.*m5\.large).*p5\.48xlarge/)]],
    ['several, of two groups of one type', [['p5.48xlarge'], ['p5.48xlarge']], [expect.stringMatching(/^(?!.*p5\.48xlarge.*p5\.48xlarge).*p5\.48xlarge/)]],
    ['types that are told later', [LATER], [POSSIBLE]],
    ['types of which those of one group are told later', [['m5.large'], LATER], [POSSIBLE]],
    ['no group of the app', [], [POSSIBLE]],
  ])('on nodes with %s', (_, groups, expected) => {
    expect(said(...groups)).toEqual(expected);
  });
});
