import { ADVISE } from './commands/advise';
import { AUDIT } from './commands/audit';
import { COLLECT } from './commands/collect';
import { COMPLETION } from './commands/completion';
import { DEMAND } from './commands/demand';
import { DIFF } from './commands/diff-plans';
import { FRAGMENTATION } from './commands/fragmentation';
import { INIT } from './commands/init';
import { MAX_PODS } from './commands/max-pods';
import { MIGRATE } from './commands/migrate';
import { PLAN } from './commands/plan';
import { REPORT } from './commands/report-assembly';
import { SIMULATE } from './commands/simulate';
import { Command } from './framework/command';

/** All commands, in the order in which the help lists them. */
export const COMMANDS: readonly Command[] = [
  MAX_PODS, INIT, PLAN, ADVISE, REPORT, DIFF, COLLECT, AUDIT, MIGRATE, SIMULATE, FRAGMENTATION, DEMAND, COMPLETION,
];
