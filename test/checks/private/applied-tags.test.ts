import { App, Aspects, CfnResource, Stack, Stage, Tag, Tags } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { applyTags } from '../../../src/checks/private/applied-tags';
import { renderedProperties } from '../../../src/templates/rendering';

/** What is told of tags, of a stack, of a construct in it and of a subnet in that. */
const TOLD: Readonly<Record<string, (stack: Stack, around: Construct, subnet: ec2.CfnSubnet) => void>> = {
  None: () => {},
  AtTheResource: (_stack, _around, subnet) => Tags.of(subnet).add('a', '1'),
  Around: (stack) => Tags.of(stack).add('a', '1'),
  AroundAndAt: (...all) => all.forEach((each, index) => Tags.of(each).add('a', `${index}`)),
  OuterByPriority: (stack, _around, subnet) => {
    Tags.of(stack).add('a', 'outer', { priority: 300 });
    Tags.of(subnet).add('a', 'inner');
  },
  InPlaceOfItsOwn: (stack) => Tags.of(stack).add('own', '2'),
  Removed: (stack, around, subnet) => {
    Tags.of(stack).add('a', '1');
    Tags.of(around).remove('a');
    Tags.of(subnet).remove('own');
  },
  OfOtherTypes: (stack) => Tags.of(stack).add('a', '1', { includeResourceTypes: ['AWS::EC2::VPC'] }),
};

/** The tags of the subnets of an app, by the paths of their stacks. */
function tagsOf(complete: (app: App) => void): Record<string, unknown> {
  const app = new App();
  const stage = new Stage(app, 'Stage');
  Tags.of(app).add('app', '1');
  Tags.of(stage).add('stage', '1');
  const subnets = [app, stage].flatMap((scope) => Object.entries(TOLD).map(([id, tell]) => {
    const stack = new Stack(scope, id);
    const around = new Construct(stack, 'Around');
    const subnet = new ec2.CfnSubnet(around, 'Subnet', { vpcId: 'vpc-0123456789abcdef0', cidrBlock: '10.0.0.0/24', tags: [{ key: 'own', value: '1' }] });
    tell(stack, around, subnet);
    return subnet;
  }));
  complete(app);
  return Object.fromEntries(subnets.map((subnet) => [Stack.of(subnet).node.path, renderedProperties(subnet).Tags]));
}

test('tags are those of synthesis, applied once or twice', () => {
  const synthesized = tagsOf((app) => app.synth());

  expect(synthesized).toMatchObject({ 'AtTheResource': [{ Key: 'a' }, { Key: 'app' }, { Key: 'own' }], 'Stage/None': [{ Key: 'own' }, { Key: 'stage' }] });
  expect(tagsOf(applyTags)).toEqual(synthesized);
  expect(tagsOf((app) => [app, app].forEach((each) => applyTags(each)))).toEqual(synthesized);
});

test('other aspects are left to synthesis', () => {
  const app = new App();
  const visited: string[] = [];
  Aspects.of(app).add({ visit: ({ node }) => void visited.push(node.path) });
  Aspects.of(app).add(new Tag('a', '1'));
  new CfnResource(new Stack(app, 'Stack'), 'Any', { type: 'X::Y::Z' });
  applyTags(app);

  expect(visited).toEqual([]);
});
