import { FORECAST_TAG_WORDS } from '../../../../src/findings/words/forecast/forecast-tags';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(FORECAST_TAG_WORDS);
