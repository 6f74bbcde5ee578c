import { AppResources } from '../../../templates/app-resources';
import { Form, Forms, formsOf, isUnknown, listOf, textOf } from '../../../templates/forms';
import { nameOf } from '../../../templates/text-forms';
import { distinct } from '../group-facts';
import { madeSubnet, subnetFacts, SubnetFacts } from '../subnet-facts';

/** A value of a tag that stands for any. */
const ANY = '*';

/**
 * The subnets that terms of a node class choose, of those that the app makes where a term names tags; none where that
 * is not known.
 *
 * @see https://karpenter.sh/docs/concepts/nodeclasses/#specsubnetselectorterms
 */
export function selectedSubnets(terms: Form, resources: AppResources): SubnetFacts[] {
  if (isUnknown(terms)) return [];
  return distinct(listOf(terms).map(formsOf).flatMap(({ id, tags }) => {
    if (id !== undefined) return [subnetFacts(id, resources)];
    const wanted = Object.entries(formsOf(tags));
    if (wanted.length === 0) return [];
    return resources.ofType('AWS::EC2::Subnet')
      .filter(({ properties }) => hasTags(listOf(properties.Tags).map(formsOf), wanted))
      .map(madeSubnet);
  }));
}

function hasTags(tags: readonly Forms[], wanted: ReadonlyArray<readonly [key: string, value: Form]>): boolean {
  return wanted.every(([key, value]) => tags.some(({ Key: name, Value: own }) => (
    name !== undefined && nameOf(name) === key && (textOf(value) === ANY || nameOf(own) === nameOf(value)))));
}
