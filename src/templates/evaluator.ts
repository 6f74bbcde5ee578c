import { CfnOutput, CfnParameter, CfnResource, Stack, Token } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { Form, Forms, isIntrinsic, isObject, referredTo, textOf } from './forms';
import { listForm } from './list-forms';
import { formOf, renderedProperties } from './rendering';
import { StageTree } from './stage-tree';
import { joinedParts, textParts } from './text-forms';
import { attributeOf, valueUnder } from '../validation/attribute';

/** Attributes that have the value of the property of the same name. */
const GIVEN_ATTRIBUTES: Readonly<Record<string, string[]>> = {
  'AWS::EC2::Subnet': ['AvailabilityZone', 'CidrBlock'],
  'AWS::EC2::VPC': ['CidrBlock'],
};

/** What is followed one after another: an export can be of what was imported, and none goes round for ever. */
const MOST_FOLLOWED = 10;

/**
 * Works values of a stage's templates out as far as the app tells them. What is known becomes a literal, references
 * carry paths in place of logical ids, imports become what is exported under their name, and texts of parts become one
 * form. What is left is known at deployment only.
 */
export class Evaluator {
  private readonly pathByLogicalId = new Map<Stack, Map<string, string>>();
  private readonly exports = new Map<string, CfnOutput>();

  constructor(private readonly tree: StageTree) {
    for (const construct of tree.constructs) {
      if (CfnResource.isCfnResource(construct) || construct instanceof CfnParameter) this.noteLogicalId(construct);
      if (construct instanceof CfnOutput) this.noteExport(construct);
    }
  }

  /** The properties of a resource. */
  public propertiesOf(resource: CfnResource): Forms {
    return this.evaluate(renderedProperties(resource), Stack.of(resource)) as Forms;
  }

  /** A value of a construct; undefined where it cannot be resolved. */
  public valueOf(value: unknown, scope: IConstruct): Form {
    return this.evaluate(attributeOf(() => formOf(value, scope)), Stack.of(scope));
  }

  /** @param depth how many values were followed to this one */
  private evaluate(form: Form, stack: Stack, depth: number = 0): Form {
    if (Array.isArray(form)) return form.filter(isGiven).map((each) => this.evaluate(each, stack, depth));
    if (!isObject(form)) return form;
    if (isIntrinsic(form)) {
      const followed = depth < MOST_FOLLOWED ? this.followed(form, stack, depth + 1) : undefined;
      if (followed !== undefined) return followed;
      const path = this.pathByLogicalId.get(stack)?.get(referredTo(form) ?? '');
      if (path !== undefined) {
        return 'Ref' in form ? { Ref: path } : { 'Fn::GetAtt': [path, attributeName(form['Fn::GetAtt'])] };
      }
      const parts = textParts(form);
      if (parts !== undefined) {
        return joinedParts(parts.filter(isGiven).map((part) => this.evaluate(part, stack, depth)));
      }
    }
    const given = Object.entries(form).filter(([, value]) => isGiven(value));
    const all = Object.fromEntries(given.map(([key, value]) => [key, this.evaluate(value, stack, depth)]));
    return isIntrinsic(form) ? listForm(all, (each) => this.tree.at(referredTo(each) ?? '') !== undefined) : all;
  }

  /**
   * What the app itself says of an intrinsic function: what is exported, the Region of the stack, the zone and the
   * block that a resource is given.
   */
  private followed(form: Form, stack: Stack, depth: number): Form | undefined {
    const imported = textOf((form as Forms)['Fn::ImportValue']);
    const output = imported === undefined ? undefined : this.exports.get(exportKey(imported, stack));
    if (output !== undefined) {
      return this.evaluate(attributeOf(() => formOf(output.value, output)), Stack.of(output), depth);
    }
    const name = referredTo(form) ?? '';
    if (name === 'AWS::Region') return Token.isUnresolved(stack.region) ? undefined : stack.region;
    const attribute = (form as Forms)['Fn::GetAtt'];
    const property = attribute === undefined ? '' : String(attributeName(attribute));
    const resource = this.tree.at(this.pathByLogicalId.get(stack)?.get(name) ?? name);
    if (resource === undefined || !valueUnder(GIVEN_ATTRIBUTES, resource.cfnResourceType)?.includes(property)) {
      return undefined;
    }
    const value = renderedProperties(resource)[property];
    return value === undefined ? undefined : this.evaluate(value, Stack.of(resource), depth);
  }

  private noteLogicalId(named: CfnResource | CfnParameter): void {
    const stack = Stack.of(named);
    const ofStack = this.pathByLogicalId.get(stack) ?? new Map<string, string>();
    this.pathByLogicalId.set(stack, ofStack);
    ofStack.set(String(stack.resolve(named.logicalId)), named.node.path);
  }

  private noteExport(output: CfnOutput): void {
    const name =
      output.exportName === undefined ? undefined : textOf(attributeOf(() => formOf(output.exportName, output)));
    if (name !== undefined) this.exports.set(exportKey(name, Stack.of(output)), output);
  }
}

/** Whether a property is there: CloudFormation leaves out what refers to this pseudo parameter. */
function isGiven(form: Form): boolean {
  return referredTo(form) !== 'AWS::NoValue';
}

/** A name is that of one export in each account and Region. */
function exportKey(name: string, { environment }: Stack): string {
  return `${environment} ${name}`;
}

function attributeName(form: Form): Form {
  return typeof form === 'string' ? form.split('.').slice(1).join('.') : (form as Form[])[1];
}
