import { addonSettings, editedVariables } from '../../../src/audit/program/addon-settings';
import { OWN_ENV } from '../../private/aws-node';

test.each<[string, Record<string, string>, object, Record<string, string>]>([
  ['nothing of what EKS sets by the cluster and its family', {}, {}, {}],
  ['nothing that the add-on says', { WARM_IP_TARGET: '5' }, { WARM_IP_TARGET: '5' }, {}],
  ['nothing that the add-on says as a number', { WARM_IP_TARGET: '5' }, { WARM_IP_TARGET: 5 }, {}],
  ['what was set by hand', { WARM_IP_TARGET: '5' }, {}, { WARM_IP_TARGET: '5' }],
  ['what was changed by hand', { WARM_IP_TARGET: '5' }, { WARM_IP_TARGET: '2' }, { WARM_IP_TARGET: '5' }],
  ['nothing of a family that is the other one', { ENABLE_IPv4: 'false', ENABLE_IPv6: 'true' }, {}, {}],
])('the configuration of an add-on is carried with %s', (_, env, configured, expected) => {
  expect(editedVariables({ ...OWN_ENV, ...env }, configured)).toEqual(expected);
});

test('what EKS installs is no setting at all', () => {
  expect(addonSettings(OWN_ENV, true)).toEqual([['warmPool', 'WarmPool.prefixes(1)']]);
});
