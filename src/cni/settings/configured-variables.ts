import { ParsedConfiguration } from './configuration-text';
import { formsOf, isUnknown, textOf } from '../../templates/forms';
import { VariableReader } from '../../vpc-cni/variable-reader';
import { variablesThat } from '../../vpc-cni/variable-table';

/** Variables that pod counts and addresses follow from. */
const MODELLED = variablesThat('modelled');

/** The variables of a configuration, as the VPC CNI reads them. */
export function variablesOf({ values: { env }, isUnknown: isUnseen }: ParsedConfiguration): VariableReader {
  const variables = formsOf(env);
  return new VariableReader({
    textOf: (name) => textOf(variables[name]),
    isUnknown: (name) => isUnseen || isUnknown(env) || isUnknown(variables[name]),
  });
}

/** Modelled settings of a configuration of which nothing is known at synth. */
export function unknownSettings({ values: { env }, isUnknown: isUnseen }: ParsedConfiguration): string[] {
  if (isUnseen) return ['ConfigurationValues'];
  return MODELLED.filter((name) => isUnknown(formsOf(env)[name])).concat(isUnknown(env) ? ['env'] : []);
}
