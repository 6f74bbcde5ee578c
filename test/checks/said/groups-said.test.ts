import { statementsOf } from './read-statements';
import { Effects } from '../effects/effects';
import { addon, CLUSTER, group, ref } from '../effects/parts';
import { WrittenResources } from '../effects/variants';

/*
 * The same of node groups and launch templates.
 */

const CNI = addon('vpc-cni', { ResolveConflicts: 'OVERWRITE', ConfigurationValues: { env: {} } });
const NODE_CONFIG = 'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="B"\n\n--B\nContent-Type: application/node.eks.aws\n\n'
  + 'apiVersion: node.eks.aws/v1alpha1\nkind: NodeConfig\nspec:\n  kubelet:\n    config:\n      maxPods: 29\n\n--B--\n';

/** A group with all that EKS lets it say. */
const TOLD: WrittenResources = {
  ...CLUSTER,
  Cni: CNI,
  Group: group({
    AmiType: 'AL2023_x86_64_STANDARD',
    InstanceTypes: ['m5.large'],
    UpdateConfig: { MaxUnavailable: 1 },
    Taints: [{ Key: 'dedicated', Effect: 'NO_SCHEDULE' }],
    LaunchTemplate: { Id: ref('Launch'), Version: '1' },
  }, 'Cni'),
  Launch: {
    Type: 'AWS::EC2::LaunchTemplate',
    Properties: {
      LaunchTemplateData: {
        MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1, HttpEndpoint: 'enabled' },
        BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { Encrypted: true } }],
        UserData: { 'Fn::Base64': NODE_CONFIG },
      },
    },
  },
};

/** A group whose launch template chooses image and type. */
const OWN_IMAGE: WrittenResources = {
  ...CLUSTER,
  Cni: CNI,
  Group: group({ AmiType: 'CUSTOM', UpdateConfig: { MaxUnavailablePercentage: 20 }, LaunchTemplate: { Id: ref('Launch'), Version: '1' } }, 'Cni'),
  Launch: {
    Type: 'AWS::EC2::LaunchTemplate',
    Properties: { LaunchTemplateData: { InstanceType: 'm5.large', ImageId: 'ami-0123456789abcdef0', UserData: { 'Fn::Base64': '#!/bin/bash\n/etc/eks/bootstrap.sh prod --use-max-pods false --kubelet-extra-args --max-pods=29' } } },
  },
};

describe.each<[string, WrittenResources]>([['a group that says much', TOLD], ['a group with an image of its own', OWN_IMAGE]])('%s', (_, resources) => {
  const effects = new Effects({ resources }, statementsOf);

  test('as it is', () => {
    expect(effects.whole).toMatchSnapshot();
  });

  test.each(['Group', 'Launch'])('%s', (id) => {
    expect(effects.of(id)).toMatchSnapshot();
  });
});
