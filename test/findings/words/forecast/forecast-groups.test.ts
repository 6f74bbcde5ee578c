import { FORECAST_GROUP_WORDS } from '../../../../src/findings/words/forecast/forecast-groups';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(FORECAST_GROUP_WORDS);
