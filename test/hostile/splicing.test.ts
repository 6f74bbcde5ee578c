import { Stack } from 'aws-cdk-lib';
import fc from 'fast-check';
import { hostileText, TEXTS } from './values';
import { IpAssignment, NodeOs, SnatPolicy, WarmPool } from '../../src';
import { configurationValues } from '../../src/cni/settings/configuration-values';
import { registrationFindings } from '../../src/compute/join/registration';
import { OPERATING_SYSTEMS } from '../../src/compute/os/os-registry';
import { reportMarkdown } from '../../src/render/comment/report-markdown';
import { markdownOf } from '../../src/render/markdown';
import { reportOf } from '../../src/render/model/report-of-plan';
import { pageOf } from '../../src/render/page/report-page';
import { documentIn } from '../nodes/node-kind';
import { groupOf, nodesIn, planOf } from '../private/forecast-fixtures';
import { holds } from '../private/laws';

const told = (os: NodeOs, settings: object): any => documentIn(OPERATING_SYSTEMS[os].userData({ maxPods: 29, ...settings })!.render());
const introduction = (text: string) => ({ name: text, apiServerEndpoint: text, certificateAuthority: text, cidr: '172.20.0.0/16' });

/** Texts that a format can hold at all: halves of a character are none in UTF-8. */
const whole = (text: string) => Buffer.from(text, 'utf8').toString('utf8') === text;

/** A text of a user stands in a document as that text, in its place, and nothing else comes of it. */
function lawOf(read: (text: string) => unknown, expected: (text: string) => unknown): void {
  for (const text of TEXTS.filter(whole)) expect(read(text)).toEqual(expected(text));
  holds(fc.property(hostileText.filter(whole), (text) => expect(read(text)).toEqual(expected(text))), 100);
}

test('a NodeConfig', () => {
  lawOf((text) => told(NodeOs.AL2023, { kubeletConfig: { clusterDomain: text }, kubeletFlags: [`--x=${text}`] }).spec.kubelet,
    (text) => ({
      maxPodsExpression: '29',
      config: { clusterDomain: text, kubeReserved: { memory: '574Mi' }, maxPods: 29 }, // 11 x 29 + 255
      flags: [`--x=${text}`],
    }));
});

test('the cluster in a NodeConfig', () => {
  lawOf((text) => told(NodeOs.AL2023, { introduction: introduction(text) }).spec.cluster, introduction);
});

test('settings of Bottlerocket, as values and as keys', () => {
  lawOf((text) => told(NodeOs.BOTTLEROCKET, { bottlerocketSettings: { motd: text, kubernetes: { [text]: text } } }),
    (text) => ({ settings: { motd: text, kubernetes: { ...Object.fromEntries([[text, text]]), 'max-pods': 29 } } }));
});

test('the configuration of the add-on', () => {
  lawOf((text) => JSON.parse(new Stack().resolve(new Stack().toJsonString(configurationValues({
    ipAssignment: IpAssignment.prefixDelegation(),
    warmPool: WarmPool.prefixes(1),
    snat: SnatPolicy.node(),
    environment: { AWS_VPC_K8S_CNI_LOGLEVEL: text },
  })))).env.AWS_VPC_K8S_CNI_LOGLEVEL, (text) => text);
});

test('PowerShell: the words of a command line are those of the script', () => {
  lawOf((text) => wordsIn(OPERATING_SYSTEMS[NodeOs.WINDOWS].userData({ maxPods: 29, introduction: introduction(text) })!.render()), (text) => [
    '-EKSClusterName', text, '-APIServerEndpoint', text, '-Base64ClusterCA', text, '-ServiceCIDR', '172.20.0.0/16', '-DNSClusterIP', '172.20.0.10', '-KubeletExtraArgs', '--max-pods=29',
  ]);
});

/** The words after the script, of which those in single quotation marks have theirs doubled, whichever PowerShell takes for one. */
function wordsIn(userData: string): string[] {
  const line = /^<powershell>& "[^"]*"([^]*)<\/powershell>$/.exec(userData)![1];
  return [...line.matchAll(/ (?:'((?:[^'\u2018-\u201b]|(['\u2018-\u201b])\2)*)'|([^ ']+))/g)]
    .map(([, quoted, , bare]) => bare ?? quoted.replace(/(['\u2018-\u201b])\1/g, '$1'));
}

test('flags: a label or a taint is one, or is refused', () => {
  for (const text of TEXTS) {
    const labels = registrationFindings({ labels: { team: text } });
    const taints = registrationFindings({ taints: [{ key: text, value: 'x', effect: 'NO_SCHEDULE' as any }] });

    expect(labels.length > 0).toBe(!/^([A-Za-z0-9]([-\w.]{0,61}[A-Za-z0-9])?)?$/.test(text));
    if (/[,=:\s'"]/.test(text)) expect([labels.length, taints.length]).toEqual([1, 1]);
  }
  expect(registrationFindings({ labels: { 'example.com/team': 'web-1.a_b', 'x': '' }, taints: [{ key: 'dedicated', value: 'gpu', effect: 'NO_SCHEDULE' as any }] })).toEqual([]);
});

describe('pages', () => {
  const report = (text: string) => ({ title: text, sections: [{ title: text, lines: [text], head: [text, 'count'], rows: [[text, '1']] }] });

  // Names of a few kinds stand where those of a plan can.
  const model = reportOf(planOf({ subnets: [nodesIn('a', '10.0.0.0/24', { name: 'NAME' })], nodegroups: [groupOf({ name: 'NAME', subnets: ['NAME'] })] }), { name: 'NAME' });
  const named = (text: string): typeof model => JSON.parse(JSON.stringify(model), (_, value) => (typeof value === 'string' ? value.replaceAll('NAME', () => text) : value));

  test('a page has the tags of the report and no other', () => {
    const tags = (page: string) => page.match(/<[^>]*>/g);
    const plain = tags(pageOf(named('plain')));

    lawOf((text) => tags(pageOf(named(text))), () => plain);
  });

  test('a comment has the lines of the report and no other', () => {
    const shape = (text: string) => reportMarkdown(named(`x${text.replace(/\p{Cc}/gu, ' ')}`), { maxBytes: 0 }).split('\n').length;
    const plain = shape('x');

    lawOf(shape, () => plain);
  });

  test('Markdown has the lines and the cells of the report and no other', () => {
    const shape = (page: string) => page.split('\n').map((line) => [line[0], line.split(/(?<!\\)\|/).length]);

    lawOf((text) => shape(markdownOf(report(`x${text}`))).length, () => shape(markdownOf(report('x'))).length);
    lawOf((text) => shape(markdownOf(report(`x${text}`)))[6][1], () => 4);
  });
});
