import { CfnCondition, CfnElement, CfnMapping, CfnParameter, CfnResource, Stack } from 'aws-cdk-lib';
import { attributeOf } from '../../validation/attribute';
import { Form, Forms, formsOf } from '../forms';
import { formOf } from '../rendering';
import { StageTree } from '../stage-tree';
import { ParameterDefault, parameterDefault } from './parameter-default';

/** What the templates of a stage declare beside resources, by the names that they have there. */
export class Declarations {
  private readonly byStack = new Map<Stack, Map<string, CfnElement>>();
  private readonly parameters = new Map<string, ParameterDefault | undefined>();
  private readonly mappings = new Map<CfnMapping, Forms>();

  constructor(tree: StageTree) {
    for (const construct of tree.constructs) {
      if (isNamed(construct)) this.note(construct);
    }
  }

  /** The path of what a template names: a resource or a parameter. */
  public pathOf(name: string, stack: Stack): string | undefined {
    const element = this.at(name, stack);
    return element instanceof CfnCondition || element instanceof CfnMapping ? undefined : element?.node.path;
  }

  /** The default of the parameter of a path; undefined where nothing can be judged of it. */
  public defaultOf(path: string): ParameterDefault | undefined {
    return this.parameters.get(path);
  }

  /** The expression of a condition; undefined where there is none of the name. */
  public conditionOf(name: string, stack: Stack): Form {
    const condition = this.at(name, stack);
    return condition instanceof CfnCondition ? attributeOf(() => formOf(condition.expression, condition)) : undefined;
  }

  /** A value of a mapping; undefined where it has none. */
  public mapped(name: string, [one, other]: readonly string[], stack: Stack): Form {
    const mapping = this.at(name, stack);
    return mapping instanceof CfnMapping ? formsOf(this.mappingOf(mapping)[one])[other] : undefined;
  }

  private at(name: string, stack: Stack): CfnElement | undefined {
    return this.byStack.get(stack)?.get(name);
  }

  private note(element: CfnElement): void {
    const stack = Stack.of(element);
    const ofStack = this.byStack.get(stack) ?? new Map<string, CfnElement>();
    this.byStack.set(stack, ofStack);
    ofStack.set(String(stack.resolve(element.logicalId)), element);
    if (element instanceof CfnParameter) this.parameters.set(element.node.path, parameterDefault(element));
  }

  private mappingOf(mapping: CfnMapping): Forms {
    const known = this.mappings.get(mapping);
    if (known !== undefined) return known;
    const rendered = attributeOf(() => formOf(mapping._toCloudFormation(), mapping));
    const [values] = Object.values(formsOf(formsOf(rendered).Mappings));
    this.mappings.set(mapping, formsOf(values));
    return formsOf(values);
  }
}

function isNamed(construct: unknown): construct is CfnElement {
  return CfnResource.isCfnResource(construct)
    || construct instanceof CfnParameter || construct instanceof CfnCondition || construct instanceof CfnMapping;
}
