import { documentsOf } from '../../../src/audit/input/json-documents';

/** What stands in a file in place of JSON, and what is said of it. */
const TEXTS: Array<[what: string, text: string, says: RegExp]> = [
  ['an error of aws', '\nAn error occurred (UnauthorizedOperation) when calling the DescribeSubnets operation: You are not authorized\n',
    /call that failed \(UnauthorizedOperation of DescribeSubnets\)/],
  ['an error after retries', 'An error occurred (Throttling) (reached max retries: 4) when calling the DescribeNetworkInterfaces operation', /Throttling of DescribeNetworkInterfaces/],
  ['a command line that aws does not know', 'usage: aws [options] <command>\naws: error: argument operation', /call aws again/],
  ['aws without credentials', 'Unable to locate credentials. You can configure credentials by running "aws login".', /call aws again/],
  ['an error of Kubernetes', 'Error from server (Forbidden): nodes is forbidden: User "x" cannot list resource "nodes"', /call that failed \(Forbidden\)/],
  ['kubectl without a login', 'error: You must be logged in to the server (Unauthorized)\n', /call that failed \(error: You must be logged in to the server \(Unauthorized\)\)/],
  ['kubectl without a server', 'The connection to the server localhost:8080 was refused - did you specify the right host or port?', /call kubectl again/],
  ['YAML of kubectl', 'apiVersion: v1\nitems:\n- apiVersion: v1\n  kind: Node\nkind: List\n', /is YAML, not JSON: call kubectl with -o json/],
  ['YAML of kubectl with a mark', '---\r\napiVersion: v1\r\nkind: Node\r\n', /-o json/],
  ['YAML of aws', 'Subnets:\n- AvailabilityZone: eu-west-1a\n', /is YAML, not JSON: call aws with --output json/],
  ['YAML of a list of aws', '- SubnetId: subnet-0a\n  VpcId: vpc-0a\n', /--output json/],
  ['text of aws', 'SUBNETS\tsubnet-0a\t10.0.0.0/24\n', /table of aws/],
  ['a table of aws', '---------------\n|DescribeSubnets|\n', /table of aws/],
  ['a table of kubectl', 'NAME      STATUS   ROLES\nip-1      Ready    <none>\n', /table of kubectl/],
  ['nothing of kubectl', 'No resources found\n', /message of kubectl/],
  ['the script of collect', '#!/usr/bin/env bash\nset -u\n', /is a script, not JSON: run it/],
  ['a page', '<!DOCTYPE html><html></html>', /page or XML/],
  ['a forecast', '# what runs\nsubnets:\n  - name: a\nnodegroups: []\n', /YAML of a forecast.*plan, advise and simulate read it/],
  ['JSON that is broken', '{"Subnets": [', /^is not JSON: /],
  ['a word', 'hello', /^is not JSON: /],
];

test.each(TEXTS)('%s is said to be that', (_, text, says) => {
  const { problem } = documentsOf(text) as { problem: string };

  expect(problem).toMatch(says);
  expect(problem).not.toContain('\n');
});
