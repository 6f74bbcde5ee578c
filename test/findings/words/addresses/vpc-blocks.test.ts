import { VPC_BLOCK_WORDS } from '../../../../src/findings/words/addresses/vpc-blocks';
import { pinsSentences } from '../../../private/sentences';

pinsSentences(VPC_BLOCK_WORDS);
