import { IConstruct } from 'constructs';
import { Finding } from '../../findings/finding';
import { AppResource } from '../../templates/app-resources';
import { ParameterDefault } from '../../templates/defaults/parameter-default';

/** Where in the tree a finding is: a resource, or a construct that warned of it. */
export interface FindingPlace {
  readonly construct: IConstruct;
  readonly path: string;
}

/** A finding with the resource that it is about. */
export interface LocatedFinding {
  readonly finding: Finding;
  readonly resource: FindingPlace;

  /** The properties that it is about, as in `Properties.InstanceTypes`. */
  readonly locations: string[];

  /** Whether it is of subnets that are looked up once this synthesis has passed; false by default. */
  readonly awaitsLookup?: boolean;

  /** The defaults of parameters without which there is nothing to say; undefined where all that it says is known. */
  readonly byDefaults?: readonly ParameterDefault[];
}

/** Findings about properties of a resource. */
export function located(
  resource: AppResource,
  properties: readonly string[],
  findings: readonly Finding[],
): LocatedFinding[] {
  return findings.map((finding) => ({ finding, resource, locations: properties.map((name) => `Properties.${name}`) }));
}
