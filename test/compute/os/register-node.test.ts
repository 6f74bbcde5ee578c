import { kubeletFlagFindings } from '../../../src/compute/os/private/flag-findings';
import { SYSTEMD } from '../../../src/compute/os/private/kubelet-flag';
import { saidBy } from '../../private/statements';

const NODE = { maxPods: 110, vcpus: 2, types: [], mergedByEks: true, registration: {} };
const said = (flag: string) => saidBy(kubeletFlagFindings({ option: 'kubeletFlags', items: [flag], splitting: SYSTEMD }, NODE, true)).map(([name]) => name);

/** What kubelet reads as false: https://pkg.go.dev/strconv#ParseBool. */
test.each(['0', 'f', 'F', 'false', 'FALSE', 'False'])('--register-node=%s keeps nodes from registering', (value) => {
  expect(said(`--register-node=${value}`)).toEqual(['kubelet-flags.unregistered']);
});

test.each(['1', 't', 'T', 'true', 'TRUE', 'True'])('--register-node=%s does not', (value) => {
  expect(said(`--register-node=${value}`)).toEqual([]);
});
