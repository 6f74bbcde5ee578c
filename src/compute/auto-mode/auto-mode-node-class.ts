import { AutoModeDesign } from './auto-mode-design';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { AUTO_MODE_WORDS as WORDS } from '../../findings/words/cluster/auto-mode-nodes';
import { fieldsOf, Merged, nameFindings } from '../karpenter/karpenter-manifests';
import { Fields } from '../karpenter/pool-facts';
import { unfitFields } from '../os/unfit-values';

/** The kind of class that NodePools of Auto Mode refer to. */
export const AUTO_MODE_CLASS = { group: 'eks.amazonaws.com', kind: 'NodeClass' };

/** The NodeClass that EKS keeps itself. */
const RESERVED_NAME = 'default';

/** A NodeClass: the fields given, with what the plan counts by. */
export function autoModeNodeClass(name: string, spec: Fields, design: AutoModeDesign): Merged {
  const { ipv4PrefixSize, securityGroupSelectorTerms } = design;
  const findings = [...nameFindings('name', name), ...unfitFields('spec', spec)];
  if (name === RESERVED_NAME) findings.push(findingOf(WORDS.reservedName, about.prop('name'), { name }));
  const networking = fieldsOf(spec, 'spec.advancedNetworking', findings);
  findings.push(
    ...ofCapacityFindings(spec, networking),
    ...['role', 'instanceProfile'].some((field) => spec[field] !== undefined) ? []
      : [findingOf(WORDS.withoutRole, about.prop('spec.role'), {})],
    ...securityGroupSelectorTerms.length > 0 || spec.securityGroupSelectorTerms !== undefined ? []
      : [findingOf(WORDS.withoutSecurityGroups, about.prop('securityGroups'), {})],
  );
  const advancedNetworking = { ...networking, ...(ipv4PrefixSize === undefined ? {} : { ipv4PrefixSize }) };
  return {
    findings,
    manifest: {
      apiVersion: `${AUTO_MODE_CLASS.group}/v1`,
      kind: AUTO_MODE_CLASS.kind,
      metadata: { name },
      spec: {
        ...(securityGroupSelectorTerms.length === 0
          ? {}
          : { securityGroupSelectorTerms: [...securityGroupSelectorTerms] }),
        ...spec,
        ...termsOf(design),
        ...(Object.keys(advancedNetworking).length === 0 ? {} : { advancedNetworking }),
      },
    },
  };
}

/** What the plan counts by, which no field changes. */
function termsOf(
  { subnetSelectorTerms, podSubnetSelectorTerms, podSecurityGroupSelectorTerms }: AutoModeDesign,
): Fields {
  return {
    subnetSelectorTerms: [...subnetSelectorTerms],
    ...(podSubnetSelectorTerms === undefined ? {} : {
      podSubnetSelectorTerms: [...podSubnetSelectorTerms],
      podSecurityGroupSelectorTerms: [...podSecurityGroupSelectorTerms ?? []],
    }),
  };
}

/** The prop by which the capacity is told what a field would say. */
const PROPS: Readonly<Record<string, string>> = {
  'subnetSelectorTerms': 'subnets',
  'podSubnetSelectorTerms': 'podSubnets',
  'podSecurityGroupSelectorTerms': 'podSecurityGroups',
  'advancedNetworking.ipv4PrefixSize': 'ipv4PrefixSize',
};

/** Fields that the plan would not know of; static interfaces take addresses of their own count. */
function ofCapacityFindings(spec: Fields, { ipv4PrefixSize, networkInterfaces }: Fields): Finding[] {
  const given: Fields = { ...spec, 'advancedNetworking.ipv4PrefixSize': ipv4PrefixSize };
  const path = 'spec.advancedNetworking.networkInterfaces';
  return [
    ...Object.keys(PROPS).filter((field) => given[field] !== undefined).map((field) =>
      findingOf(WORDS.ofCapacity, about.prop(`spec.${field}`), { path: `spec.${field}`, prop: PROPS[field] })),
    ...networkInterfaces === undefined ? [] : [findingOf(WORDS.interfacesUncounted, about.prop(path), { path })],
  ];
}
