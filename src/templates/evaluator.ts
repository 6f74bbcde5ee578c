import { CfnOutput, CfnResource, Stack, Token } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { ConditionTruth } from './defaults/condition-truth';
import { Declarations } from './defaults/declarations';
import { isEmptyDefault, ParameterDefault } from './defaults/parameter-default';
import { allReferredTo, Form, Forms, formsOf, isIntrinsic, isObject, referredTo, textOf } from './forms';
import { listForm } from './list-forms';
import { formOf, renderedIn } from './rendering';
import { StageTree } from './stage-tree';
import { joinedParts, textParts } from './text-forms';
import { Waiting } from './waiting';
import { attributeOf, valueUnder } from '../validation/attribute';

/** Attributes that have the value of the property of the same name. */
const GIVEN_ATTRIBUTES: Readonly<Record<string, string[]>> = {
  'AWS::EC2::Subnet': ['AvailabilityZone', 'CidrBlock'],
  'AWS::EC2::VPC': ['CidrBlock'],
};

/** What is followed one after another: an export can be of what was imported, and none goes round for ever. */
const MOST_FOLLOWED = 10;

/** What CloudFormation makes of a property, and the defaults of parameters that this follows from. */
export interface WorkedOut {
  readonly properties: Forms;

  /** By the name of the property; none where no default was taken. */
  readonly defaults: ReadonlyMap<string, readonly ParameterDefault[]>;
}

/**
 * Works values of a stage's templates out as far as the app tells them. What is known becomes a literal, references
 * carry paths in place of logical ids, imports become what is exported under their name, and texts of parts become one
 * form. What is left is known at deployment only.
 *
 * Parameters are, too, unless their defaults are taken for what they are deployed with.
 */
export class Evaluator {
  /** Defaults of the parameters whose value was asked for, whether they were taken or not. */
  public readonly asked = new Set<ParameterDefault>();

  private readonly declared: Declarations;
  private exported?: ReadonlyMap<string, CfnOutput>;
  private readonly conditions = new Map<Stack, ConditionTruth>();

  /** @param takesDefaults whether parameters have their defaults; otherwise their values are not known */
  constructor(private readonly tree: StageTree, private readonly takesDefaults: boolean = false) {
    this.declared = tree.fact(declarations);
  }

  /** The properties of a resource. */
  public propertiesOf(resource: CfnResource): WorkedOut {
    const defaults = new Map<string, readonly ParameterDefault[]>();
    const properties = Object.entries(renderedIn(this.tree, resource)).map(([name, form]): [string, Form] => {
      const used = (each: ParameterDefault) => {
        defaults.set(name, [...new Set([...defaults.get(name) ?? [], each])]);
      };
      return [name, this.evaluate(form, { stack: Stack.of(resource), depth: 0, used })];
    });
    return { properties: Object.fromEntries(properties.filter(([, value]) => isGiven(value))), defaults };
  }

  /**
   * What CloudFormation makes before a resource because its properties refer to it, as they are written: an attribute
   * that is known here refers to its resource all the same.
   */
  public referencesOf(resource: CfnResource): CfnResource[] {
    const stack = Stack.of(resource);
    return this.namesIn(renderedIn(this.tree, resource), stack)
      .flatMap((name) => this.tree.at(name) ?? this.tree.at(this.declared.pathOf(name, stack) ?? '') ?? []);
  }

  /** A value of a construct; undefined where it cannot be resolved. */
  public valueOf(value: unknown, scope: IConstruct): Form {
    return this.evaluate(attributeOf(() => formOf(value, scope)), { stack: Stack.of(scope), depth: 0, used: () => {} });
  }

  /** Whether a resource is made; undefined where that is known at deployment only. */
  public isMade(resource: CfnResource): boolean | undefined {
    const { nestedStackResource: around } = Stack.of(resource);
    const isAroundMade = around === undefined || this.isMade(around);
    const isMade = this.isMadeInStack(resource);
    return isMade === false || isAroundMade === false ? false : (isMade && isAroundMade) || undefined;
  }

  private isMadeInStack(resource: CfnResource): boolean | undefined {
    const { condition } = resource.cfnOptions;
    if (condition === undefined) return true;
    const stack = Stack.of(resource);
    return this.holds(String(stack.resolve(condition.logicalId)), stack);
  }

