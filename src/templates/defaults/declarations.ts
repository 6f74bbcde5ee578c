import { CfnCondition, CfnElement, CfnMapping, CfnOutput, CfnParameter, CfnResource, Stack } from 'aws-cdk-lib';
import { attributeOf } from '../../validation/attribute';
import { Form, Forms, formsOf } from '../forms';
import { formOf } from '../rendering';
import { StageTree } from '../stage-tree';
import { ParameterDefault, parameterDefault } from './parameter-default';

/** What a stack around a nested one gives a parameter of it. */
export interface GivenParameter {
  readonly value: Form;

  /** The stack that gives it. */
  readonly stack: Stack;

  /** Whether the parameter is a list, which is given as text. */
  readonly isList: boolean;
}

/** Types of parameters whose values are lists, and those whose values are names of what is looked up. */
const LIST = /^(List<.*>|CommaDelimitedList)$/;
const LOOKED_UP = /^AWS::SSM::Parameter::/;

/** What the templates of a stage declare beside resources, by the names that they have there. */
export class Declarations {
  private readonly byStack = new Map<Stack, Map<string, CfnElement>>();
  private readonly parameters = new Map<string, CfnParameter>();
  private readonly defaults = new Map<string, ParameterDefault | undefined>();
  private readonly outputs = new Map<CfnResource, Map<string, CfnOutput>>();
  private readonly mappings = new Map<CfnMapping, Forms>();

  constructor(tree: StageTree) {
    for (const construct of tree.constructs) {
      if (isNamed(construct)) this.note(construct);
      if (construct instanceof CfnOutput) this.noteOutput(construct);
    }
  }

  /** The path of what a template names: a resource or a parameter. */
  public pathOf(name: string, stack: Stack): string | undefined {
    const element = this.at(name, stack);
    return element instanceof CfnCondition || element instanceof CfnMapping ? undefined : element?.node.path;
  }

  /** The default of the parameter of a path; undefined where nothing can be judged of it. */
  public defaultOf(path: string): ParameterDefault | undefined {
    return this.defaults.get(path);
  }

  /**
   * What the stack around a nested one gives the parameter of a path; undefined where nobody gives it anything.
   *
   * @param parametersOf what the resource of a nested stack is given
   */
  public givenTo(path: string, parametersOf: (resource: CfnResource) => Forms): GivenParameter | undefined {
    const parameter = this.parameters.get(path);
    const { nestedStackResource: around } = parameter === undefined ? {} : Stack.of(parameter);
    if (parameter === undefined || around === undefined || !CfnResource.isCfnResource(around)) return undefined;
    const value = parametersOf(around)[nameOf(parameter)];
    if (value === undefined || LOOKED_UP.test(parameter.type)) return undefined;
    return { value, stack: Stack.of(around), isList: LIST.test(parameter.type) };
  }

  /** The output that an attribute of a nested stack is. */
  public nestedOutput(resource: CfnResource, attribute: string): CfnOutput | undefined {
    const [, name] = /^Outputs\.(.*)$/.exec(attribute) ?? [];
    return name === undefined ? undefined : this.outputs.get(resource)?.get(name);
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
    ofStack.set(nameOf(element), element);
    if (element instanceof CfnParameter) {
      this.parameters.set(element.node.path, element);
      this.defaults.set(element.node.path, parameterDefault(element));
    }
  }

  private noteOutput(output: CfnOutput): void {
    const { nestedStackResource: around } = Stack.of(output);
    if (around === undefined) return;
    const ofStack = this.outputs.get(around) ?? new Map<string, CfnOutput>();
    this.outputs.set(around, ofStack.set(nameOf(output), output));
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

/** The name that an element has in its template. */
function nameOf(element: CfnElement): string {
  return String(Stack.of(element).resolve(element.logicalId));
}

function isNamed(construct: unknown): construct is CfnElement {
  return CfnResource.isCfnResource(construct)
    || construct instanceof CfnParameter || construct instanceof CfnCondition || construct instanceof CfnMapping;
}
