import { FORECAST_GROUP_WORDS } from '../../../../src/findings/words/forecast/forecast-groups';
import { pinsSentences } from '../../../private/sentences';

pinsSentences(FORECAST_GROUP_WORDS);
