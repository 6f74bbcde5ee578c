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

test.each<[string, Record<string, string>, boolean, string | undefined]>([
  ['no ENI', { WARM_ENI_TARGET: '0' }, false, 'WarmPool.addresses(1)'],
  ['two ENIs', { WARM_ENI_TARGET: '2' }, false, 'WarmPool.enis(2)'],
  ['addresses', { WARM_ENI_TARGET: '0', WARM_IP_TARGET: '3' }, false, 'WarmPool.addresses(3)'],
  ['a minimum alone', { MINIMUM_IP_TARGET: '9' }, false, 'WarmPool.addresses(1, 9)'],
  ['no prefix, with which the VPC CNI does not start', { WARM_PREFIX_TARGET: '0' }, true, undefined],
])('a pool that keeps %s is written as one that the add-on takes', (_, env, prefixes, expected) => {
  expect(Object.fromEntries(addonSettings({ ...OWN_ENV, ...env }, prefixes)).warmPool).toBe(expected);
});

test('what EKS installs is no setting at all', () => {
  expect(addonSettings(OWN_ENV, true)).toEqual([['warmPool', 'WarmPool.prefixes(1)']]);
});
