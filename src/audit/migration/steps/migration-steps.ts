import { MigrationProgram, ProgramState } from './migration-program';
import { moveStep, newNodesStep, removeStep } from './node-steps';
import { adoptStep, holdStillStep, networkStep, reachStep } from './preparation-steps';
import { JudgedCourse, StepContext, WrittenStep } from './step-context';
import { changeStep } from './switch-step';
import { CourseState, Entry } from '../course/ledger';
import { PodRange } from '../facts/pod-range';
import { StartingPoint } from '../facts/starting-point';
import { MigrationStep, StepSubnet } from '../migration';

/** The steps of a way, in order, each with what it deploys and what it leaves of each subnet. */
export function migrationSteps(
  start: StartingPoint,
  range: PodRange | undefined,
  judged: JudgedCourse,
): MigrationStep[] {
  const program = new MigrationProgram(start, range, judged.ledger.reserved);
  const context: StepContext = { start, range, judged, program };
  const steps: MigrationStep[] = [];
  const add = (step: WrittenStep | undefined, state: ProgramState, deploys: boolean, counted: CourseState = state) => {
    if (step === undefined) return;
    steps.push({
      commands: [],
      oldNodes: [],
      newNodes: [],
      checks: [],
      stop: [],
      back: [],
      ...step,
      deployment: deploys ? program.at(state) : undefined,
      subnets: judged.ledger.at(counted).map(shown),
    });
  };
  const [first, ...points] = judged.points;
  const before: ProgramState = { ...first.state, hasNetwork: false, hasAddon: false };
  const network = { ...before, hasNetwork: true };
  add(holdStillStep(context), before, false);
  add(networkStep(context), network, true);
  add(reachStep(context), network, false);
  add(adoptStep(context), { ...network, hasAddon: true, isAdopting: true }, true);
  let last = first.state;
  for (const { state, started, gone } of points) {
    const deployed = { ...state, hasAddon: true };
    if (started !== undefined) {
      add(newNodesStep(context, started, judged.ledger.at(state)), deployed, true);
    } else if (gone !== undefined) {
      // Those that are to go are there until the step after.
      add(moveStep(context, gone, state.generations), deployed, false, last);
      add(removeStep(context, gone, state), deployed, gone !== 'old');
    } else {
      add(changeStep(context, last.mode, state), deployed, true);
    }
    last = state;
  }
  return steps;
}

function shown({ subnet, cidr, zone, blocks, addresses, atMost }: Entry): StepSubnet {
  return { subnet, cidr, zone, blocks, addresses, atMost };
}
