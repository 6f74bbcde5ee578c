import { UNUSED_SETTING_WORDS } from '../../../../src/findings/words/vpc-cni/unused-settings';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(UNUSED_SETTING_WORDS);
