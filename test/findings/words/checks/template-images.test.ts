import { TEMPLATE_IMAGE_WORDS } from '../../../../src/findings/words/checks/template-images';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(TEMPLATE_IMAGE_WORDS);
