import { InstanceTypeLimits } from '../../../capacity/instance-type-limits';
import { NodegroupCapacity } from '../../../capacity/nodegroup-capacity';
import { findingOf } from '../../../findings/catalogue';
import { Finding } from '../../../findings/finding';
import { about } from '../../../findings/subject';
import { OWN_IMAGE_WORDS as WORDS } from '../../../findings/words/checks/own-images';
import { AppResources } from '../../../templates/app-resources';
import { formsOf } from '../../../templates/forms';
import { ClusterModel } from '../../facts/cluster-model';
import { GroupFacts } from '../../facts/group-facts';
import { limitsOf, nodeOptionsOf } from '../../facts/group-nodes';
import { groupImage, ImageFrom } from '../../facts/groups/group-image';
import { podsOfImage } from '../../facts/groups/told-pods';
import { isImageOfEks, userDataFacts } from '../../facts/groups/user-data';
import { located, LocatedFinding } from '../located-finding';

/**
 * Nodes whose image is named by their launch template, where nothing joins them to the cluster or tells kubelet the
 * count that is reckoned with: EKS does neither for them.
 *
 * Without a count nodeadm, bootstrap.sh and Bottlerocket take E x (L - 1) + 2. Worked, m5.large: 3 x 9 + 2 = 29, where
 * prefixes allow 110.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html#launch-template-custom-ami
 */
export function imageBootstrapFindings(
  group: GroupFacts,
  model: ClusterModel,
  resources: AppResources,
  stated: InstanceTypeLimits[],
): LocatedFinding[] {
  const { launchTemplate } = group;
  const image = groupImage(group);
  if (launchTemplate === undefined || image.from !== ImageFrom.TEMPLATE) return [];
  const { UserData: form } = formsOf(launchTemplate.properties.LaunchTemplateData);
  const { isGiven, joins, tellsPods, isPowerShell } = userDataFacts(form, resources);
  const [subject, templates] = [about.resource(launchTemplate.path), [launchTemplate.path]];
  const said = (finding: Finding) => located(launchTemplate, ['LaunchTemplateData.UserData'], [finding]);
  if (!isGiven && isImageOfEks(image.id, launchTemplate.construct)) {
    return said(findingOf(WORDS.neverJoins, subject, { templates }));
  }
  const counts = isPowerShell ? undefined : countsOf(group, model, stated);
  if (joins === false) {
    const words = isGiven ? WORDS.withoutBootstrap : WORDS.withoutUserData;
    return said(findingOf(words, subject, { templates, ...(counts ?? { types: [], told: [], counted: 0 }) }));
  }
  if (tellsPods !== false || counts === undefined) return [];
  return said(findingOf(WORDS.podsUntold, subject, { templates, ...counts }));
}

/** Types, with what an image tells kubelet on each, and the count that is reckoned with. */
interface ImageCounts {
  readonly types: string[];
  readonly told: number[];
  readonly counted: number;
}

/** Types on which an image tells kubelet another count than that of the checks; undefined where none does. */
function countsOf(
  group: GroupFacts,
  model: ClusterModel,
  stated: InstanceTypeLimits[],
): ImageCounts | undefined {
  const limits = limitsOf(group, stated);
  const options = nodeOptionsOf(group, model);
  if (limits === undefined || model.cni.unknown.length > 0 || options.ipFamily !== undefined) return undefined;
  const { maxPods: counted } = NodegroupCapacity.of(limits, options);
  const told = limits.map(podsOfImage);
  const differing = limits.map((_, index) => index).filter((index) => told[index] !== counted);
  if (differing.length === 0) return undefined;
  return {
    types: differing.map((index) => limits[index].instanceType),
    told: differing.map((index) => told[index]),
    counted,
  };
}
