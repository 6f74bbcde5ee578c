import { allOf, few } from '../../phrases';
import { Said, wording } from '../../wording';

type Leaving = {
  readonly of: string;
  readonly zones: readonly string[];
  readonly tables: readonly string[];
};

/** A default route as it has to be. */
const EVERYWHERE = '0.0.0.0/0';

/** Somebody who translates the addresses of pods. */
const TRANSLATOR = 'a NAT gateway or a transit gateway';

const LEAVING = { of: 'Stack/VpcCni', zones: ['eu-west-1a', 'eu-west-1b'], tables: ['Stack/Table'] };

const TRANSLATE_ON_NODES = "let nodes translate: SnatPolicy.node() as 'snat' of the VpcCniAddon";

function leaving({ zones, tables }: Leaving, message: string, tablesAre: string, fix: readonly string[]): Said {
  return {
    message,
    details: [
      'pods leave the VPC under their own address (external SNAT), because nodes do not translate it',
      ...allOf('zones', zones),
      `${tablesAre}: ${tables.join(', ')}`,
    ],
    fix,
  };
}

/** Of the way out of pods that nodes translate nothing for. */
export const POD_EGRESS_WORDS = {
  none: wording('pod-egress-missing', (facts: Leaving) => leaving(facts,
    `pods of '${facts.of}' have no route out of the VPC in ${few(facts.zones)}`,
    'route tables without a default route',
    [`add a route for ${EVERYWHERE} to ${TRANSLATOR} to these route tables`, TRANSLATE_ON_NODES]), LEAVING),

  internetGateway: wording('pod-egress-missing', (facts: Leaving) => leaving(facts,
    `pods of '${facts.of}' reach nothing outside of the VPC in ${few(facts.zones)}: they have no public address`,
    'route tables whose default route is to an internet gateway, which takes public addresses only',
    [`use route tables whose default route is to ${TRANSLATOR}`, TRANSLATE_ON_NODES]), LEAVING),

  unseen: wording('pod-egress-unseen', (facts: Leaving) => leaving(facts,
    `whether pods of '${facts.of}' have a route out of the VPC in ${few(facts.zones)} was not checked`,
    'route tables with routes that the app does not show',
    [`check that ${EVERYWHERE} leads to ${TRANSLATOR} in these route tables, then acknowledge this finding`]), LEAVING),
};
