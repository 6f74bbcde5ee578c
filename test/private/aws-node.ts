/** What differs between DaemonSets aws-node. */
export interface AwsNodeOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly init?: Readonly<Record<string, string>>;
  readonly image?: string;
  readonly agentFlags?: readonly string[];

  /** More fields of the pod, and of the container aws-node. */
  readonly pod?: object;
  readonly main?: object;
}

/** Variables of the DaemonSet that EKS installs, in a cluster with IPv4. */
export const OWN_ENV: Readonly<Record<string, string>> = {
  ADDITIONAL_ENI_TAGS: '{}',
  ANNOTATE_POD_IP: 'false',
  AWS_VPC_CNI_NODE_PORT_SUPPORT: 'true',
  AWS_VPC_ENI_MTU: '9001',
  AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'false',
  AWS_VPC_K8S_CNI_EXTERNALSNAT: 'false',
  AWS_VPC_K8S_CNI_LOGLEVEL: 'DEBUG',
  AWS_VPC_K8S_CNI_LOG_FILE: '/host/var/log/aws-routed-eni/ipamd.log',
  AWS_VPC_K8S_CNI_RANDOMIZESNAT: 'prng',
  AWS_VPC_K8S_CNI_VETHPREFIX: 'eni',
  AWS_VPC_K8S_PLUGIN_LOG_FILE: '/var/log/aws-routed-eni/plugin.log',
  AWS_VPC_K8S_PLUGIN_LOG_LEVEL: 'DEBUG',
  CLUSTER_ENDPOINT: 'https://A.gr7.eu-west-1.eks.amazonaws.com',
  CLUSTER_NAME: 'main',
  DISABLE_INTROSPECTION: 'false',
  DISABLE_METRICS: 'false',
  DISABLE_NETWORK_RESOURCE_PROVISIONING: 'false',
  ENABLE_IPv4: 'true',
  ENABLE_IPv6: 'false',
  ENABLE_POD_ENI: 'false',
  ENABLE_PREFIX_DELEGATION: 'false',
  ENABLE_SUBNET_DISCOVERY: 'true',
  NETWORK_POLICY_ENFORCING_MODE: 'standard',
  VPC_CNI_VERSION: 'v1.20.4',
  VPC_ID: 'vpc-0123456789abcdef0',
  WARM_ENI_TARGET: '1',
  WARM_PREFIX_TARGET: '1',
};

const OF_POD = [
  { name: 'MY_NODE_NAME', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } },
  { name: 'MY_POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
];

const listed = (env: Readonly<Record<string, string>>) => Object.entries(env).map(([name, value]) => ({ name, value }));

/** What `kubectl get daemonset aws-node -n kube-system -o json` prints, as far as it matters here. */
export function awsNode({ env = {}, init = {}, image = 'amazon-k8s-cni:v1.20.4-eksbuild.1', agentFlags = [], pod, main }: AwsNodeOptions = {}): any {
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: 'aws-node', namespace: 'kube-system' },
    spec: {
      template: {
        spec: {
          affinity: {
            nodeAffinity: {
              requiredDuringSchedulingIgnoredDuringExecution: {
                nodeSelectorTerms: [{
                  matchExpressions: [
                    { key: 'kubernetes.io/os', operator: 'In', values: ['linux'] },
                    { key: 'kubernetes.io/arch', operator: 'In', values: ['amd64', 'arm64'] },
                    { key: 'eks.amazonaws.com/compute-type', operator: 'NotIn', values: ['fargate', 'hybrid', 'auto'] },
                  ],
                }],
              },
            },
          },
          containers: [
            {
              name: 'aws-node',
              image: image.includes('/') ? image : `602401143452.dkr.ecr.eu-west-1.amazonaws.com/${image}`,
              env: [...listed({ ...OWN_ENV, ...env }), ...OF_POD],
              resources: { requests: { cpu: '25m' } },
              livenessProbe: { timeoutSeconds: 10 },
              readinessProbe: { timeoutSeconds: 10 },
              ...main,
            },
            { name: 'aws-eks-nodeagent', args: ['--enable-ipv6=false', '--enable-network-policy=false', '--enable-cloudwatch-logs=false', ...agentFlags] },
          ],
          initContainers: [{ name: 'aws-vpc-cni-init', env: listed({ DISABLE_TCP_EARLY_DEMUX: 'false', ENABLE_IPv6: 'false', ENABLE_V6_EGRESS: 'false', ...init }) }],
          tolerations: [{ operator: 'Exists' }],
          ...pod,
        },
      },
    },
  };
}

/** What `aws eks describe-addon --addon-name vpc-cni` prints. */
export function describedCni(addon: object = {}): any {
  return {
    addon: { addonName: 'vpc-cni', clusterName: 'main', status: 'ACTIVE', addonVersion: 'v1.20.4-eksbuild.1', health: { issues: [] }, tags: {}, ...addon },
  };
}
