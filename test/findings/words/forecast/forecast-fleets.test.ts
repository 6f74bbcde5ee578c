import { FORECAST_FLEET_WORDS } from '../../../../src/findings/words/forecast/forecast-fleets';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(FORECAST_FLEET_WORDS);
