import { AWS_CUTS } from './aws-cuts';
import { goTemplate } from './go-template';
import { KUBERNETES_CUTS } from './kubernetes-cuts';
import { SOURCES } from '../judge/sources';

/** What EKS takes for the name of a cluster. */
const CLUSTER_NAME = /^[0-9A-Za-z][0-9A-Za-z_-]{0,99}$/;

/** What a Region is called. */
const REGION_NAME = /^[a-z]{2,4}(-[a-z]+)+-\d{1,2}$/;

/** What is wrong with the names of a cluster and its Region. */
export function nameProblems(cluster: string, region: string): string[] {
  return [
    ...(CLUSTER_NAME.test(cluster) ? [] : [
      `CLUSTER '${cluster}' cannot be the name of a cluster: letters, digits, - and _, at most 100`,
    ]),
    ...(REGION_NAME.test(region) ? [] : [`REGION '${region}' cannot be a Region: give one as in eu-west-1`]),
  ];
}

/** Kinds of custom resources, with their file and resource. Where a cluster does not know them there are none. */
const CUSTOM: ReadonlyArray<readonly [file: string, kind: string, resource: string]> = [
  [SOURCES['eni-configs'].file, 'ENIConfig', 'eniconfigs.crd.k8s.amazonaws.com'],
  [SOURCES['node-pools'].file, 'NodePool', 'nodepools.karpenter.sh'],
  [SOURCES['node-classes'].file, 'EC2NodeClass', 'ec2nodeclasses.karpenter.k8s.aws'],
  [SOURCES['node-claims'].file, 'NodeClaim', 'nodeclaims.karpenter.sh'],
];

/**
 * A script for bash (3.2 or later) that reads a cluster by aws and kubectl, and writes what is read of it. Both names
 * have been checked by `nameProblems`, and stand in quotes.
 */
export function collectScript(cluster: string, region: string): string {
  const rights = (kubernetes: boolean) => [...new Set(Object.entries(SOURCES)
    .filter(([name, { command }]) => command.startsWith('kubectl') === kubernetes && name !== 'instance-types')
    .flatMap(([, { permission }]) => permission.split(', ')))];
  return [
    '#!/usr/bin/env bash',
    `# Reads cluster ${cluster} in ${region} for: eks-pod-capacity audit, eks-pod-capacity migrate`,
    '# It only reads. usage: bash collect.sh [FOLDER]',
    '#',
    '# It takes in IAM, on all resources:',
    ...rights(false).map((right) => `#   ${right}`),
    '# and in the cluster, by a ClusterRole of your own (AmazonEKSViewPolicy has neither nodes nor custom resources):',
    ...rights(true).map((right) => `#   ${right}`),
    '# Without some of them it continues, and says which file is missing.',
    '# It keeps only what an audit reads: no values of pods, no commands, no user data, no secrets.',
    '',
    'set -u -f',
    'umask 077',
    `CLUSTER='${cluster}'`,
    `REGION='${region}'`,
    "export AWS_PAGER='' AWS_CLI_AUTO_PROMPT=off",
    'OUT=${1:-"eks-$CLUSTER"}',
    'mkdir -p -- "$OUT" || exit 1',
    'missing=0',
    '',
    '# save FILE COMMAND...: writes what a command prints; where it fails there is no file',
    'save() {',
    '  file="$OUT/$1"; shift',
    '  rm -f -- "$file"',
    '  if "$@" > "$file.part" 2> "$OUT/error.part" && [ -s "$file.part" ]; then',
    '    mv -f -- "$file.part" "$file"',
    '    return 0',
    '  fi',
    '  rm -f -- "$file.part"',
    '  return 1',
    '}',
    '',
    '# lost FILE: says that a file is missing, and why',
    'lost() {',
    '  missing=$((missing + 1))',
    '  printf \'missing: %s: %s\\n\' "$1" "$(tr \'\\n\' \' \' < "$OUT/error.part" 2> /dev/null | cut -c 1-300)" >&2',
    '}',
    '',
    'query() { q="$1"; shift; aws "$@" --region "$REGION" --output json --query "$q"; }',
    'listed() { t="$1"; shift; kubectl get "$@" -o "go-template=$t"; }',
    '',
    ...awsPart(),
    '',
    ...kubernetesPart(),
    '',
    'rm -f -- "$OUT/error.part"',
    'if [ "$missing" -gt 0 ]; then',
    '  printf \'%s files are missing: what they would show is unknown\\n\' "$missing" >&2',
    'fi',
    'printf \'next: npx eks-pod-capacity audit %s\\n\' "$OUT" >&2',
    '',
  ].join('\n');
}

