import { CONSTRUCT_ENTRIES } from './construct-entries';
import { takeHostileInput } from './hostile-tests';
import { SHAPE_ENTRIES } from './shape-entries';

takeHostileInput(CONSTRUCT_ENTRIES, 25);
takeHostileInput(SHAPE_ENTRIES, 25);
