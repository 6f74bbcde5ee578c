/** The kinds of things that findings are about. */
export type SubjectKind =
  'prop' | 'setting' | 'type' | 'zone' | 'cidr' | 'subnet' | 'group' | 'cluster' | 'resource' | 'plan';

/** What a finding is about. Two things of different kinds can have one name. */
export interface Subject {
  readonly kind: SubjectKind;
  readonly name: string;
}

const of = (kind: SubjectKind) => (name: string): Subject => ({ kind, name });

/** Subjects, by kind. */
export const about = {
  /** A prop, option or parameter of this library. */
  prop: of('prop'),

  /** A setting of the VPC CNI, by its path in the configuration of the add-on. */
  setting: of('setting'),

  /** An instance type. */
  type: of('type'),

  /** An Availability Zone. */
  zone: of('zone'),

  /** A CIDR block or range. */
  cidr: of('cidr'),

  /** A subnet, by the name that the forecast or the app has for it. */
  subnet: of('subnet'),

  /** A node group or another set of nodes, by the name that the forecast or the app has for it. */
  group: of('group'),

  /** A cluster. */
  cluster: of('cluster'),

  /** A resource of an app, or a field of one. */
  resource: of('resource'),

  /** A plan or a forecast as a whole. */
  plan: of('plan'),
};
