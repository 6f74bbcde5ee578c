import { Effects } from './private/effects';
import { CLUSTER, eniConfig, group, manifest, ref, subnet } from './private/parts';
import { factsOf } from './private/read-facts';
import { WrittenResources } from './private/variants';
import { clusterFacts, fargateProfiles } from '../../../src/checks/facts/cluster-facts';
import { AppResources } from '../../../src/templates/app-resources';

/** What `aws-eks` makes of a cluster: custom resources with the properties of the API. */
const LEGACY: WrittenResources = {
  Vpc: CLUSTER.Vpc,
  One: CLUSTER.One,
  Two: CLUSTER.Two,
  PodsOne: subnet('100.64.0.0/18', 'a'),
  Cluster: {
    Type: 'Custom::AWSCDK-EKS-Cluster',
    Properties: {
      Config: {
        name: 'prod',
        version: '1.34',
        roleArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
        bootstrapSelfManagedAddons: false,
        resourcesVpcConfig: { subnetIds: [ref('One'), ref('Two')], endpointPublicAccess: true, publicAccessCidrs: ['0.0.0.0/0'] },
        kubernetesNetworkConfig: { serviceIpv4Cidr: '172.20.0.0/16', ipFamily: 'ipv4' },
        logging: { clusterLogging: [{ enabled: true, types: ['api', 'audit'] }, { enabled: false, types: ['scheduler'] }, { types: ['authenticator'] }] },
      },
      AssumeRoleArn: 'arn',
    },
  },
  Role: { Type: 'AWS::IAM::Role', Properties: {} },
  Profile: {
    Type: 'Custom::AWSCDK-EKS-FargateProfile',
    Properties: { Config: { clusterName: ref('Cluster'), fargateProfileName: 'x', selectors: [{ namespace: 'default', labels: { a: 'b' } }], subnets: [ref('One'), ref('Two')] } },
  },
  Applied: manifest(eniConfig('eu-west-1a', ref('PodsOne'))),
  Patch: {
    Type: 'Custom::AWSCDK-EKS-KubernetesPatch',
    Properties: { ClusterName: ref('Cluster'), ResourceName: 'daemonset/aws-node', ResourceNamespace: 'kube-system', ApplyPatchJson: {} },
  },
  Chart: { Type: 'Custom::AWSCDK-EKS-HelmChart', Properties: { ClusterName: ref('Cluster'), Chart: 'aws-vpc-cni', Values: { eniConfig: { create: true } } } },
  Group: group({ InstanceTypes: ['m5.large'] }),
};

/** Nodes that join by themselves, as `addAutoScalingGroupCapacity` writes them, beside an Auto Mode that is off. */
const OWN: WrittenResources = {
  Vpc: CLUSTER.Vpc,
  One: CLUSTER.One,
  Cluster: { Type: 'Custom::AWSCDK-EKS-Cluster', Properties: { Config: { computeConfig: { enabled: false }, resourcesVpcConfig: { subnetIds: [ref('One')] } } } },
  Launch: {
    Type: 'AWS::AutoScaling::LaunchConfiguration',
    Properties: { InstanceType: 'm5.large', UserData: { 'Fn::Base64': { 'Fn::Join': ['', ['#!/bin/bash\n/etc/eks/bootstrap.sh ', ref('Cluster'), ' --use-max-pods true']] } } },
  },
  Nodes: {
    Type: 'AWS::AutoScaling::AutoScalingGroup',
    Properties: {
      MinSize: '1',
      MaxSize: '3',
      VPCZoneIdentifier: [ref('One')],
      LaunchConfigurationName: ref('Launch'),
      Tags: [{ Key: { 'Fn::Join': ['', ['kubernetes.io/cluster/', ref('Cluster')]] }, Value: 'owned', PropagateAtLaunch: true }],
    },
  },
};

const read = (resources: AppResources) => ({
  ...factsOf(resources),
  made: Object.fromEntries(clusterFacts(resources).map(({ resource, properties }) => [resource.path, properties])),
  profiles: Object.fromEntries(fargateProfiles(resources).map(({ path, properties }) => [path, properties])),
});

describe.each<[string, WrittenResources]>([['a cluster of aws-eks', LEGACY], ['its own nodes', OWN]])('%s', (_, resources) => {
  const effects = new Effects({ resources }, read);

  test('what is read', () => {
    expect(effects.whole).toMatchSnapshot();
  });

  test.each(effects.idsBeside(CLUSTER))('%s', (id) => {
    expect(effects.of(id)).toMatchSnapshot();
  });
});
