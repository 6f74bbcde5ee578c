import { DOCUMENT_WORDS } from '../../../../src/findings/words/forecast/documents';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(DOCUMENT_WORDS);
