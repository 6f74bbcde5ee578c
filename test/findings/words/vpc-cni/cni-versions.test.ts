import { CNI_VERSION_WORDS } from '../../../../src/findings/words/vpc-cni/cni-versions';
import { pinsSentences } from '../../../private/sentences';

pinsSentences(CNI_VERSION_WORDS);
