import { Form, textOf } from '../../templates/forms';
import { truthIn } from '../../vpc-cni/variable-reader';

/** The truth value of a setting, where it is one that the VPC CNI reads. */
export function settingTruth(form: Form): boolean | undefined {
  const text = textOf(form);
  return text === undefined ? undefined : truthIn(text);
}
