import { IPAM_SIZE_WORDS } from '../../../../src/findings/words/network/ipam-sizes';
import { pinsSentences } from '../../../private/sentences';

pinsSentences(IPAM_SIZE_WORDS);
