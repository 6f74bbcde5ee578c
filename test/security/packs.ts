import {
  AwsSolutionsChecks, HIPAASecurityChecks, IApplyRule, NagPack, NagRuleCompliance, NIST80053R4Checks, NIST80053R5Checks,
  PCIDSS321Checks, ServerlessChecks,
} from 'cdk-nag';

/** A pack of cdk-nag that notes what its rules were asked and what they answered. */
export interface NotingPack extends NagPack {
  /** Ids of all its rules. */
  readonly rules: Set<string>;

  /** Ids of the rules that apply to at least one resource; the others have no say on an app. */
  readonly evaluated: Set<string>;

  /** What fired, acknowledged or not: `<id of the rule> <path of the resource>`. */
  readonly fired: Set<string>;
}

type PackClass = new () => NagPack;

/** The packs that the examples are checked by, new for each app. */
export function packs(): NotingPack[] {
  return [AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R4Checks, NIST80053R5Checks, PCIDSS321Checks, ServerlessChecks]
    .map((Pack) => new (noting(Pack as PackClass))());
}

function noting(Pack: PackClass): new () => NotingPack {
  // Protected members of a class expression cannot be typed, so the override is put on the instance's class by name.
  const Noting = class extends (Pack as any) {
    public readonly rules = new Set<string>();
    public readonly evaluated = new Set<string>();
    public readonly fired = new Set<string>();

    protected applyRule(params: IApplyRule): void {
      const id = `${this.readPackName}-${params.ruleSuffixOverride ?? params.rule.name}`;
      const fires = (rule: string) => this.fired.add(`${rule} ${params.node.node.path}`);
      this.rules.add(id);
      const rule: IApplyRule['rule'] = (node) => {
        try {
          const answer = params.rule(node);
          if (answer !== NagRuleCompliance.NOT_APPLICABLE) this.evaluated.add(id);
          if (answer === NagRuleCompliance.NON_COMPLIANT) fires(id);
          if (Array.isArray(answer)) answer.forEach((finding) => fires(`${id}[${finding}]`));
          return answer;
        } catch (error) {
          this.evaluated.add(id);
          fires(id);
          throw error;
        }
      };
      // The pack makes the id of a rule from its name.
      super.applyRule({ ...params, rule: Object.defineProperty(rule, 'name', { value: params.rule.name }) });
    }
  };
  return Noting as unknown as new () => NotingPack;
}
