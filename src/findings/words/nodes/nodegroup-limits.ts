import { allOf, few, number } from '../../phrases';
import { wording } from '../../wording';

const ID = 'nodegroup-setting-invalid';

type Length = { readonly name: string; readonly length: number; readonly most: number };

/** Of what EKS and EC2 do not take of a node group, whatever its cluster. */
export const NODEGROUP_LIMIT_WORDS = {
  types: wording(ID, ({ count, most }: { count: number; most: number }) => ({
    message: `'instanceTypes' has ${count} types, and a node group takes at most ${most}`,
    fix: ['leave some types out', 'make another node group for the rest'],
  }), { count: 21, most: 20 }),

  labelName: wording(ID, ({ name, length, most }: Length) => ({
    message: `'labels' holds the name '${name}' of ${length} characters, and EKS takes at most ${most} with its prefix`,
    fix: [`shorten the name to ${most} characters`],
  }), { name: 'example.com/team', length: 70, most: 63 }),

  labelEmpty: wording(ID, ({ name, most }: { name: string; most: number }) => ({
    message: `'labels' gives '${name}' an empty value, and EKS takes 1 to ${most} characters`,
    fix: ["give a value, as in 'true'"],
  }), { name: 'team', most: 63 }),

  effect: wording(ID, ({ effect, effects }: { effect: string; effects: readonly string[] }) => ({
    message: `'taints' holds the effect '${effect}', which EKS does not take`,
    details: allOf('effects', effects),
    fix: [`give one of ${few(effects)}`],
  }), { effect: 'NoSchedule', effects: ['NO_SCHEDULE', 'PREFER_NO_SCHEDULE', 'NO_EXECUTE'] }),

  taints: wording(ID, ({ count, most }: { count: number; most: number }) => ({
    message: `'taints' has ${count} taints, and a node group takes at most ${most}`,
    fix: ['leave some taints out'],
  }), { count: 51, most: 50 }),

  taintTwice: wording(ID, ({ taints }: { taints: readonly string[] }) => ({
    message: `'taints' holds more than once: ${few(taints)}`,
    details: [...allOf('taints', taints), 'a node has one taint for each key and effect'],
    fix: ['leave the second one out'],
  }), { taints: ['dedicated:NO_SCHEDULE'] }, ['taints']),

  tags: wording(ID, ({ count, most }: { count: number; most: number }) => ({
    message: `'tags' has ${count} tags, and a resource takes at most ${most}`,
    fix: ['leave some tags out'],
  }), { count: 51, most: 50 }),

  tagWithoutName: wording(ID, () => ({
    message: "'tags' holds a tag without a name",
    fix: ['give the tag a name, or leave it out'],
  }), {}),

  tagName: wording(ID, ({ name, length, most }: Length) => ({
    message: `'tags' holds the name '${name}' of ${length} characters, and a tag takes at most ${most}`,
    fix: [`shorten the name to ${most} characters`],
  }), { name: 'team', length: 129, most: 128 }),

  tagValue: wording(ID, ({ name, length, most }: Length) => ({
    message: `'tags' gives '${name}' a value of ${length} characters, and a tag takes at most ${most}`,
    fix: [`shorten the value to ${most} characters`],
  }), { name: 'team', length: 257, most: 256 }),

  tagOfAws: wording(ID, ({ names }: { names: readonly string[] }) => ({
    message: `'tags' holds ${few(names)}, and names that begin with aws: are those of AWS`,
    details: allOf('names', names),
    fix: ['use another prefix'],
  }), { names: ['aws:team'] }, ['names']),

  diskTooLarge: wording(ID, ({ gib, most }: { gib: number; most: number }) => ({
    message: `'diskSize' is ${number(gib)} GiB, and a gp3 volume has at most ${number(most)} GiB`,
    fix: [`give 'diskSize' ${most} or less`],
  }), { gib: 70000, most: 65536 }),

  diskTooSmall: wording(ID, ({ gib, least }: { gib: number; least: number }) => ({
    message: `'diskSize' is ${gib} GiB, and the AMI of EKS starts from a snapshot of ${least} GiB`,
    details: ['no node would start'],
    fix: [`give 'diskSize' ${least} or more`],
  }), { gib: 10, least: 20 }),

  release: wording(ID, ({ release, os, asIn }: { release: string; os: string; asIn: string }) => ({
    message: `'releaseVersion' is '${release}', which is not a release of an AMI of ${os}`,
    fix: [`give a release as EKS lists it, as in ${asIn}`, "leave 'releaseVersion' out for the latest release"],
  }), { release: 'latest', os: 'AL2023', asIn: '1.34.1-20261101' }),

  capacityBlock: wording(ID, () => ({
    message: "'capacityType' is CAPACITY_BLOCK, and the launch template of this group lacks what EKS then needs",
    details: ['EKS needs the capacity reservation, its market type and the instance type in the launch template'],
    fix: ['make an eks.Nodegroup with a launch template of your own, and take its user data from a NodeBootstrap'],
  }), {}),

  capacityType: wording(ID, ({ got, known }: { got: string; known: readonly string[] }) => ({
    message: `'capacityType' is '${got}', which EKS does not take`,
    details: allOf('capacity types', known),
    fix: [`give one of ${few(known)}`],
  }), { got: 'spot', known: ['ON_DEMAND', 'SPOT'] }),
};
