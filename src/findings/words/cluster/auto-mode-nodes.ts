import { allOf, few } from '../../phrases';
import { wording } from '../../wording';

/** Of nodes of EKS Auto Mode, and of the NodeClass that they are of. */
export const AUTO_MODE_WORDS = {
  autoModeOff: wording('option-refused', ({ cluster }: { cluster: string }) => ({
    message: "EKS Auto Mode is off in 'cluster', so no node of this capacity starts",
    details: [`the cluster is '${cluster}'`],
    fix: [
      "turn it on: leave 'defaultCapacityType' of an eks.Cluster out, or set 'computeConfig' of an eks.CfnCluster",
      'use KarpenterCapacity for nodes of a Karpenter of your own',
    ],
  }), { cluster: 'Stack/Cluster' }),

  withoutSubnets: wording('nodegroup-subnets', () => ({
    message: "'subnets' is an empty list, so nodes have no place to run",
    fix: ['list at least one subnet'],
  }), {}),

  withoutPodSecurityGroups: wording('option-refused', () => ({
    message: "'podSubnets' is given without 'podSecurityGroups'",
    details: ['a NodeClass with podSubnetSelectorTerms needs podSecurityGroupSelectorTerms too'],
    fix: ["give the security groups of the pods as 'podSecurityGroups', for example that of the cluster"],
  }), {}),

  withoutPodSubnets: wording('option-refused', () => ({
    message: "'podSecurityGroups' is given without 'podSubnets'",
    details: ['a NodeClass with podSecurityGroupSelectorTerms needs podSubnetSelectorTerms too'],
    fix: ["give the subnets of the pods as 'podSubnets'", "leave 'podSecurityGroups' out"],
  }), {}),

  classWithoutGroups: wording('node-class-refused', ({ object, given, missing }: {
    object: string; given: string; missing: string;
  }) => ({
    message: `'spec.${given}' of ${object} is given without 'spec.${missing}'`,
    details: ['EKS Auto Mode takes both or none, and refuses the NodeClass'],
    fix: [`give 'spec.${missing}' too`, `leave 'spec.${given}' out, and pods are in the subnets of their nodes`],
  }), {
    object: 'NodeClass default', given: 'podSubnetSelectorTerms', missing: 'podSecurityGroupSelectorTerms',
  }),

  zonesWithoutPods: wording('auto-mode-zone-unused', ({ object, zones }: {
    object: string; zones: readonly string[];
  }) => ({
    message: `${object} has subnets for nodes in ${few(zones)}, and none for their pods there`,
    details: [
      ...allOf('zones without a subnet for pods', zones),
      'EKS Auto Mode starts nodes only where pods have a subnet, so all of them are in the other zones',
    ],
    fix: [
      "add a subnet of each zone to what 'spec.podSubnetSelectorTerms' selects",
      "leave these zones out of 'spec.subnetSelectorTerms'",
    ],
  }), { object: 'NodeClass default', zones: ['eu-west-1b'] }),

  typeNotStarted: wording('option-refused', ({ types }: { types: readonly string[] }) => ({
    message: `EKS Auto Mode starts no node of ${few(types)}`,
    details: [
      ...allOf('types', types),
      'it starts only Nitro instances, with more than one vCPU, and none of the sizes nano, micro and small',
    ],
    fix: [`remove ${few(types)} from 'instanceTypes'`],
  }), { types: ['t4g.small'] }, ['types']),

  morePods: wording('option-refused', ({ pods, most }: { pods: number; most: number }) => ({
    message: `'podsPerNode' and 'daemonSetPods' are ${pods} pods, and a node of EKS Auto Mode runs at most ${most}`,
    fix: [`lower them to ${most} in all`, "leave 'podsPerNode' out"],
  }), { pods: 120, most: 110 }),

  ofCapacity: wording('option-refused', ({ path, prop }: { path: string; prop: string }) => ({
    message: `'${path}' is given with the NodeClass, so the plan would count something else`,
    fix: [`leave it out, and give '${prop}' of the AutoModeCapacity`],
  }), { path: 'spec.subnetSelectorTerms', prop: 'subnets' }),

  interfacesUncounted: wording('value-unchecked', ({ path }: { path: string }) => ({
    message: `'${path}' fixes the addresses of each node, and the plan does not count that`,
    fix: ['leave it out', 'acknowledge this finding'],
  }), { path: 'spec.advancedNetworking.networkInterfaces' }),

  withoutRole: wording('option-refused', () => ({
    message: "the NodeClass has neither 'role' nor 'instanceProfile'",
    fix: ["give the name of the role of the nodes as 'role' in 'spec'"],
  }), {}),

  withoutSecurityGroups: wording('option-refused', () => ({
    message: "'securityGroups' is not given, and the security group of the cluster is not known",
    fix: [
      "give the security groups of the nodes as 'securityGroups'",
      "give 'securityGroupSelectorTerms' in 'spec' of the NodeClass",
    ],
  }), {}),

  reservedName: wording('option-refused', ({ name }: { name: string }) => ({
    message: `'name' is '${name}', the NodeClass that EKS keeps itself`,
    fix: ["give another name, as in 'own'"],
  }), { name: 'default' }),

  builtInUncounted: wording('fleet-not-counted', ({ pools }: { pools: readonly string[] }) => ({
    message: `nodes of the built-in node pools of EKS Auto Mode were not counted: ${few(pools)}`,
    details: [
      ...allOf('node pools', pools),
      'it is not known how many nodes there are, and limits of these pools are not published',
      'each node takes a /28 prefix and more of the subnets of the cluster',
    ],
    fix: [
      "make an AutoModeCapacity with 'expectedNodes' and the subnets of the cluster, and no NodePool of it",
      "leave the built-in pools out (compute.nodePools: []), and make NodePools with 'limits' by AutoModeCapacity",
      'acknowledge this finding',
    ],
  }), { pools: ['general-purpose', 'system'] }),
};
