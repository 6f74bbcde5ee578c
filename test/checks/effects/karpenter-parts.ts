import { CLUSTER, subnet } from './parts';
import { WrittenResources } from './variants';

export const tag = (Value: string) => ({ Tags: [{ Key: 'Name', Value: 'x' }, { Key: 'karpenter.sh/discovery', Value }] });
export const needs = (key: string, operator: string, ...values: string[]) => ({ key, operator, values });
export const nodePool = (name: string, spec: object, template: object, nodeClassRef: object) => (
  { apiVersion: 'karpenter.sh/v1', kind: 'NodePool', metadata: { name }, spec: { ...spec, template: { metadata: { labels: { team: 'a' } }, spec: { nodeClassRef, ...template } } } });
export const TYPES = needs('node.kubernetes.io/instance-type', 'In', 'm5.large', 'c5.xlarge', 't3.small');

/** Subnets that are chosen by tags. */
export const NETWORK: WrittenResources = {
  ...CLUSTER,
  One: subnet('10.0.0.0/20', 'a', tag('prod')),
  Two: subnet('10.0.16.0/20', 'b', tag('prod')),
  PodsOne: subnet('100.64.0.0/18', 'a', tag('pods')),
  PodsTwo: subnet('100.64.64.0/18', 'b', tag('pods')),
};
