import { FORECAST_WORDS } from '../../../../src/findings/words/forecast/forecast';
import { pinsSentences } from '../../../private/sentences';

pinsSentences(FORECAST_WORDS);
