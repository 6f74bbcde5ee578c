import { FORECAST_SUBNET_WORDS } from '../../../../src/findings/words/forecast/forecast-subnets';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(FORECAST_SUBNET_WORDS);