function awsPart(): string[] {
  const saved = (file: string, cut: string, call: string) => `save ${file} query '${cut}' ${call}`;
  const orLost = (file: string, cut: string, call: string) => `${saved(file, cut, call)} || lost ${file}`;
  const inVpc = '--filters "Name=vpc-id,Values=$VPC"';
  return [
    `if ! ${saved(SOURCES.cluster.file, AWS_CUTS.cluster, 'eks describe-cluster --name "$CLUSTER"')}; then`,
    `  lost ${SOURCES.cluster.file}`,
    '  exit 1',
    'fi',
    `VPC=$(tr -d '\\n' < "$OUT/${SOURCES.cluster.file}" `
    + '| sed -n \'s/.*"vpcId": *"\\(vpc-[0-9a-z]*\\)".*/\\1/p\')',
    'if [ -z "$VPC" ]; then',
    '  printf \'the cluster names no VPC\\n\' >&2',
    '  exit 1',
    'fi',
    orLost(SOURCES.vpc.file, AWS_CUTS.vpcs, 'ec2 describe-vpcs --vpc-ids "$VPC"'),
    orLost(SOURCES.subnets.file, AWS_CUTS.subnets, `ec2 describe-subnets ${inVpc}`),
    orLost(SOURCES.interfaces.file, AWS_CUTS.interfaces, `ec2 describe-network-interfaces ${inVpc}`),
    orLost(SOURCES.instances.file, AWS_CUTS.instances, `ec2 describe-instances ${inVpc}`),
    '',
    '# a call for each subnet',
    `rm -f -- "$OUT/${SOURCES.reservations.file}"`,
    `for s in $(grep -o 'subnet-[0-9a-z]*' "$OUT/${SOURCES.subnets.file}" 2> /dev/null | sort -u); do`,
    `  if save one-subnet query "{SubnetId: '$s', ${AWS_CUTS.reservations}}" `
    + 'ec2 get-subnet-cidr-reservations --subnet-id "$s"; then',
    `    cat -- "$OUT/one-subnet" >> "$OUT/${SOURCES.reservations.file}"`,
    '  else',
    `    lost "${SOURCES.reservations.file} of $s"`,
    '  fi',
    'done',
    'rm -f -- "$OUT/one-subnet"',
    '',
    `${saved('nodegroups.json', '@', 'eks list-nodegroups --cluster-name "$CLUSTER"')} || lost nodegroups.json`,
    'set +f',
    'rm -f -- "$OUT"/nodegroup-*.json',
    'set -f',
    'n=0',
    'for g in $(tr -d \'\\n\' < "$OUT/nodegroups.json" 2> /dev/null | sed \'s/^[^[]*\\[//; s/\\].*$//\' '
    + '| tr -d \'" \' | tr \',\' \'\\n\'); do',
    '  n=$((n + 1))',
    `  ${saved('"nodegroup-$n.json"', AWS_CUTS.nodegroup,
      'eks describe-nodegroup --cluster-name "$CLUSTER" --nodegroup-name "$g"')} || lost "nodegroup-$n.json of $g"`,
    'done',
    '',
    orLost(SOURCES.addons.file, '@', 'eks list-addons --cluster-name "$CLUSTER"'),
    `if [ ! -f "$OUT/${SOURCES.addons.file}" ] || grep -q '"vpc-cni"' "$OUT/${SOURCES.addons.file}"; then`,
    `  ${orLost(SOURCES.addon.file, AWS_CUTS.addon,
      'eks describe-addon --cluster-name "$CLUSTER" --addon-name vpc-cni')}`,
    'else',
    `  rm -f -- "$OUT/${SOURCES.addon.file}"`,
    'fi',
  ];
}

function kubernetesPart(): string[] {
  const of = (file: string, kind: string, what: string) =>
    `save ${file} listed '${goTemplate(kind, KUBERNETES_CUTS[kind])}' ${what}`;
  const orLost = (file: string, kind: string, what: string) => `${of(file, kind, what)} || lost ${file}`;
  return [
    'server=$(kubectl config view --minify -o \'jsonpath={.clusters[0].cluster.server}\' 2> /dev/null)',
    `if [ -n "$server" ] && ! grep -qF -- "$server" "$OUT/${SOURCES.cluster.file}"; then`,
    '  printf \'kubectl uses %s, which is not the endpoint of %s: check its context\\n\' "$server" "$CLUSTER" >&2',
    'fi',
    orLost(SOURCES.nodes.file, 'Node', 'nodes'),
    orLost(SOURCES.pods.file, 'Pod', 'pods -A'),
    orLost(SOURCES['aws-node'].file, 'DaemonSet', 'daemonsets -n kube-system --field-selector metadata.name=aws-node'),
    orLost(SOURCES['disruption-budgets'].file, 'PodDisruptionBudget', 'poddisruptionbudgets -A'),
    '',
    '# where a cluster does not know a kind, it has none of it',
    ...CUSTOM.flatMap(([file, kind, resource]) => [
      `if ! ${of(file, kind, resource)}; then`,
      "  if grep -qE \"doesn't have a resource type|could not find the requested resource\" \"$OUT/error.part\"; then",
      `    printf '{"kind":"${kind}List","items":[]}\\n' > "$OUT/${file}"`,
      '  else',
      `    lost ${file}`,
      '  fi',
      'fi',
    ]),
  ];
}
