import { FORECAST_PLACE_WORDS } from '../../../../src/findings/words/forecast/forecast-places';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(FORECAST_PLACE_WORDS);
