import { Members } from './go-template';

const METADATA = { object: { name: 'text' } } as const;
const NAMESPACED = { object: { namespace: 'text', name: 'text' } } as const;
const CONDITIONS = { list: { type: 'text', status: 'text' } } as const;
const RESOURCES = { object: { pods: 'text', memory: 'text' } } as const;
const CONTAINER = { name: 'text', image: 'text', env: { list: { name: 'text', value: 'text' } } } as const;

/** What is kept of objects of Kubernetes: the members that are read, and of variables no more than their names where a
 * Secret or a field has their values. */
export const KUBERNETES_CUTS: Readonly<Record<string, Members>> = {
  Node: {
    metadata: {
      object: {
        name: 'text',
        labels: {
          names: [
            'node.kubernetes.io/instance-type', 'topology.kubernetes.io/zone', 'kubernetes.io/os',
            'eks.amazonaws.com/nodegroup', 'eks.amazonaws.com/compute-type', 'karpenter.sh/nodepool',
            'vpc.amazonaws.com/externalEniConfig', 'k8s.amazonaws.com/eniConfig',
          ],
        },
        annotations: { names: ['k8s.amazonaws.com/eniConfig'] },
      },
    },
    spec: { object: { providerID: 'text', unschedulable: 'switch' } },
    status: { object: { capacity: RESOURCES, allocatable: RESOURCES, conditions: CONDITIONS } },
  },
  Pod: {
    metadata: {
      object: {
        namespace: 'text',
        name: 'text',
        annotations: { names: ['vpc.amazonaws.com/pod-eni'] },
        ownerReferences: { list: { kind: 'text' } },
      },
    },
    spec: { object: { nodeName: 'text', hostNetwork: 'switch' } },
    status: { object: { phase: 'text', podIP: 'text' } },
  },
  DaemonSet: {
    metadata: { object: { namespace: 'text', name: 'text', labels: { names: ['app.kubernetes.io/managed-by'] } } },
    spec: {
      object: {
        updateStrategy: { object: { rollingUpdate: { object: { maxUnavailable: 'text' } } } },
        template: {
          object: {
            spec: {
              object: {
                serviceAccountName: 'text',
                containers: { list: { ...CONTAINER, env: { list: { ...CONTAINER.env.list, valueFrom: 'switch' } } } },
                initContainers: { list: CONTAINER },
              },
            },
          },
        },
      },
    },
    status: {
      object: { desiredNumberScheduled: 'number', updatedNumberScheduled: 'number', numberReady: 'number' },
    },
  },
  ENIConfig: { metadata: METADATA, spec: { object: { subnet: 'text', securityGroups: 'texts' } } },
  NodePool: {
    metadata: METADATA,
    spec: {
      object: {
        template: {
          object: {
            spec: {
              object: {
                nodeClassRef: { object: { kind: 'text', name: 'text' } },
                expireAfter: 'text',
                terminationGracePeriod: 'text',
              },
            },
          },
        },
        disruption: { object: { budgets: { list: { nodes: 'text', reasons: 'texts' } } } },
        limits: { names: ['cpu', 'memory', 'nodes'] },
      },
    },
  },
  EC2NodeClass: {
    metadata: METADATA,
    spec: { object: { kubelet: { object: { maxPods: 'text' } }, ipPrefixCount: 'number' } },
    status: { object: { subnets: { list: { id: 'text' } } } },
  },
  NodeClaim: {
    metadata: { object: { name: 'text', labels: { names: ['karpenter.sh/nodepool'] } } },
    status: { object: { nodeName: 'text', providerID: 'text', conditions: CONDITIONS } },
  },
  PodDisruptionBudget: {
    metadata: NAMESPACED,
    status: { object: { disruptionsAllowed: 'number', currentHealthy: 'number', expectedPods: 'number' } },
  },
};
