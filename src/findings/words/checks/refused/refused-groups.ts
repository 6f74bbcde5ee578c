import { allOf, fewQuoted } from '../../../phrases';
import { wording } from '../../../wording';

type Groups = { readonly groups: readonly string[] };

const REFUSED = 'EKS refuses the node group';

/** Of what EKS refuses of a node group in a template, beside its image and its launch template. */
export const REFUSED_GROUP_WORDS = {
  sizes: wording('nodegroup-sizes', ({ group, low, lowSize, high, highSize }: {
    group: string; low: string; lowSize: number; high: string; highSize: number;
  }) => ({
    message: `'${low}' of '${group}' is ${lowSize}, and its '${high}' is only ${highSize}`,
    details: [REFUSED, 'sizes have the order MinSize <= DesiredSize <= MaxSize'],
    fix: [`lower '${low}' to ${highSize} or less`, `raise '${high}' to ${lowSize} or more`],
  }), { group: 'Stack/Group', low: 'DesiredSize', lowSize: 5, high: 'MaxSize', highSize: 3 }),

  updatesTwice: wording('nodegroup-refused', ({ groups }: Groups) => ({
    message: `'UpdateConfig' of ${fewQuoted(groups)} has both 'MaxUnavailable' and 'MaxUnavailablePercentage'`,
    details: [`${REFUSED}: one of the two can say how many nodes an update takes at once`, ...allOf('groups', groups)],
    fix: ["leave 'MaxUnavailablePercentage' out", "leave 'MaxUnavailable' out"],
  }), { groups: ['Stack/Group'] }, ['groups']),

  updatesOutOfRange: wording('nodegroup-refused', ({ groups, name, got }: Groups & {
    readonly name: string; readonly got: number;
  }) => ({
    message: `'UpdateConfig.${name}' of ${fewQuoted(groups)} is ${got}, and has to be from 1 to 100`,
    details: [REFUSED, ...allOf('groups', groups)],
    fix: [`give 1 to 100 as '${name}'`],
  }), { groups: ['Stack/Group'], name: 'MaxUnavailable', got: 0 }, ['groups']),

  taintEffect: wording('nodegroup-refused', ({ groups, got, near }: Groups & {
    readonly got: string; readonly near: string | undefined;
  }) => ({
    message: `a taint of ${fewQuoted(groups)} has the effect '${got}', which EKS does not know`,
    details: [`${REFUSED}: it has NO_SCHEDULE, PREFER_NO_SCHEDULE and NO_EXECUTE`, ...allOf('groups', groups)],
    fix: [`give ${near ?? 'one of these'} as 'Effect'`],
  }), { groups: ['Stack/Group'], got: 'NoSchedule', near: 'NO_SCHEDULE' }, ['groups']),

  ownImageMissing: wording('nodegroup-refused', ({ groups }: Groups) => ({
    message: `'AmiType' of ${fewQuoted(groups)} is CUSTOM, and no launch template names an image`,
    details: [REFUSED, ...allOf('groups', groups)],
    fix: [
      "give 'ImageId' in the launch template of the group",
      "leave 'AmiType' out, and EKS takes an image of its own",
    ],
  }), { groups: ['Stack/Group'] }, ['groups']),
};
