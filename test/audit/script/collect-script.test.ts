import { spawnSync } from 'child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { SOURCES } from '../../../src/audit/judge/sources';
import { collectScript, nameProblems } from '../../../src/audit/script/collect-script';
import { main } from '../../../src/cli/main';
import { audited, ClusterName, folderOf, namesIn } from '../fixtures';

const AWS = `#!/usr/bin/env bash
printf 'aws %s\\n' "$*" >> "$LOG"
case " $DENIED " in *" $2 "*) printf '\\nAn error occurred (UnauthorizedOperation): no\\n' >&2; exit 254 ;; esac
case "$1 $2" in
  'eks describe-cluster') f=cluster.json ;;
  'ec2 describe-vpcs') f=vpcs.json ;;
  'ec2 describe-subnets') f=subnets.json ;;
  'ec2 describe-network-interfaces') f=network-interfaces.json ;;
  'ec2 describe-instances') f=instances.json ;;
  'ec2 get-subnet-cidr-reservations') grep -h "\\"SubnetId\\": \\"$4\\"" "$FILES/reservations.json" | head -n 1; exit ;;
  'eks list-nodegroups') f=nodegroups.json ;;
  'eks describe-nodegroup') f=nodegroup-1.json ;;
  'eks list-addons') f=addons.json ;;
  'eks describe-addon') f=vpc-cni.json ;;
  *) exit 2 ;;
esac
cat "$FILES/$f"
`;

const KUBECTL = `#!/usr/bin/env bash
printf 'kubectl %s\\n' "$*" >> "$LOG"
if [ "$1" = config ]; then printf 'https://elsewhere'; exit; fi
case " $DENIED " in *" $2 "*) printf 'Error from server (Forbidden): %s\\n' "$2" >&2; exit 1 ;; esac
case " $UNKNOWN " in *" $2 "*) printf "error: the server doesn't have a resource type \\"%s\\"\\n" "$2" >&2; exit 1 ;; esac
f=\${2%%.*}.json
[ "$2" = daemonsets ] && f=aws-node.json
cat "$FILES/$f"
`;

/** The folder that the script writes, what it says, and the calls that it made. */
function collected(cluster: ClusterName, { denied = '', unknown = '' } = {}) {
  const home = mkdtempSync(join(tmpdir(), 'collect-'));
  mkdirSync(join(home, 'bin'));
  for (const [name, text] of [['aws', AWS], ['kubectl', KUBECTL]]) {
    writeFileSync(join(home, 'bin', name), text);
    chmodSync(join(home, 'bin', name), 0o755);
  }
  const script = join(home, 'collect.sh');
  writeFileSync(script, collectScript('demo', 'eu-west-1'));
  const { status, stderr } = spawnSync('bash', [script], {
    cwd: home,
    encoding: 'utf8',
    env: { PATH: `${join(home, 'bin')}:${process.env.PATH}`, LOG: join(home, 'log'), FILES: folderOf(cluster), DENIED: denied, UNKNOWN: unknown },
  });
  return { folder: join(home, 'eks-demo'), status, stderr, calls: readFileSync(join(home, 'log'), 'utf8').trim().split('\n') };
}

test('is a script that bash reads, without a single quote where it would end one', () => {
  const { status, stderr } = spawnSync('bash', ['-n'], { input: collectScript('demo', 'eu-west-1'), encoding: 'utf8' });

  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test('says in its head what it takes', () => {
  const script = collectScript('demo', 'eu-west-1');

  for (const [name, { permission }] of Object.entries(SOURCES)) {
    if (name !== 'instance-types') for (const right of permission.split(', ')) expect(script).toContain(`#   ${right}\n`);
  }
});

test('collects a cluster, so that its audit says what that of its files says', () => {
  const cluster = 'fragmented';
  const { folder, status, stderr, calls } = collected(cluster);
  const said = JSON.parse(main(['audit', folder, '--json']).stdout);

  expect(status).toBe(0);
  expect(stderr).toContain('which is not the endpoint of demo');
  expect(stderr).not.toContain('missing');
  expect(said.findings.map(({ id }: { id: string }) => id.split(':')[1])).toEqual(namesIn(audited(cluster)));
  expect(said.unknown).toEqual([]);
  expect(readdirSync(folder).filter((name) => !name.endsWith('.json'))).toEqual([]);
  // Each call once, and one for each subnet.
  expect(new Set(calls).size).toBe(calls.length);
  expect(calls.filter((call) => !/^aws (eks|ec2) (describe|list|get)-|^kubectl (get|config view) /.test(call))).toEqual([]);
  expect(calls.filter((call) => call.includes('get-subnet-cidr-reservations'))).toHaveLength(2);
});

describe('goes on where something is missing, and says which file', () => {
  test('permissions of EC2 and EKS, one of a call for each subnet, rights in the cluster and on custom resources', () => {
    const denied = 'describe-network-interfaces list-nodegroups get-subnet-cidr-reservations nodes eniconfigs.crd.k8s.amazonaws.com';
    const { folder, status, stderr } = collected('roomy', { denied });
    const said = main(['audit', folder]).stdout;

    expect(status).toBe(0);
    for (const file of ['network-interfaces.json', 'nodegroups.json', 'reservations.json of subnet-0a', 'nodes.json', 'eniconfigs.json']) {
      expect(stderr).toContain(`missing: ${file}: `);
      expect(said).toMatch(new RegExp(`unknown, needs .*${file.split(' ')[0].replace('nodegroups', 'nodegroup-1')}`));
    }
    expect(stderr).toContain('6 files are missing');
  });

  test('a cluster that does not know a kind has none of it', () => {
    const { folder, stderr } = collected('roomy', { unknown: 'nodepools.karpenter.sh eniconfigs.crd.k8s.amazonaws.com' });

    expect(stderr).not.toContain('missing');
    expect(JSON.parse(main(['audit', folder, '--json']).stdout).unknown).toEqual([]);
  });

  test('a cluster that cannot be described ends it', () => {
    expect(collected('roomy', { denied: 'describe-cluster' })).toMatchObject({ status: 1, calls: [expect.stringContaining('describe-cluster')] });
  });
});

describe('names that no cluster and no Region has are refused', () => {
  test.each([
    ["demo'; rm -rf /; '", 'eu-west-1'], ['$(id)', 'eu-west-1'], ['`id`', 'eu-west-1'], ['a b', 'eu-west-1'], ['', 'eu-west-1'], ['-demo', 'eu-west-1'],
    ['a\nb', 'eu-west-1'], ['x'.repeat(101), 'eu-west-1'], ['demo', 'eu-west-1;id'], ['demo', 'Europe'], ['demo', 'eu-west-1\n'], ['demo', 'eu-west-1a'],
  ])('%j in %j', (cluster, region) => {
    expect(nameProblems(cluster, region)).toHaveLength(1);
    expect(main(['collect', '--', cluster, region])).toMatchObject({ code: 2, stdout: '' });
  });

  test.each([['demo', 'eu-west-1'], ['Demo_1-a', 'us-gov-west-1'], ['0', 'ap-southeast-5'], ['a', 'us-iso-east-1'], ['a', 'eusc-de-east-1']])('%s in %s is taken', (...names) => {
    expect(nameProblems(...names)).toEqual([]);
  });
});
