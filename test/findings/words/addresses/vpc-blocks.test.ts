import { VPC_BLOCK_WORDS } from '../../../../src/findings/words/addresses/vpc-blocks';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(VPC_BLOCK_WORDS);