  private namesIn(form: Form, stack: Stack): string[] {
    const name = referredTo(form);
    if (name !== undefined) return [name];
    if (Array.isArray(form)) return form.flatMap((each) => this.namesIn(each, stack));
    if (!isObject(form)) return [];
    if (form['Fn::ImportValue'] !== undefined) {
      return allReferredTo(this.evaluate(form, { stack, depth: 0, used: () => {} }));
    }
    const parts = form['Fn::Sub'] === undefined ? undefined : textParts(form);
    return (parts ?? Object.values(form)).flatMap((each) => this.namesIn(each, stack));
  }

  private evaluate(form: Form, at: Place): Form {
    if (Array.isArray(form)) return form.map((each) => this.evaluate(each, at)).filter(isGiven);
    if (!isObject(form)) return form;
    if (isIntrinsic(form)) {
      const followed = at.depth < MOST_FOLLOWED ? this.followed(form, { ...at, depth: at.depth + 1 }) : undefined;
      if (followed !== undefined) return followed;
      const path = this.declared.pathOf(referredTo(form) ?? '', at.stack);
      if (path !== undefined) {
        return 'Ref' in form ? { Ref: path } : { 'Fn::GetAtt': [path, attributeName(form['Fn::GetAtt'])] };
      }
      const parts = textParts(this.withJoinedList(form, at));
      if (parts !== undefined) return joinedParts(parts.map((part) => this.evaluate(part, at)).filter(isGiven));
    }
    const given = Object.entries(form).map(([key, value]): [string, Form] => [key, this.evaluate(value, at)]);
    const all = Object.fromEntries(given.filter(([, value]) => isGiven(value)));
    return isIntrinsic(form) ? listForm(all, (each) => this.tree.at(referredTo(each) ?? '') !== undefined) : all;
  }

  /**
   * What the app itself says of an intrinsic function: what is exported, the Region of the stack, the default of a
   * parameter, what a condition or a mapping chooses, the zone and the block that a resource is given.
   */
  private followed(form: Forms, at: Place): Form | undefined {
    const { 'Fn::ImportValue': imported, 'Fn::If': choice, 'Fn::FindInMap': keys, 'Fn::GetAtt': attribute } = form;
    if (choice !== undefined) return this.chosen(choice, at);
    if (keys !== undefined) return this.mapped(keys, at);
    const output = imported === undefined ? undefined : this.outputOf(imported, at);
    if (output !== undefined) {
      return this.evaluate(attributeOf(() => formOf(output.value, output)), { ...at, stack: Stack.of(output) });
    }
    const name = referredTo(form) ?? '';
    if (name === 'AWS::Region') return knownText(at.stack.region);
    if (name === 'AWS::StackName' && at.isExportName) return knownText(at.stack.stackName);
    const path = this.declared.pathOf(name, at.stack) ?? name;
    if (attribute === undefined) return this.parameterValue(path, at);
    const property = String(attributeName(attribute));
    const resource = this.tree.at(path);
    if (resource === undefined) return undefined;
    const nested = this.declared.nestedOutput(resource, property);
    if (nested !== undefined) {
      return this.evaluate(attributeOf(() => formOf(nested.value, nested)), { ...at, stack: Stack.of(nested) });
    }
    if (!valueUnder(GIVEN_ATTRIBUTES, resource.cfnResourceType)?.includes(property)) return undefined;
    const value = renderedIn(this.tree, resource)[property];
    return value === undefined ? undefined : this.evaluate(value, { ...at, stack: Stack.of(resource) });
  }

  /** The value of a parameter: what the stack around a nested one gives it, or its default. */
  private parameterValue(path: string, at: Place): Form | undefined {
    const given = this.declared.givenTo(path, (resource) => formsOf(renderedIn(this.tree, resource).Parameters));
    if (given !== undefined) {
      const value = this.evaluate(given.value, { ...at, stack: given.stack });
      return given.isList ? splitList(value, (each) => this.tree.at(referredTo(each) ?? '') !== undefined) : value;
    }
    const known = this.defaultOf(path);
    if (known === undefined || (!at.takesEmpty && isEmptyDefault(known))) return undefined;
    at.used(known);
    return known.value;
  }

  /** The default of a parameter, where defaults are taken. */
  private defaultOf(path: string): ParameterDefault | undefined {
    const known = this.declared.defaultOf(path);
    if (known !== undefined) this.asked.add(known);
    return this.takesDefaults ? known : undefined;
  }

  /** The value of `Fn::If`, where its condition is known. */
  private chosen(choice: Form, at: Place): Form | undefined {
    const [name, then, otherwise] = Array.isArray(choice) ? choice : [];
    if (typeof name !== 'string') return undefined;
    const holds = this.holds(name, at.stack, at.used);
    return holds === undefined ? undefined : this.evaluate(holds ? then : otherwise, at);
  }

