import { FORECAST_PLACE_WORDS } from '../../../../src/findings/words/forecast/forecast-places';
import { pinsSentences } from '../../../private/sentences';

pinsSentences(FORECAST_PLACE_WORDS);
