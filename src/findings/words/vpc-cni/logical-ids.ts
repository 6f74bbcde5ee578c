import { wording } from '../../wording';

/** Of the logical id of an add-on. */
export const LOGICAL_ID_WORDS = {
  unfit: wording('option-refused', ({ got }: { got: string }) => ({
    message: `'logicalId' is '${got}', which CloudFormation does not take as a logical id`,
    details: ['a logical id is 1 to 255 letters and digits'],
    fix: [
      "give the logical id that the add-on has in the deployed template as 'logicalId'",
      "leave 'logicalId' out, and CDK makes one from the construct's path",
    ],
  }), { got: 'vpc-cni' }),

  taken: wording('logical-id-taken', ({ logicalId, addon, other }: {
    logicalId: string; addon: string; other: string;
  }) => ({
    message: `'logicalId' is ${logicalId}, which '${other}' of the same stack has too`,
    details: [`the add-on is '${addon}'`, 'a logical id is unique in its template'],
    fix: [
      `remove '${other}', if it is the add-on that is taken over`,
      "give the logical id of that add-on as 'logicalId'",
    ],
  }), { logicalId: 'OldVpcCni', addon: 'Stack/VpcCni/Resource', other: 'Stack/OldVpcCni' }),
};
