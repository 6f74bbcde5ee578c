import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { IConstruct } from 'constructs';
import { AdmittingRule, admissionGap, NamedBlock, namedBlock, trafficOf, trafficText } from './admitted-blocks';
import { formOf, idKeyOf, keyOf, referenceIn, resourceName } from '../../../templates/resolved-forms';

/** Where to look, and for what. */
export interface Search {
  readonly resources: readonly IConstruct[];

  /** Key of the VPC's id. */
  readonly vpcKey: string;

  /** Keys of the VPC's primary block. */
  readonly primary: ReadonlySet<string>;

  /** The blocks of pods. */
  readonly pods: readonly NamedBlock[];
}

/** A security group or a network ACL that admits the primary block and not all pods. */
export interface NamedGap {
  readonly name: string;
  readonly traffic: string[];
  readonly blocks: readonly NamedBlock[];
}

/** Ingress rules of a security group. */
interface GroupRules {
  readonly name: string;
  readonly rules: AdmittingRule[];
}

/** Allow entries of a network ACL. */
interface AclRules {
  readonly name: string;
  readonly ingress: AdmittingRule[];
  readonly egress: AdmittingRule[];
}

/** What an ingress rule says, inline or by itself. */
interface IngressFields {
  readonly ipProtocol: unknown;
  readonly fromPort?: unknown;
  readonly toPort?: unknown;
  readonly cidrIp?: unknown;
  readonly sourceSecurityGroupId?: unknown;
  readonly sourceSecurityGroupName?: unknown;
}

/**
 * The group that EKS makes for a cluster admits its own members to everything, and node groups carry it by default.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/sec-group-reqs.html
 */
const CLUSTER_GROUP_ATTRIBUTE = 'ClusterSecurityGroupId';

/** Security groups of the VPC, and imported ones that the app adds rules to, which admit the primary block and not all pods. */
export function securityGroupGaps(search: Search): NamedGap[] {
  const { lists, elsewhere } = securityGroupsOf(search);
  for (const rule of search.resources.filter((each) => each instanceof ec2.CfnSecurityGroupIngress)) {
    const form = formOf(rule.groupId, rule);
    const key = JSON.stringify(form) ?? '';
    if (elsewhere.has(key) || referenceIn(form)?.attribute === CLUSTER_GROUP_ATTRIBUTE) continue;
    const list = lists.get(key) ?? { name: typeof form === 'string' ? form : resourceName(rule.node.scope ?? rule), rules: [] };
    lists.set(key, list);
    list.rules.push(standaloneRule(rule));
  }
  return [...lists.values()].flatMap(({ name, rules }) => {
    const gap = admissionGap(rules, search.primary, search.pods);
    return gap === undefined ? [] : [{ name, traffic: gap.traffic.map(trafficText), blocks: gap.blocks }];
  });
}

/** Network ACLs of the VPC that allow the primary block and not all pods, in one direction or both. */
export function networkAclGaps({ resources, vpcKey, primary, pods }: Search): NamedGap[] {
  const acls = resources.filter((each) => each instanceof ec2.CfnNetworkAcl).filter((acl) => idKeyOf(acl.vpcId, acl) === vpcKey);
  const lists = new Map(acls.map((acl): [string, AclRules] => [keyOf(acl.ref, acl), { name: resourceName(acl), ingress: [], egress: [] }]));
  for (const entry of resources.filter((each) => each instanceof ec2.CfnNetworkAclEntry)) {
    const list = lists.get(keyOf(entry.networkAclId, entry));
    if (list === undefined || formOf(entry.ruleAction, entry) !== 'allow') continue;
    list[formOf(entry.egress, entry) === true ? 'egress' : 'ingress'].push(aclRule(entry));
  }
  return [...lists.values()].flatMap(({ name, ...directions }) => {
    const gaps = (['ingress', 'egress'] as const).map((direction) => ({ direction, gap: admissionGap(directions[direction], primary, pods) }));
    const traffic = gaps.flatMap(({ direction, gap }) => (gap?.traffic ?? []).map((each) => `${direction} ${trafficText(each)}`));
    const refused = new Set(gaps.flatMap(({ gap }) => gap?.blocks ?? []));
    return traffic.length === 0 ? [] : [{ name, traffic, blocks: pods.filter((pod) => refused.has(pod)) }];
  });
}

/** The rules within security groups of the VPC by the key of the group, and the keys of groups that are known to be of no matter. */
function securityGroupsOf({ resources, vpcKey }: Search): { lists: Map<string, GroupRules>; elsewhere: Set<string> } {
  const lists = new Map<string, GroupRules>();
  const elsewhere = new Set<string>();
  for (const each of resources) {
    if (each instanceof ec2.CfnVPC && idKeyOf(each.ref, each) !== vpcKey) elsewhere.add(keyOf(each.attrDefaultSecurityGroup, each));
    if (!(each instanceof ec2.CfnSecurityGroup)) continue;
    const key = keyOf(each.ref, each);
    if (idKeyOf(each.vpcId, each) === vpcKey) lists.set(key, { name: resourceName(each), rules: inlineRules(each) });
    else elsewhere.add(key);
  }
  return { lists, elsewhere };
}

function standaloneRule(rule: ec2.CfnSecurityGroupIngress): AdmittingRule {
  const { ipProtocol, fromPort, toPort, cidrIp, sourceSecurityGroupId, sourceSecurityGroupName } = rule;
  return ingressRule(formOf({ ipProtocol, fromPort, toPort, cidrIp, sourceSecurityGroupId, sourceSecurityGroupName }, rule) as IngressFields, rule);
}

function inlineRules(group: ec2.CfnSecurityGroup): AdmittingRule[] {
  const rules = formOf(group.securityGroupIngress, group);
  return Array.isArray(rules) ? rules.map((rule: IngressFields) => ingressRule(rule, group)) : [];
}

function ingressRule(rule: IngressFields, scope: IConstruct): AdmittingRule {
  return {
    traffic: trafficOf(rule.ipProtocol, rule.fromPort, rule.toPort),
    block: blockOf(rule.cidrIp, scope),
    admitsGroup: rule.sourceSecurityGroupId !== undefined || rule.sourceSecurityGroupName !== undefined,
  };
}

function aclRule(entry: ec2.CfnNetworkAclEntry): AdmittingRule {
  const { protocol, portRange, icmp, cidrBlock } = entry;
  const ports = (formOf(portRange, entry) ?? {}) as { from?: unknown; to?: unknown };
  const control = (formOf(icmp, entry) ?? {}) as { type?: unknown; code?: unknown };
  return {
    traffic: trafficOf(formOf(protocol, entry), ports.from ?? control.type, ports.to ?? control.code),
    block: blockOf(cidrBlock, entry),
    admitsGroup: false,
  };
}

function blockOf(cidr: unknown, scope: IConstruct): NamedBlock | undefined {
  return cidr === undefined ? undefined : namedBlock(cidr, scope);
}
