import { VPC_RANGE_WORDS } from '../../../../src/findings/words/network/vpc-ranges';
import { pinsSentences } from '../../../private/sentences';

pinsSentences(VPC_RANGE_WORDS);
