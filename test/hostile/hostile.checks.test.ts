import { CHECK_ENTRIES } from './check-entries';
import { takeHostileInput } from './hostile-tests';

takeHostileInput(CHECK_ENTRIES, 30);
