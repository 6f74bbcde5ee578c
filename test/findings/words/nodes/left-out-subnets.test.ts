import { LEFT_OUT_SUBNET_WORDS } from '../../../../src/findings/words/nodes/left-out-subnets';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(LEFT_OUT_SUBNET_WORDS);
