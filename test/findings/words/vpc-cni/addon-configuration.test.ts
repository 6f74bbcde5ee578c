import { ADDON_CONFIGURATION_WORDS } from '../../../../src/findings/words/vpc-cni/addon-configuration';
import { pinsSentences } from '../../../private/sentences';

pinsSentences(ADDON_CONFIGURATION_WORDS);
