import { CfnResource, Stack } from 'aws-cdk-lib';

/** The outermost nested stack that a resource stands in and another one does not. */
export function enteredStack(resource: CfnResource, other: CfnResource): Stack | undefined {
  const stack = Stack.of(resource);
  if (stack === Stack.of(other)) return undefined;
  const around = nestedStacksOf(other);
  return nestedStacksOf(resource).filter((each) => !around.includes(each)).pop();
}

/** The nested stacks that a resource stands in, the innermost first. */
function nestedStacksOf(resource: CfnResource): Stack[] {
  const stacks: Stack[] = [];
  for (let stack = Stack.of(resource); stack.nestedStackParent !== undefined; stack = stack.nestedStackParent) {
    stacks.push(stack);
  }
  return stacks;
}

/** The stack that a resource is deployed with. */
export function topOf(resource: CfnResource): Stack {
  let stack = Stack.of(resource);
  while (stack.nestedStackParent !== undefined) stack = stack.nestedStackParent;
  return stack;
}
