import { FORECAST_WORDS } from '../../../../src/findings/words/forecast/forecast';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(FORECAST_WORDS);
