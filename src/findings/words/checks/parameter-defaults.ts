import { allOf, few } from '../../phrases';
import { wording } from '../../wording';

/** Parameters with their defaults, and what holds where a template is deployed with these. */
type Judged = {
  readonly parameters: readonly string[];
  readonly values: readonly string[];
  readonly message: string;
  readonly details: readonly string[];
  readonly ways: readonly string[];
  readonly id: string;
};

/** Of what follows from the defaults of parameters. */
export const PARAMETER_DEFAULT_WORDS = {
  judged: wording('parameter-default-judged', ({ parameters, values, message, details, ways, id }: Judged) => {
    const each = parameters.map((name, index) => `${name} = ${values[index]}`);
    return {
      message: `with the default ${few(each)}: ${message}`,
      details: [...details, ...allOf('defaults of parameters', each), `the id of this without parameters is ${id}`],
      fix: [...ways, 'deploy with other values, and acknowledge this finding'],
    };
  }, {
    parameters: ['NodeInstanceType'],
    values: ['t2.medium'],
    message: "'instanceTypes' holds types that cannot take prefixes (/28): t2.medium",
    details: ['a type takes prefixes if it is a Nitro type or bare metal'],
    ways: ["put Nitro types into 'instanceTypes' in place of t2.medium"],
    id: 'cdk-eks-pod-capacity:prefixes-unsupported-in-group',
  }),
};
