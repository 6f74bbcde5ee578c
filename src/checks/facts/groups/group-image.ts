import { isOwnImage } from '../../../compute/os/ami-types';
import { Form, formsOf, isObject, isUnknown, textOf } from '../../../templates/forms';
import { GroupFacts } from '../group-facts';

/** Who chooses the image of a group's nodes. */
export enum ImageFrom {
  /** EKS, by the AMI type that the group names. */
  EKS_AS_NAMED = 'eks-as-named',

  /** EKS, for nobody names one. */
  EKS_BY_DEFAULT = 'eks-by-default',

  /** The launch template. */
  TEMPLATE = 'template',

  /** That is not known at synth. */
  UNKNOWN = 'unknown',
}

/** The image of a group's nodes. */
export type GroupImage =
  | { readonly from: ImageFrom.EKS_AS_NAMED; readonly amiType: string }
  | { readonly from: ImageFrom.TEMPLATE; readonly id: Form }
  | { readonly from: ImageFrom.EKS_BY_DEFAULT | ImageFrom.UNKNOWN };

/** What chooses the image of a group's nodes: a launch template that names one goes before all else. */
export function groupImage({ resource: { properties }, launchTemplate }: GroupFacts): GroupImage {
  const data = launchTemplate?.properties.LaunchTemplateData;
  const { ImageId: id } = formsOf(data);
  if (id !== undefined) return { from: mayBeAbsent(id) ? ImageFrom.UNKNOWN : ImageFrom.TEMPLATE, id };
  const { AmiType: given, LaunchTemplate: template } = properties;
  const amiType = textOf(given);
  if (isOwnImage(amiType) || (given !== undefined && amiType === undefined)) return { from: ImageFrom.UNKNOWN };
  if (amiType !== undefined) return { from: ImageFrom.EKS_AS_NAMED, amiType };
  const isSeen = template === undefined || (launchTemplate !== undefined && !isUnknown(data));
  return { from: isSeen ? ImageFrom.EKS_BY_DEFAULT : ImageFrom.UNKNOWN };
}

/** Whether a condition of the template decides whether a value is there. */
export function mayBeAbsent(form: Form): boolean {
  return isObject(form) && 'Fn::If' in form;
}
