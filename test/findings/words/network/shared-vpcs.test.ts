import { SHARED_VPC_WORDS } from '../../../../src/findings/words/network/shared-vpcs';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(SHARED_VPC_WORDS);
