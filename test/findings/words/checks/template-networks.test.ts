import { TEMPLATE_NETWORK_WORDS } from '../../../../src/findings/words/checks/template-networks';
import { pinsSentences } from '../../../private/sentences';

pinsSentences(TEMPLATE_NETWORK_WORDS);
