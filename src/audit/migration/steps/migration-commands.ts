/** A word of a shell command, whatever the text. */
export function shellWord(text: string): string {
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(text) && !text.startsWith('-') ? text : `'${text.replace(/'/g, "'\\''")}'`;
}

/** Commands by which a migration is watched and moved on. */
export const COMMANDS = {
  awsNode: 'kubectl rollout status daemonset/aws-node -n kube-system --timeout=15m',
  settings:
    "kubectl get daemonset aws-node -n kube-system -o jsonpath='{.spec.template.spec.containers[0].env}'",
  restarts: 'kubectl get pods -n kube-system -l k8s-app=aws-node -o wide',
  prefixes: (instances: string) =>
    `aws ec2 describe-network-interfaces --filters Name=attachment.instance-id,Values=${instances} `
    + "--query 'NetworkInterfaces[].[Attachment.InstanceId,NetworkInterfaceId,SubnetId,Ipv4Prefixes[].Ipv4Prefix]'",
  maxPods:
    'kubectl get nodes -o custom-columns=NAME:.metadata.name,PODS:.status.capacity.pods,'
    + 'CORDONED:.spec.unschedulable',
  events: 'kubectl get events -A --field-selector reason=FailedCreatePodSandBox',
  pods: 'kubectl get pods -A -o wide --field-selector spec.nodeName=NODE',
  budgets: 'kubectl get poddisruptionbudgets -A',
  blocks: (vpc: string) =>
    `aws ec2 describe-vpcs --vpc-ids ${shellWord(vpc)} --query 'Vpcs[].CidrBlockAssociationSet[]'`,
  reservations: (subnet: string) => `aws ec2 get-subnet-cidr-reservations --subnet-id ${shellWord(subnet)}`,
  eniConfigs: 'kubectl get eniconfigs -o custom-columns=NAME:.metadata.name,SUBNET:.spec.subnet',
  drain: (node: string) => `kubectl drain ${shellWord(node)} --ignore-daemonsets --delete-emptydir-data`,
  drainAny: 'kubectl drain NODE --ignore-daemonsets --delete-emptydir-data',
  pending: 'kubectl get pods -A --field-selector status.phase=Pending',
  uncordon: (node: string) => `kubectl uncordon ${shellWord(node)}`,
  byGroup: (group: string) => `kubectl get nodes -l ${shellWord(`eks.amazonaws.com/nodegroup=${group}`)}`,
  leaked: (vpc: string) =>
    `aws ec2 describe-network-interfaces --filters Name=vpc-id,Values=${shellWord(vpc)} Name=status,Values=available `
    + "Name=tag-key,Values=node.k8s.amazonaws.com/instance_id --query 'NetworkInterfaces[].NetworkInterfaceId'",
  holdDrift: (pool: string) =>
    `kubectl patch nodepool ${shellWord(pool)} --type merge -p `
    + '\'{"spec":{"disruption":{"budgets":[{"nodes":"0","reasons":["Drifted"]}]}}}\'',
  letDrift: (pool: string, budgets: string) =>
    `kubectl patch nodepool ${shellWord(pool)} --type merge -p `
    + shellWord(`{"spec":{"disruption":{"budgets":${budgets}}}}`),
  setMaxPods: (nodeClass: string, maxPods: number) =>
    `kubectl patch ec2nodeclass ${shellWord(nodeClass)} --type merge -p `
    + `'{"spec":{"kubelet":{"maxPods":${maxPods}}}}'`,
  drifted: 'kubectl get nodeclaims -o wide',
};