  /** The value of `Fn::FindInMap`, where its keys are known. */
  private mapped(keys: Form, at: Place): Form | undefined {
    const texts = this.evaluate(keys, at);
    const [name, ...path] = Array.isArray(texts) ? texts.map(textOf) : [];
    if (name === undefined || path.length !== 2 || path.some((key) => key === undefined)) return undefined;
    return this.declared.mapped(name, path as string[], at.stack);
  }

  private holds(name: string, stack: Stack, used: Place['used'] = () => {}): boolean | undefined {
    const known = this.conditions.get(stack) ?? new ConditionTruth({
      expressionOf: (condition) => this.declared.conditionOf(condition, stack),
      valueOf: (form, noted) => this.evaluate(form, { stack, depth: 1, used: noted, takesEmpty: true }),
    });
    this.conditions.set(stack, known);
    const { truth, defaults } = known.of(name);
    defaults.forEach(used);
    return truth;
  }

  /**
   * A text of a list that is joined, with the list worked out: it can be a parameter, or the parts of another text.
   * What is not there has no delimiter beside it.
   */
  private withJoinedList(form: Forms, at: Place): Form {
    const { 'Fn::Join': join } = form;
    if (!Array.isArray(join)) return form;
    const list = isIntrinsic(join[1]) ? this.evaluate(join[1], at) : join[1];
    const isThere = (each: Form) => join[0] === '' || isGiven(this.evaluate(each, at));
    return Array.isArray(list) ? { 'Fn::Join': [join[0], list.filter(isThere)] } : form;
  }

  /** The output that is exported under a name. */
  private outputOf(imported: Form, at: Place): CfnOutput | undefined {
    const name = textOf(this.evaluate(imported, { ...at, isExportName: true }));
    if (name === undefined) return undefined;
    if (this.exported === undefined) this.noteExports();
    return this.exported!.get(exportKey(name, at.stack));
  }

  private noteExports(): void {
    // A name that is imported itself is that of an output before.
    const exported = new Map<string, CfnOutput>();
    this.exported = exported;
    for (const construct of this.tree.constructs) {
      const name = construct instanceof CfnOutput ? this.exportNameOf(construct) : undefined;
      if (name !== undefined) exported.set(exportKey(name, Stack.of(construct)), construct as CfnOutput);
    }
  }

  /** The name under which an output is exported; undefined where it is not, or where that is not known. */
  private exportNameOf(output: CfnOutput): string | undefined {
    if (output.exportName === undefined) return undefined;
    const form = attributeOf(() => formOf(output.exportName, output));
    return textOf(this.evaluate(form, { stack: Stack.of(output), depth: 1, used: () => {}, isExportName: true }));
  }
}

/** Where a value stands. */
interface Place {
  readonly stack: Stack;

  /** How many values were followed to this one. */
  readonly depth: number;

  /** Told of each default that is taken. */
  readonly used: (given: ParameterDefault) => void;

  /** Whether an empty default is a value: conditions compare it. */
  readonly takesEmpty?: boolean;

  /** Whether it is the name of an export, which most templates begin with the name of the stack. */
  readonly isExportName?: boolean;
}

/** What is made before what in a stage, by references too. It is the same whatever parameters are taken for. */
export function waitingIn(stage: StageTree): Waiting {
  return stage.fact(waits);
}

const waits = (tree: StageTree): Waiting => {
  const evaluator = new Evaluator(tree);
  return new Waiting((resource) => evaluator.referencesOf(resource), tree.isWritten);
};
const declarations = (tree: StageTree): Declarations => new Declarations(tree);


/** A list that a stack gives a nested one as text, with its members. */
function splitList(value: Form, isOneValue: (form: Form) => boolean): Form {
  if (Array.isArray(value)) return value;
  const text = textOf(value);
  return text === undefined
    ? listForm({ 'Fn::Split': [',', value] }, isOneValue) : text.split(',').map((member) => member.trim());
}

/** Whether a property is there: CDK leaves out what is undefined, and CloudFormation what refers to this name. */
function isGiven(form: Form): boolean {
  return form !== undefined && referredTo(form) !== 'AWS::NoValue';
}

/** A name of the app, where it is no token. */
function knownText(text: string): string | undefined {
  return Token.isUnresolved(text) ? undefined : text;
}

/** A name is that of one export in each account and Region. */
function exportKey(name: string, { environment }: Stack): string {
  return `${environment} ${name}`;
}

function attributeName(form: Form): Form {
  if (typeof form === 'string') return form.split('.').slice(1).join('.');
  return Array.isArray(form) ? form[1] : undefined;
}
