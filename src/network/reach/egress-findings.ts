import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { IConstruct } from 'constructs';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { POD_EGRESS_WORDS } from '../../findings/words/network/pod-egress';
import { Form, referenceIn, shownForm } from '../../templates/forms';
import { formOf, keyOf } from '../../templates/rendering';
import { StageTree } from '../../templates/stage-tree';

const EVERYWHERE = '0.0.0.0/0';

/** The subnet of pods in a zone. */
interface EgressSubnet {
  /** May be a token. */
  readonly zone: string;

  /** May be a token; undefined where it is not known. */
  readonly routeTableId: string | undefined;
}

/**
 * Where a default route leads: to somebody who can translate, to an internet gateway, or to what cannot be told at
 * synth.
 */
enum Way {
  OUT = 'out',
  INTERNET_GATEWAY = 'internet-gateway',
  UNSEEN = 'unseen',
  NONE = 'none',
}

/** What the app shows of a route table. */
interface RouteTable {
  isMade: boolean;

  /** Of each default route, and of each route that may be one. */
  readonly ways: Way[];
}

/**
 * What is wrong with the way out of pods that leave under their own address (external SNAT).
 *
 * The node does not translate then, so somebody on the way has to: a default route of the pods' route table to a NAT
 * gateway, a transit gateway, an appliance. An internet gateway translates for public addresses only, and pods have
 * none. Routes are those that the app makes, wherever it makes them; call it when the tree is complete.
 *
 * @param tree where route tables and routes are looked for
 * @param subject whose pods they are, as messages name it
 * @param subnets the pod subnets
 * @see https://docs.aws.amazon.com/eks/latest/userguide/external-snat.html
 */
export function egressFindings(tree: StageTree, subject: string, subnets: readonly EgressSubnet[]): Finding[] {
  const { stage: root } = tree;
  const tables = tree.fact(routeTablesOf);
  const having = (way: Way) =>
    subnets.filter(({ routeTableId }) => wayOut(tables.get(keyOf(routeTableId, root))) === way);
  const finding = (words: (typeof POD_EGRESS_WORDS)[keyof typeof POD_EGRESS_WORDS], way: Way) => {
    const found = having(way);
    return found.length === 0
      ? []
      : [
        findingOf(words, about.resource(subject), {
          of: subject,
          zones: zonesOf(found, root),
          tables: tablesOf(found, root),
        }),
      ];
  };
  return [
    ...finding(POD_EGRESS_WORDS.none, Way.NONE),
    ...finding(POD_EGRESS_WORDS.internetGateway, Way.INTERNET_GATEWAY),
    ...finding(POD_EGRESS_WORDS.unseen, Way.UNSEEN),
  ];
}

/** What the app shows of route tables, by key of their id. */
function routeTablesOf(tree: StageTree): Map<string, RouteTable> {
  const tables = new Map<string, RouteTable>();
  const tableOf = (key: string) => {
    const table = tables.get(key) ?? { isMade: false, ways: [] };
    tables.set(key, table);
    return table;
  };
  for (const table of tree.ofClass(ec2.CfnRouteTable)) tableOf(keyOf(table.ref, table)).isMade = true;
  for (const route of tree.ofClass(ec2.CfnRoute)) {
    tableOf(keyOf(route.routeTableId, route)).ways.push(...waysOf(tree, route));
  }
  for (const propagation of tree.ofClass(ec2.CfnVPNGatewayRoutePropagation)) {
    // What the other side of the VPN announces can be a default route.
    const ids = formOf(propagation.routeTableIds, propagation);
    if (Array.isArray(ids)) ids.forEach((id) => tableOf(JSON.stringify(id)).ways.push(Way.UNSEEN));
  }
  return tables;
}

function waysOf(tree: StageTree, route: ec2.CfnRoute): Way[] {
  const { destinationCidrBlock, destinationPrefixListId } = route;
  const destination = formOf(destinationCidrBlock, route);
  // A prefix list can hold the default route.
  if (destination === undefined) return destinationPrefixListId === undefined ? [] : [Way.UNSEEN];
  if (typeof destination !== 'string') return [Way.UNSEEN];
  if (destination !== EVERYWHERE) return [];
  return [route.gatewayId === undefined ? Way.OUT : gatewayWay(tree, formOf(route.gatewayId, route))];
}

/** A gateway id is that of an internet gateway or of a virtual private gateway, behind which somebody may translate. */
function gatewayWay(tree: StageTree, form: Form): Way {
  const type = tree.at(referenceIn(form)?.target ?? '')?.cfnResourceType;
  if (type === ec2.CfnInternetGateway.CFN_RESOURCE_TYPE_NAME) return Way.INTERNET_GATEWAY;
  if (type === ec2.CfnVPNGateway.CFN_RESOURCE_TYPE_NAME) return Way.OUT;
  if (typeof form !== 'string') return Way.UNSEEN;
  return form.startsWith('vgw-') ? Way.OUT : Way.INTERNET_GATEWAY;
}

function wayOut(table: RouteTable | undefined): Way {
  if (table === undefined) return Way.UNSEEN;
  const seen = table.ways.find((way) => way !== Way.UNSEEN);
  return seen ?? (table.isMade && table.ways.length === 0 ? Way.NONE : Way.UNSEEN);
}

function zonesOf(subnets: readonly EgressSubnet[], root: IConstruct): string[] {
  return [
    ...new Set(
      subnets
        .map(({ zone }) => formOf(zone, root))
        .map((form) => (typeof form === 'string' ? form : 'a zone that is a token')),
    ),
  ];
}

function tablesOf(subnets: readonly EgressSubnet[], root: IConstruct): string[] {
  const shown = subnets.map(({ routeTableId }) =>
    routeTableId === undefined ? 'a route table that is not known' : shownForm(formOf(routeTableId, root)),
  );
  return [...new Set(shown)];
}
