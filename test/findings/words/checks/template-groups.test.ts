import { TEMPLATE_GROUP_WORDS } from '../../../../src/findings/words/checks/template-groups';
import { pinsSentences } from '../../../private/sentences';

pinsSentences(TEMPLATE_GROUP_WORDS);
