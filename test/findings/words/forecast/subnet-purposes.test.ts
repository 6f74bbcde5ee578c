import { SUBNET_PURPOSE_WORDS } from '../../../../src/findings/words/forecast/subnet-purposes';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(SUBNET_PURPOSE_WORDS);
