import { wording } from '../../wording';

type Leaving = {
  readonly of: string;
  readonly zones: readonly string[];
  readonly tables: readonly string[];
};

/** A default route as it has to be. */
const EVERYWHERE = '0.0.0.0/0';

const LEAVING = { of: 'Stack/VpcCni', zones: ['eu-west-1a', 'eu-west-1b'], tables: ['Stack/Table'] };

const leaving = ({ of, zones }: Leaving) => `pods of '${of}' in ${zones.join(', ')} leave the VPC under their own address (external SNAT), and`;

/** Of the way out of pods that nodes translate nothing for. */
export const POD_EGRESS_WORDS = {
  none: wording('pod-egress-missing', (facts: Leaving) =>
    `${leaving(facts)} no default route is in ${facts.tables.join(', ')}, so nothing outside answers them;`
    + ` add a route for ${EVERYWHERE} to a NAT gateway or a transit gateway, or use SnatPolicy.node()`, LEAVING),

  internetGateway: wording('pod-egress-missing', (facts: Leaving) =>
    `${leaving(facts)} the default route is to an internet gateway in ${facts.tables.join(', ')}, which takes public addresses only, and pods have none;`
    + ' use route tables whose default route is to a NAT gateway or a transit gateway, or SnatPolicy.node()', LEAVING),

  unseen: wording('pod-egress-unseen', (facts: Leaving) =>
    `${leaving(facts)} the app does not show all routes of ${facts.tables.join(', ')}, so the way out was not checked;`
    + ` check that ${EVERYWHERE} leads to a NAT gateway or a transit gateway, then acknowledge`, LEAVING),
};
