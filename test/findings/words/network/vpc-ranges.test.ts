import { VPC_RANGE_WORDS } from '../../../../src/findings/words/network/vpc-ranges';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(VPC_RANGE_WORDS);
