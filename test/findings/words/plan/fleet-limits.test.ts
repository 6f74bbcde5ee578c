import { FLEET_LIMIT_WORDS } from '../../../../src/findings/words/plan/fleet-limits';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(FLEET_LIMIT_WORDS);
