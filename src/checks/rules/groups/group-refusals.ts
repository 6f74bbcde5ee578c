import { isOwnImage } from '../../../compute/os/ami-types';
import { findingOf } from '../../../findings/catalogue';
import { Finding } from '../../../findings/finding';
import { about } from '../../../findings/subject';
import { REFUSED_GROUP_WORDS as WORDS } from '../../../findings/words/checks/refused/refused-groups';
import { Form, formsOf, isUnknown, listOf, numberOf, textOf } from '../../../templates/forms';
import { GroupFacts } from '../../facts/group-facts';
import { located, LocatedFinding } from '../located-finding';

/** Effects of taints, as EKS has them: kubectl writes them otherwise. */
const EFFECTS = ['NO_SCHEDULE', 'PREFER_NO_SCHEDULE', 'NO_EXECUTE'];

/** Nodes, or percents of them, that an update can take at once. */
const UPDATES = { least: 1, most: 100 };

/**
 * What EKS refuses of a node group by itself: sizes in another order, updates, effects of taints, an image of its own
 * that nobody names. Each is known whatever the types are.
 *
 * @see https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html
 */
export function groupRefusals(group: GroupFacts): LocatedFinding[] {
  const { resource } = group;
  return [
    ...located(resource, ['ScalingConfig'], sizeFindings(group)),
    ...located(resource, ['UpdateConfig'], updateFindings(group)),
    ...located(resource, ['Taints'], taintFindings(group)),
    ...located(resource, ['AmiType'], imageFindings(group)),
  ];
}

function sizeFindings({ name: group, resource: { properties } }: GroupFacts): Finding[] {
  const sizes = formsOf(properties.ScalingConfig);
  const [min, desired, max] = [sizes.MinSize, sizes.DesiredSize, sizes.MaxSize].map(numberOf);
  const pairs = [
    ['MinSize', min, 'MaxSize', max],
    ['DesiredSize', desired, 'MaxSize', max],
    ['MinSize', min, 'DesiredSize', desired],
  ] as const;
  return pairs.flatMap(([low, lowSize, high, highSize]) => (
    lowSize === undefined || highSize === undefined || lowSize <= highSize ? []
      : [findingOf(WORDS.sizes, about.group(group), { group, low, lowSize, high, highSize })]));
}

function updateFindings({ name, resource: { properties } }: GroupFacts): Finding[] {
  const { MaxUnavailable: count, MaxUnavailablePercentage: percentage } = formsOf(properties.UpdateConfig);
  const given = [['MaxUnavailable', count], ['MaxUnavailablePercentage', percentage]] as const;
  const wrong = given.flatMap(([key, form]) => {
    const got = numberOf(form);
    return got === undefined || (got >= UPDATES.least && got <= UPDATES.most) ? [] : [{ key, got }];
  });
  if (numberOf(count) !== undefined && numberOf(percentage) !== undefined) {
    return [findingOf(WORDS.updatesTwice, about.group(name), { groups: [name] })];
  }
  return wrong.map(({ key, got }) => findingOf(WORDS.updatesOutOfRange, about.group(name), {
    groups: [name], name: key, got,
  }));
}

function taintFindings({ name, resource: { properties: { Taints: taints } } }: GroupFacts): Finding[] {
  if (isUnknown(taints) && !Array.isArray(taints)) return [];
  const effects = new Set(listOf(taints).flatMap((taint) => textOf(formsOf(taint).Effect) ?? []));
  const key = (effect: string) => effect.replace(/_/g, '').toLowerCase();
  return [...effects].filter((effect) => !EFFECTS.includes(effect)).map((got) => (
    findingOf(WORDS.taintEffect, about.group(name), {
      groups: [name], got, near: EFFECTS.find((effect) => key(effect) === key(got)),
    })));
}

function imageFindings({ name, launchTemplate, resource: { properties } }: GroupFacts): Finding[] {
  const { AmiType: type, LaunchTemplate: template } = properties;
  const data: Form = launchTemplate?.properties.LaunchTemplateData;
  const isUnseen = template !== undefined && (launchTemplate === undefined || isUnknown(data));
  if (!isOwnImage(textOf(type)) || isUnseen || formsOf(data).ImageId !== undefined) return [];
  return [findingOf(WORDS.ownImageMissing, about.group(name), { groups: [name] })];
}
