import { MigrationProgram } from './migration-program';
import { JudgedWay } from '../course/judged-way';
import { PodRange } from '../facts/pod-range';
import { StartingPoint } from '../facts/starting-point';
import { MigrationStep } from '../migration';

/** A way that can be gone. */
export type JudgedCourse = JudgedWay & Required<Pick<JudgedWay, 'course' | 'ledger'>>;

/** What the steps of a way are written of. */
export interface StepContext {
  readonly start: StartingPoint;
  readonly range?: PodRange;
  readonly judged: JudgedCourse;
  readonly program: MigrationProgram;
}

/** What is said of a step; what it deploys and what it leaves of each subnet is added to it. */
export type WrittenStep = Partial<MigrationStep> & Pick<MigrationStep, 'id' | 'title' | 'actions'>;

/** Signs to stop at, at every step that changes nodes or what they are told. */
export const STOP_SIGNS = [
  'a pod of aws-node is not Ready, or restarts',
  '"InsufficientCidrBlocks" or "Failed to attach any ENIs" in /var/log/aws-routed-eni/ipamd.log of a node',
  'events FailedCreatePodSandBox, or pods that stay in ContainerCreating',
  'targets of load balancers that turn unhealthy',
];
