import { KUBELET_FLAG_WORDS } from '../../../../src/findings/words/kubelet/kubelet-flags';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(KUBELET_FLAG_WORDS);
