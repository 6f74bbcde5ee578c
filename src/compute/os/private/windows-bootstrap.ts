import { Fn, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { idleFlagFindings, kubeletFlagFindings } from './flag-findings';
import { WINDOWS } from './kubelet-flag';
import { findingOf } from '../../../findings/catalogue';
import { Finding } from '../../../findings/finding';
import { about } from '../../../findings/subject';
import { Wording } from '../../../findings/wording';
import { NODE_SETTING_WORDS as WORDS } from '../../../findings/words/nodes/node-settings';
import { dnsAddress } from '../../join/cluster-introduction';
import { registrationFlags } from '../../join/registration';
import { NodeSettings, NodeTold, SettledNode } from '../os-design';

/** Where the AMIs of EKS have the script that starts a node. */
const SCRIPT = '"$env:ProgramFiles\\Amazon\\EKS\\Start-EKSBootstrap.ps1"';

/** All that PowerShell takes for a single quotation mark. */
const SINGLE_QUOTES = /['\u2018\u2019\u201a\u201b]/g;

/** What ends a flag on a command line, or the script in the user data. */
const NO_FLAG_TEXT = /['"`<>\u2018-\u201f]/;

/**
 * User data that starts a Windows node with the pod count; none for nodes with an AMI of EKS, which starts them itself:
 * it runs user data before its own, and nothing that such user data can do reaches the script's arguments.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/eks-optimized-windows-ami.html#bootstrap-script-configuration-parameters
 */
export function windowsUserData({
  maxPods,
  introduction,
  registration = {},
  kubeletFlags = [],
}: NodeTold): ec2.UserData | undefined {
  if (introduction === undefined) return undefined;
  const { name, apiServerEndpoint, certificateAuthority, cidr } = introduction;
  const dns = dnsAddress(introduction) ?? (cidr === undefined ? undefined : unresolvedDnsAddress(cidr));
  const parameters: Record<string, string | undefined> = {
    EKSClusterName: name,
    APIServerEndpoint: apiServerEndpoint,
    Base64ClusterCA: certificateAuthority,
    ServiceCIDR: cidr,
    DNSClusterIP: dns,
    KubeletExtraArgs: [`--max-pods=${maxPods}`, ...registrationFlags(registration), ...kubeletFlags].join(' '),
  };
  const words = Object.entries(parameters).flatMap(([parameter, value]) =>
    value === undefined ? [] : [`-${parameter} ${quoted(value)}`],
  );
  const userData = ec2.UserData.forWindows();
  userData.addCommands(`& ${SCRIPT} ${words.join(' ')}`);
  return userData;
}

/** Settings that Windows nodes have no use for, or that cannot be passed on. */
export function windowsSettingsFindings(settings: NodeSettings, node: SettledNode): Finding[] {
  const { kubeletFlags = [] } = settings;
  const refuse = (name: keyof NodeSettings, words: Wording) => (
    settings[name] === undefined ? [] : [findingOf(words, about.prop(name), {})]);
  return [
    ...refuse('kubeletConfig', WORDS.kubeletConfigOnWindows),
    ...refuse('userDataParts', WORDS.partsOnWindows),
    ...refuse('bottlerocketSettings', WORDS.tomlOnWindows),
    ...(node.mergedByEks ? refuse('kubeletFlags', WORDS.flagsWithAmiOfEks) : flagFindings(kubeletFlags, node)),
  ];
}

/** Flags are one text on the command line of the script. */
function flagFindings(items: readonly string[], node: SettledNode): Finding[] {
  const given = { option: 'kubeletFlags', items, splitting: WINDOWS };
  const findings = [...kubeletFlagFindings(given, node, false), ...idleFlagFindings([given])];
  if (Token.isUnresolved(items)) return findings;
  return [...findings, ...items.filter((flag) => !Token.isUnresolved(flag) && NO_FLAG_TEXT.test(flag))
    .map((flag) => findingOf(WORDS.notPassedOn, about.prop('kubeletFlags'), { flag }))];
}

/** The same address as that of a range that is known: its first three numbers, and 10. */
function unresolvedDnsAddress(cidr: string): string {
  const numbers = Fn.split('.', cidr);
  return Fn.join('.', [Fn.select(0, numbers), Fn.select(1, numbers), Fn.select(2, numbers), '10']);
}

/**
 * A text that PowerShell takes as it is: nothing is expanded between single quotation marks, of which each in the text
 * is doubled.
 */
function quoted(text: string): string {
  return `'${text.replace(SINGLE_QUOTES, '$&$&')}'`;
}
