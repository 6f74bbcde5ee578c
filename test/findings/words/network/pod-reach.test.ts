import { POD_REACH_WORDS } from '../../../../src/findings/words/network/pod-reach';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(POD_REACH_WORDS);
