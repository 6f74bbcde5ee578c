import { Stack } from 'aws-cdk-lib';
import { NodeOs } from '../../../src/compute/node-os';
import { OPERATING_SYSTEMS } from '../../../src/compute/os/os-registry';
import { bottlerocketSettingsOf, mimePartsOf, nodeConfigOf, podCountIn } from '../../private/cdk-user-data';

function rendered(os: NodeOs, maxPods: number): string {
  return new Stack().resolve(OPERATING_SYSTEMS[os].userData({ maxPods })?.render());
}

describe('AL2023', () => {
  test('is multipart user data of one part, a NodeConfig in JSON', () => {
    const text = rendered(NodeOs.AL2023, 110);

    expect(mimePartsOf(text).map(({ contentType }) => contentType)).toEqual(['application/node.eks.aws']);
    expect(nodeConfigOf(text)).toEqual({
      apiVersion: 'node.eks.aws/v1alpha1',
      kind: 'NodeConfig',
      spec: { kubelet: { maxPodsExpression: '110', config: { maxPods: 110, kubeReserved: { memory: '1465Mi' } } } },
    });
  });

  test.each([1, 29, 110, 250])('tells kubelet %p pods, and nodeadm the same: its reserved memory follows the expression (S12, S13)', (maxPods) => {
    const { kubelet } = nodeConfigOf(rendered(NodeOs.AL2023, maxPods)).spec;

    expect(kubelet.config.maxPods).toBe(maxPods);
    expect(Number(kubelet.maxPodsExpression)).toBe(maxPods);
    expect(typeof kubelet.maxPodsExpression).toBe('string');
  });
});

describe('Bottlerocket', () => {
  test('is TOML without any MIME part: one table, a bare key, a number (S15)', () => {
    const text = rendered(NodeOs.BOTTLEROCKET, 110);

    expect(text.trim().split('\n')).toEqual(['[settings.kubernetes]', 'max-pods = 110']);
    expect(text).not.toMatch(/MIME|Content-Type|"/);
    expect(bottlerocketSettingsOf(text)).toEqual({ settings: { kubernetes: { 'max-pods': 110 } } });
  });

  test.each([1, 29, 250])('tells kubelet %p pods', (maxPods) => {
    expect(podCountIn(rendered(NodeOs.BOTTLEROCKET, maxPods))).toBe(maxPods);
  });
});
