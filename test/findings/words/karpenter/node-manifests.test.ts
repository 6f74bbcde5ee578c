import { MANIFEST_WORDS } from '../../../../src/findings/words/karpenter/node-manifests';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(MANIFEST_WORDS);
