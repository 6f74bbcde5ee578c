import { FORECAST_SUBNET_WORDS } from '../../../../src/findings/words/forecast/forecast-subnets';
import { pinsSentences } from '../../../private/sentences';

pinsSentences(FORECAST_SUBNET_WORDS);
