import { TEMPLATE_NETWORK_WORDS } from '../../../../src/findings/words/checks/template-networks';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(TEMPLATE_NETWORK_WORDS);
