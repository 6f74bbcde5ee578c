import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { RunningVpcCni } from '../../../src/cni/adoption/running-cni';
import { CniPermissions } from '../../../src/cni/cni-permissions';
import { VpcCniAddon } from '../../../src/cni/vpc-cni-addon';
import { PodNodegroup } from '../../../src/compute/pod-nodegroup';
import { awsNode } from '../../private/aws-node';
import { CLUSTER_KINDS } from '../../private/cdk-any-cluster';
import { stackIn, vpcOf } from '../../private/cdk-fixtures';

const instanceTypes = [new ec2.InstanceType('m5.large')];
const selfManaged = RunningVpcCni.fromDaemonSet(awsNode({ env: { WARM_IP_TARGET: '5' } }));

describe.each(Object.keys(CLUSTER_KINDS))('beside a cluster %s', (kind) => {
  const on = () => {
    const stack = stackIn();
    const vpc = vpcOf(stack);
    return { stack, ...CLUSTER_KINDS[kind](stack, vpc) };
  };

  test('what EKS installed is adopted, and nodes take its mode', () => {
    const before = Object.keys(Template.fromStack(on().stack).toJSON().Resources ?? {});
    const { stack, ...asked } = on();
    const podNetworking = new VpcCniAddon(stack, 'Cni', { ...asked, adopt: selfManaged, permissions: CniPermissions.nodeRole() });
    new PodNodegroup(stack, 'Nodes', { cluster: asked.cluster, podNetworking, instanceTypes });
    const { Resources } = Template.fromStack(stack).toJSON();
    const [id] = Object.keys(Resources).filter((each) => Resources[each].Properties?.AddonName === 'vpc-cni');

    expect(Resources[id].Properties).toMatchObject({ ConfigurationValues: '{"env":{"WARM_IP_TARGET":"5"}}', AddonVersion: 'v1.20.4-eksbuild.1', ResolveConflicts: 'OVERWRITE' });
    expect(Object.keys(Resources).filter((each) => before.includes(each))).toEqual(before);
    expect(Object.keys(Resources).filter((each) => !before.includes(each) && each !== id).every((each) => each.startsWith('Nodes'))).toBe(true);
  });

  test('nodes take what somebody else keeps, and nothing of it is written', () => {
    const { stack, ...asked } = on();
    const podNetworking = VpcCniAddon.fromVpcCniAddonAttributes(stack, 'Cni', { ...asked, running: selfManaged, permissionsOnNodeRole: true });
    const { maxPods } = new PodNodegroup(stack, 'Nodes', { cluster: asked.cluster, podNetworking, instanceTypes });
    const addons = Object.values(Template.fromStack(stack).findResources('AWS::EKS::Addon')).map(({ Properties }) => Properties.AddonName);

    expect(maxPods).toBe(29);
    expect(addons).not.toContain('vpc-cni');
  });
});
