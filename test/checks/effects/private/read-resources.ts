import { CfnResource } from 'aws-cdk-lib';
import { PartOrder } from '../../../../src/checks/facts/order/part-order';
import { AppResource, AppResources } from '../../../../src/templates/app-resources';

/** Each resource that is made, as the rules read it, with all that comes before it. */
export function resourcesOf(resources: AppResources): object {
  const all = resources.ofType('X::Y::Z', 'X::Y::Other', 'AWS::EC2::Subnet', 'AWS::EC2::VPC');
  const order = new PartOrder(resources.waiting);
  const among = (holds: (other: AppResource) => boolean) => all.filter(holds).map(({ path }) => path);
  return {
    read: Object.fromEntries(all.map((one) => [one.path, {
      properties: one.properties,
      condition: one.condition,
      isLeftOut: one.isLeftOut === true ? true : undefined,
      defaults: [...one.defaults ?? []].map(([property, defaults]) => [property, defaults.map(({ name }) => name)]),
      always: among((other) => order.always(one, other)),
      can: among((other) => order.can(one, other)),
      between: all.flatMap((other) => order.between(one, other)),
      ofOther: resources.waiting.canWaitForType(one.construct, 'X::Y::Other') ? true : undefined,
      declared: among((other) => resources.waiting.waitsFor(one.construct, other.construct)),
      targets: Object.values(one.properties).flatMap((form) => resources.targetOf(form)?.path ?? []),
    }])),
    types: resources.constructsOf('X::Y::Z').map((construct: CfnResource) => construct.node.path),
    asked: resources.parameterDefaults.map(({ name }) => name),
  };
}
