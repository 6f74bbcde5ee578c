import { ADDON_CONFIGURATION_WORDS } from '../../../../src/findings/words/vpc-cni/addon-configuration';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(ADDON_CONFIGURATION_WORDS);
