import { counted } from '../../phrases';
import { wording } from '../../wording';

/** Of data that somebody reads a forecast or a plan from. */
export const DOCUMENT_WORDS = {
  unreadable: wording('option-refused', ({ document, problems }: {
    document: string; problems: readonly string[];
  }) => ({
    message: `this is not a ${document} that can be read: ${counted(problems.length, 'problem')}`,
    details: [...problems],
    fix: [
      `give what 'toJSON()' of a ${document} gives, or what its schema in 'schemas' of the package describes`,
    ],
  }), { document: 'forecast', problems: ['nodegroups must be a list, and is 2'] }),
};
