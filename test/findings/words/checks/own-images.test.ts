import { OWN_IMAGE_WORDS } from '../../../../src/findings/words/checks/own-images';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(OWN_IMAGE_WORDS);
