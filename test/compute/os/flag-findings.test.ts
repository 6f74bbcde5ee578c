import { idleFlagFindings } from '../../../src/compute/os/private/flag-findings';
import { SYSTEMD, WINDOWS } from '../../../src/compute/os/private/kubelet-flag';
import { saidBy } from '../../private/statements';

const said = (items: string[], splitting = SYSTEMD) => saidBy(idleFlagFindings([{ option: 'kubeletFlags', items, splitting }])).map(([, { flag }]) => flag);

/** Flags of kubelet whose type is a map or a list: https://kubernetes.io/docs/reference/command-line-tools-reference/kubelet/. */
test.each([
  'node-labels', 'feature-gates', 'system-reserved', 'kube-reserved', 'cluster-dns', 'eviction-hard', 'eviction-soft', 'eviction-soft-grace-period',
  'eviction-minimum-reclaim', 'allowed-unsafe-sysctls', 'enforce-node-allocatable', 'tls-cipher-suites', 'reserved-memory', 'cpu-manager-policy-options',
  'topology-manager-policy-options', 'vmodule',
])('values of --%s are added up', (name) => {
  expect(said([`--${name}=a=1`, `--${name}=b=2`])).toEqual([]);
  expect(said([`--${name}=a=1`, `--${name}=b=2`], WINDOWS)).toEqual([]);
});

/** And some of one value, whose names are near to those. */
test.each([
  'node-ip', 'cluster-domain', 'eviction-pressure-transition-period', 'eviction-max-pod-grace-period', 'reserved-cpus', 'cpu-manager-policy',
  'topology-manager-policy', 'tls-min-version', 'v', 'system-reserved-cgroup', 'kube-reserved-cgroup', 'cloud-provider',
])('of values of --%s the last one holds', (name) => {
  expect(said([`--${name}=1`, `--${name}=2`, `--${name}=3`])).toEqual([`--${name}=1`, `--${name}=2`]);
});
