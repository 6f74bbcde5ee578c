import { located, LocatedFinding } from './located-finding';
import { VpcCniAddon } from '../../cni/vpc-cni-addon';
import { findingOf } from '../../findings/catalogue';
import { about } from '../../findings/subject';
import { LEFT_OUT_SUBNET_WORDS } from '../../findings/words/nodes/left-out-subnets';
import { DISCOVERY_TAG } from '../../network/vpc/discovery-tag';
import { AppModel } from '../facts/cluster-model';
import { ownConstruct } from '../facts/own-constructs';
import { sparedSubnets } from '../facts/tagged-places';

/** Subnets of nodes that their tag leaves out, in which nodes of other clusters run: these read the same tag. */
export function sharedTagFindings({ clusters }: AppModel): LocatedFinding[] {
  return clusters.flatMap((model) => {
    const { addon } = model.cni;
    // An add-on of this library has said it.
    if (addon === undefined || ownConstruct(addon.construct, VpcCniAddon) !== undefined) return [];
    const spared = model.groups.flatMap((group) => sparedSubnets(group, model));
    return clusters.filter((other) => other !== model).flatMap(({ groups }) => {
      const own = new Set(spared.map(({ key }) => key));
      const sharing = groups.filter(({ subnets = [] }) => subnets.some(({ key }) => own.has(key)));
      const keys = new Set(sharing.flatMap(({ subnets = [] }) => subnets.map(({ key }) => key)));
      const names = [...new Set(spared.filter(({ key }) => keys.has(key)).map(({ name }) => name))];
      if (names.length === 0) return [];
      return located(addon, [], [findingOf(LEFT_OUT_SUBNET_WORDS.sharedWith, about.subnet(names[0]), {
        subnets: names,
        tag: DISCOVERY_TAG,
        others: sharing.map(({ name }) => name),
        addon: addon.path,
      })]);
    });
  });
}
