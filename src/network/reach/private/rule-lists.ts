import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { IConstruct } from 'constructs';
import { AdmittingRule, admissionGap, NamedBlock, namedBlock, trafficOf, trafficText } from './admitted-blocks';
import { referenceIn } from '../../../templates/forms';
import { grouped } from '../../../templates/grouped';
import { formOf, idKeyOf, keyOf, resourceName } from '../../../templates/rendering';
import { StageTree } from '../../../templates/stage-tree';

/** Where to look, and for what. */
export interface Search {
  readonly tree: StageTree;

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

/** A security group whose VPC the app tells. */
interface GroupOfVpc extends GroupRules {
  readonly key: string;
  readonly vpcKey: string;

  /** Whether it is the one that its VPC is made with. */
  readonly isDefault: boolean;
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

/**
 * Security groups of the VPC, and imported ones that the app adds rules to, which admit the primary block and not all
 * pods.
 */
export function securityGroupGaps(search: Search): NamedGap[] {
  const groups = search.tree.fact(securityGroups);
  const standalone = search.tree.fact(standaloneRules);
  const own = groups.filter((group) => group.vpcKey === search.vpcKey && !group.isDefault);
  // Groups that are not known to be of another VPC: imported ones, and the default group of this one.
  const [ownKeys, elsewhere] = [own, groups.filter((group) => group.vpcKey !== search.vpcKey)].map(
    (list) => new Set(list.map(({ key }) => key)),
  );
  const lists = [
    ...own.map(({ key, name, rules }) => ({ name, rules: [...rules, ...standalone.get(key)?.rules ?? []] })),
    ...[...standalone].filter(([key]) => !ownKeys.has(key) && !elsewhere.has(key)).map(([, list]) => list),
  ];
  return lists.flatMap(({ name, rules }) => {
    const gap = admissionGap(rules, search.primary, search.pods);
    return gap === undefined ? [] : [{ name, traffic: gap.traffic.map(trafficText), blocks: gap.blocks }];
  });
}

/** Network ACLs of the VPC that allow the primary block and not all pods, in one direction or both. */
export function networkAclGaps({ tree, vpcKey, primary, pods }: Search): NamedGap[] {
  return (tree.fact(networkAcls).get(vpcKey) ?? []).flatMap(({ name, ...directions }) => {
    const gaps = (['ingress', 'egress'] as const).map((direction) => ({
      direction,
      gap: admissionGap(directions[direction], primary, pods),
    }));
    const traffic = gaps.flatMap(({ direction, gap }) =>
      (gap?.traffic ?? []).map((each) => `${direction} ${trafficText(each)}`),
    );
    const refused = new Set(gaps.flatMap(({ gap }) => gap?.blocks ?? []));
    return traffic.length === 0 ? [] : [{ name, traffic, blocks: pods.filter((pod) => refused.has(pod)) }];
  });
}

/** The security groups that the app makes, and the default ones of its VPCs, in the order of the tree. */
function securityGroups(tree: StageTree): GroupOfVpc[] {
  return [
    ...tree
      .ofClass(ec2.CfnVPC)
      .map((vpc) => ({
        key: keyOf(vpc.attrDefaultSecurityGroup, vpc),
        vpcKey: idKeyOf(vpc.ref, vpc),
        isDefault: true,
        name: resourceName(vpc),
        rules: [],
      })),
    ...tree
      .ofClass(ec2.CfnSecurityGroup)
      .map((group) => ({
        key: keyOf(group.ref, group),
        vpcKey: idKeyOf(group.vpcId, group),
        isDefault: false,
        name: resourceName(group),
        rules: inlineRules(group),
      })),
  ];
}

/** Rules that stand by themselves, by the key of their group. */
function standaloneRules(tree: StageTree): ReadonlyMap<string, GroupRules> {
  const lists = new Map<string, GroupRules>();
  for (const rule of tree.ofClass(ec2.CfnSecurityGroupIngress)) {
    const form = formOf(rule.groupId, rule);
    if (referenceIn(form)?.attribute === CLUSTER_GROUP_ATTRIBUTE) continue;
    const key = JSON.stringify(form) ?? '';
    const list = lists.get(key) ?? {
      name: typeof form === 'string' ? form : resourceName(rule.node.scope ?? rule),
      rules: [],
    };
    lists.set(key, list);
    list.rules.push(standaloneRule(rule));
  }
  return lists;
}

/** The network ACLs that the app makes, by the key of their VPC. */
function networkAcls(tree: StageTree): ReadonlyMap<string, AclRules[]> {
  const acls = tree.ofClass(ec2.CfnNetworkAcl);
  const byKey = new Map(
    acls.map((acl): [string, AclRules] => [keyOf(acl.ref, acl), { name: resourceName(acl), ingress: [], egress: [] }]),
  );
  for (const entry of tree.ofClass(ec2.CfnNetworkAclEntry)) {
    const list = byKey.get(keyOf(entry.networkAclId, entry));
    if (list === undefined || formOf(entry.ruleAction, entry) !== 'allow') continue;
    list[formOf(entry.egress, entry) === true ? 'egress' : 'ingress'].push(aclRule(entry));
  }
  const ofVpc = grouped(acls, (acl) => idKeyOf(acl.vpcId, acl));
  return new Map([...ofVpc].map(([key, list]) => [key, list.map((acl) => byKey.get(keyOf(acl.ref, acl))!)]));
}

function standaloneRule(rule: ec2.CfnSecurityGroupIngress): AdmittingRule {
  const { ipProtocol, fromPort, toPort, cidrIp, sourceSecurityGroupId, sourceSecurityGroupName } = rule;
  return ingressRule(
    formOf(
      { ipProtocol, fromPort, toPort, cidrIp, sourceSecurityGroupId, sourceSecurityGroupName },
      rule,
    ) as IngressFields,
    rule,
  );
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
