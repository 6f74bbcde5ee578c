import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { Wording } from '../../findings/wording';
import { REFUSED_TEMPLATE_WORDS as WORDS } from '../../findings/words/checks/refused/refused-templates';
import { Form, Forms, formsOf, isObject, isUnknown, listOf, referredTo, textOf, truthOf } from '../../templates/forms';
import { isOwnImage } from '../os/ami-types';

/** A launch template, by the names of CloudFormation. */
export interface TemplateAsked {
  readonly path: string;
  readonly data: Forms;
}

/** A node group with a launch template. */
export interface GroupAsked {
  readonly name: string;
  readonly properties: Forms;

  /** The template; undefined where it is not seen. */
  readonly template?: TemplateAsked;
}

/** What EKS refuses, and where it stands. */
export interface TemplateRefusal {
  readonly finding: Finding;
  readonly at: 'group' | 'template';
  readonly property: string;
}

/** What may not be given in a launch template. */
interface TemplateRule {
  readonly property: string;
  readonly words: Wording<{ readonly templates: readonly string[] }>;
  isBroken(data: Forms): boolean;
}

/**
 * What EKS does not take in the launch template of a node group; of security groups EC2 takes no template with both.
 *
 * A value that switches a thing off, and one that a condition of the template may leave out, is none of it. Other
 * markets than spot are those of capacity blocks, which EKS takes.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html
 * @see https://docs.aws.amazon.com/eks/latest/APIReference/API_LaunchTemplateSpecification.html
 * @see https://github.com/aws/aws-cdk/issues/24730
 */
const OF_TEMPLATE: readonly TemplateRule[] = [
  {
    property: 'NetworkInterfaces',
    words: WORDS.subnet,
    isBroken: ({ NetworkInterfaces: all }) => listOf(all).some((each) => isGiven(formsOf(each).SubnetId)),
  },
  {
    property: 'IamInstanceProfile',
    words: WORDS.instanceProfile,
    isBroken: ({ IamInstanceProfile: profile }) =>
      isGiven(formsOf(profile).Arn) || isGiven(formsOf(profile).Name),
  },
  {
    property: 'InstanceInitiatedShutdownBehavior',
    words: WORDS.shutdownBehavior,
    isBroken: ({ InstanceInitiatedShutdownBehavior: behavior }) => isGiven(behavior),
  },
  {
    property: 'HibernationOptions',
    words: WORDS.hibernation,
    isBroken: ({ HibernationOptions: options }) => truthOf(formsOf(options).Configured) === true,
  },
  {
    property: 'InstanceMarketOptions',
    words: WORDS.spotMarket,
    isBroken: ({ InstanceMarketOptions: options }) => {
      const { MarketType: market, SpotOptions: spot } = formsOf(options);
      return textOf(market) === 'spot' || (!isGiven(market) && isGiven(spot));
    },
  },
  {
    property: 'SecurityGroupIds',
    words: WORDS.securityGroupsTwice,
    isBroken: ({ SecurityGroupIds: ids, SecurityGroups: names, NetworkInterfaces: all }) =>
      (isGiven(ids) || isGiven(names)) && listOf(all).some((each) => isGiven(formsOf(each).Groups)),
  },
];

/** Properties of a group that have no place beside a launch template. */
const OF_GROUP: ReadonlyArray<readonly [string, Wording<{ readonly groups: readonly string[] }>]> = [
  ['DiskSize', WORDS.diskSize],
  ['RemoteAccess', WORDS.remoteAccess],
];

/** What of an image only EKS's own can be asked for. */
const OF_IMAGE = ['AmiType', 'ReleaseVersion', 'Version'];

/** What EKS refuses of a node group with a launch template, beside its values. */
export function templateRefusals({ name, properties, template }: GroupAsked): TemplateRefusal[] {
  if (!isGiven(properties.LaunchTemplate)) return [];
  const subject = about.group(name);
  const data = template?.data ?? {};
  const both = { groups: [name], templates: [template?.path ?? ''] };
  // What is told later can be the word for an image of the own.
  const isOwn = isUnknown(properties.AmiType) || isOwnImage(textOf(properties.AmiType));
  const ofImage = OF_IMAGE.filter((property) => isGiven(properties[property]))
    .filter((property) => property !== 'AmiType' || !isOwn);
  const ofGroup = (property: string, finding: Finding): TemplateRefusal => ({ finding, at: 'group', property });
  return [
    ...OF_TEMPLATE.filter(({ isBroken }) => isBroken(data)).map(({ property, words }): TemplateRefusal => ({
      finding: findingOf(words, about.resource(both.templates[0]), { templates: both.templates }),
      at: 'template',
      property,
    })),
    ...OF_GROUP.filter(([property]) => isGiven(properties[property]))
      .map(([property, words]) => ofGroup(property, findingOf(words, subject, { groups: [name] }))),
    ...(isGiven(properties.InstanceTypes) && isGiven(data.InstanceType)
      ? [ofGroup('InstanceTypes', findingOf(WORDS.typesTwice, subject, both))]
      : []),
    ...(isGiven(data.ImageId) && ofImage.length > 0
      ? [ofGroup(ofImage[0], findingOf(WORDS.imageTwice, subject, { ...both, properties: ofImage }))]
      : []),
  ];
}

/** Whether a value is there for certain: neither nothing nor a choice of the template. */
function isGiven(form: Form): boolean {
  if (form === undefined || form === null || referredTo(form) === 'AWS::NoValue') return false;
  if (Array.isArray(form)) return form.some(isGiven);
  if (!isObject(form)) return true;
  return !('Fn::If' in form) && Object.keys(form).length > 0;
}
