import { AUDITED_SUBNET_WORDS } from '../../../../src/findings/words/audit/audited-subnets';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(AUDITED_SUBNET_WORDS);
