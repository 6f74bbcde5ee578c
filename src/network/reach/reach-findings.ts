import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { NamedBlock, namedBlock } from './private/admitted-blocks';
import { NamedGap, networkAclGaps, securityGroupGaps } from './private/rule-lists';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { POD_REACH_WORDS as WORDS } from '../../findings/words/network/pod-reach';
import { shownForm } from '../../templates/forms';
import { grouped } from '../../templates/grouped';
import { DUMMY_CIDR } from '../../templates/lookup-dummies';
import { formOf, idKeyOf, keyOf, resourceName } from '../../templates/rendering';
import { StageTree } from '../../templates/stage-tree';
import { attributeOf } from '../../validation/attribute';
import { vpcName } from '../vpc/vpc-facts';

/** Pods as others of the VPC see them. */
export interface PodReach {
  readonly vpc: ec2.IVpc;

  /**
   * The blocks that pods have addresses of, as text; may be tokens. None of them lies in the primary block
   * (the caller sees to it).
   */
  readonly blocks: readonly string[];

  /** Route tables of the pod subnets. May be tokens. */
  readonly routeTableIds: readonly string[];

  /** Paths of security groups that keep nobody out, because whatever carries them carries others too. */
  readonly openGroups?: readonly string[];
}

/**
 * What in the app admits the primary block of the VPC, and so refuses pods; and which gateway endpoints leave their
 * route tables out.
 *
 * Inside the VPC pods are seen under their own addresses, which lie outside the primary block. `addInterfaceEndpoint`
 * admits no more than that block, unless told otherwise. Looked at are security groups and network ACLs of this VPC
 * that the app makes, and rules that it adds to imported security groups. Call it when the tree is complete: rules are
 * added to the last.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/external-snat.html
 */
export function reachFindings(tree: StageTree, reach: PodReach): Finding[] {
  const { vpc } = reach;
  if (attributeOf(() => vpc.vpcCidrBlock) === DUMMY_CIDR) return [];
  const vpcKey = idKeyOf(vpc.vpcId, vpc);
  return [
    ...admissionFindings(tree, vpcKey, reach),
    ...(tree.fact(endpointsByVpc).get(vpcKey) ?? []).flatMap((endpoint) => gatewayFindings(endpoint, reach)),
  ];
}

/** The endpoints by the key of their VPC. */
function endpointsByVpc(tree: StageTree): ReadonlyMap<string, ec2.CfnVPCEndpoint[]> {
  return grouped(tree.ofClass(ec2.CfnVPCEndpoint), (endpoint) => idKeyOf(endpoint.vpcId, endpoint));
}

function admissionFindings(tree: StageTree, vpcKey: string, { vpc, blocks, openGroups = [] }: PodReach): Finding[] {
  const primary = primaryBlocks(vpc);
  if (primary.length === 0) return [];
  const pods = [...new Map(blocks.map((block) => [keyOf(block, vpc), namedBlock(block, vpc)])).values()];
  const search = { tree, vpcKey, primary: new Set(primary.map(({ key }) => key)), pods };
  const factsOf = ({ name, traffic, blocks: refused }: NamedGap) => ({
    name,
    vpc: vpcName(vpc),
    primary: primary[0].shown,
    traffic,
    pods: [...new Set(refused.map(({ shown }) => shown))],
  });
  return [
    ...securityGroupGaps(search).filter(({ name }) => !openGroups.includes(name)).map((gap) => (
      findingOf(WORDS.securityGroup, about.resource(gap.name), factsOf(gap)))),
    ...networkAclGaps(search).map((gap) => findingOf(WORDS.networkAcl, about.resource(gap.name), factsOf(gap))),
  ];
}

/**
 * The ways in which rules may name the primary block: a VPC of the app has it as an attribute, and as the text that it
 * was made with.
 */
function primaryBlocks(vpc: ec2.IVpc): NamedBlock[] {
  const own = vpc.node.defaultChild;
  const named = own instanceof ec2.CfnVPC ? [own.cidrBlock, own.attrCidrBlock] : [attributeOf(() => vpc.vpcCidrBlock)];
  return named.filter((block) => block !== undefined).map((block) => namedBlock(block, vpc));
}

function gatewayFindings(endpoint: ec2.CfnVPCEndpoint, { vpc, routeTableIds }: PodReach): Finding[] {
  const type = formOf(endpoint.vpcEndpointType, endpoint) ?? 'Gateway';
  const listed = formOf(endpoint.routeTableIds, endpoint) ?? [];
  // A list that is one token: what it holds is not known.
  if (type !== 'Gateway' || !Array.isArray(listed)) return [];
  const keys = new Set(listed.map((id) => JSON.stringify(id)));
  const wanted = new Map(routeTableIds.map((id) => [keyOf(id, vpc), formOf(id, vpc)]));
  const missing = [...wanted].filter(([key]) => !keys.has(key)).map(([, form]) => shownForm(form));
  if (missing.length === 0) return [];
  const name = resourceName(endpoint);
  return [
    findingOf(WORDS.gatewayEndpoint, about.resource(name), {
      name,
      found: wanted.size - missing.length,
      wanted: wanted.size,
      missing,
    }),
  ];
}
