import { wording } from '../../wording';

const ID = 'nodegroup-setting-invalid';

/** Of what EKS and EC2 do not take of a node group, whatever its cluster. */
export const NODEGROUP_LIMIT_WORDS = {
  types: wording(ID, ({ count, most }: { count: number; most: number }) =>
    `'instanceTypes' has ${count} types, and a node group takes ${most}; leave some out, or make a node group for the rest`,
  { count: 21, most: 20 }),

  labelName: wording(ID, ({ name, length, most }: { name: string; length: number; most: number }) =>
    `'labels' holds the name '${name}' of ${length} characters, and EKS takes ${most} with its prefix; shorten it`,
  { name: 'example.com/team', length: 70, most: 63 }),

  labelEmpty: wording(ID, ({ name, most }: { name: string; most: number }) =>
    `'labels' gives '${name}' an empty value, and EKS takes 1 to ${most} characters; give one, as in 'true'`,
  { name: 'team', most: 63 }),

  effect: wording(ID, ({ effect, effects }: { effect: string; effects: readonly string[] }) =>
    `'taints' holds the effect '${effect}'; give one of ${effects.join(', ')}`,
  { effect: 'NoSchedule', effects: ['NO_SCHEDULE', 'PREFER_NO_SCHEDULE', 'NO_EXECUTE'] }),

  taints: wording(ID, ({ count, most }: { count: number; most: number }) =>
    `'taints' has ${count} taints, and a node group takes ${most}; leave some out`,
  { count: 51, most: 50 }),

  taintTwice: wording(ID, ({ taint }: { taint: string }) =>
    `'taints' holds ${taint} more than once, and a node has one taint of a key and an effect; leave one out`,
  { taint: 'dedicated:NO_SCHEDULE' }),

  tags: wording(ID, ({ count, most }: { count: number; most: number }) =>
    `'tags' has ${count} tags, and a resource takes ${most}; leave some out`,
  { count: 51, most: 50 }),

  tagWithoutName: wording(ID, () => "'tags' holds a tag without a name; give it one, or leave it out", {}),

  tagName: wording(ID, ({ name, length, most }: { name: string; length: number; most: number }) =>
    `'tags' holds the name '${name}' of ${length} characters, and a tag takes ${most}; shorten it`,
  { name: 'team', length: 129, most: 128 }),

  tagValue: wording(ID, ({ name, length, most }: { name: string; length: number; most: number }) =>
    `'tags' gives '${name}' a value of ${length} characters, and a tag takes ${most}; shorten it`,
  { name: 'team', length: 257, most: 256 }),

  tagOfAws: wording(ID, ({ name }: { name: string }) =>
    `'tags' holds '${name}', and names that begin with aws: are those of AWS; use another prefix`,
  { name: 'aws:team' }),

  diskTooLarge: wording(ID, ({ gib, most }: { gib: number; most: number }) =>
    `'diskSize' is ${gib} GiB, and a gp3 volume has at most ${most}; give less`,
  { gib: 70000, most: 65536 }),

  diskTooSmall: wording(ID, ({ gib, least }: { gib: number; least: number }) =>
    `'diskSize' is ${gib} GiB, less than the ${least} of the snapshot that EKS's AMI starts from, so that no node would start; `
      + `give ${least} or more`,
  { gib: 10, least: 20 }),

  release: wording(ID, ({ release, os, asIn }: { release: string; os: string; asIn: string }) =>
    `'releaseVersion' is '${release}', which is no release of an AMI of ${os}; give one as EKS lists it, as in ${asIn}, `
      + 'or leave it out for the latest',
  { release: 'latest', os: 'al2023', asIn: '1.34.1-20261101' }),

  capacityBlock: wording(ID, () =>
    "'capacityType' is CAPACITY_BLOCK, for which EKS wants the reservation, its market type and the instance type in the launch template, "
    + 'and the one of this group has none of them;'
    + ' make an eks.Nodegroup with a launch template of your own, and take its user data from a NodeBootstrap', {}),

  capacityType: wording(ID, ({ got, known }: { got: string; known: readonly string[] }) =>
    `'capacityType' is '${got}'; give one of ${known.join(', ')}`,
  { got: 'spot', known: ['ON_DEMAND', 'SPOT'] }),
};
