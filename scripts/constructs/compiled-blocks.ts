import { mkdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';

const PAGE = join(__dirname, '../../docs/constructs.md');

/** What the examples name and do not define, with its type in each language. */
const NAMES = {
  java: typed('software.amazon.awscdk.', 'services.ec2.', 'services.eks_v2.', 'services.autoscaling.'),
  csharp: typed('Amazon.CDK.', 'AWS.EC2.', 'AWS.EKSv2.', 'AWS.AutoScaling.'),
  go: 'app awscdk.App, stack awscdk.Stack, vpc awsec2.IVpc, subnet awsec2.ISubnet, cluster awseksv2.ICluster, '
    + 'asg awsautoscaling.AutoScalingGroup, database awsec2.IConnectable, podNetworking pods.IPodNetworking, '
    + 'nodegroup pods.PodNodegroup, podCapacityCluster pods.PodCapacityCluster',
};

/** Parameters with the names of packages before them: what the page imports has to do for the examples alone. */
function typed(cdk: string, ec2: string, eks: string, autoscaling: string): string {
  return `${cdk}App app, ${cdk}Stack stack, ${cdk}${ec2}IVpc vpc, ${cdk}${ec2}ISubnet subnet, `
    + `${cdk}${eks}ICluster cluster, ${cdk}${autoscaling}AutoScalingGroup asg, ${cdk}${ec2}IConnectable database, `
    + 'IPodNetworking podNetworking, PodNodegroup nodegroup, PodCapacityCluster podCapacityCluster';
}

const GO_PACKAGES: Readonly<Record<string, string>> = {
  awscdk: '"github.com/aws/aws-cdk-go/awscdk/v2"',
  awsautoscaling: '"github.com/aws/aws-cdk-go/awscdk/v2/awsautoscaling"',
  awsec2: '"github.com/aws/aws-cdk-go/awscdk/v2/awsec2"',
  awseksv2: '"github.com/aws/aws-cdk-go/awscdk/v2/awseksv2"',
  jsii: '"github.com/aws/jsii-runtime-go"',
  cdkekspodcapacity: '"github.com/cdk-eks-pod-capacity/cdk-eks-pod-capacity-go/cdkekspodcapacity"',
};

/** The imports of the page in a language, and its examples. */
interface PageBlocks {
  readonly imports: string;
  readonly examples: string[];
}

export function blocksIn(language: 'java' | 'csharp' | 'go'): PageBlocks {
  const text = readFileSync(PAGE, 'utf8');
  const [imports, ...examples] = [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm'))]
    .map(([, code]) => code);
  if (examples.length === 0) throw new Error(`docs/constructs.md has no examples in ${language}`);
  return { imports, examples };
}

/** Writes a class for each example of the page, for a compiler of Java. Returns how many. */
export function writeJava(folder: string): number {
  return writeAll(folder, 'java', (code, index, imports) => [
    `Example${index}.java`,
    `package com.example;\n\n${imports}\nfinal class Example${index} {\n`
      + `    static void example(${NAMES.java}) {\n${code}    }\n}\n`,
  ]);
}

/** Writes a class for each example of the page, for a compiler of C#. Returns how many. */
export function writeCsharp(folder: string): number {
  return writeAll(folder, 'csharp', (code, index, imports) => [
    `Example${index}.cs`,
    `${imports}\nstatic class Example${index} {\n    static void Example(${NAMES.csharp}) {\n${code}    }\n}\n`,
  ]);
}

/** Writes a function for each example of the page, for a compiler of Go. Returns how many. */
export function writeGo(folder: string): number {
  return writeAll(folder, 'go', (code, index) => {
    // What is made and not used is an error of Go.
    const used = [...code.matchAll(/^(\w+) :=/gm)].map(([, name]) => `_ = ${name}\n`).join('');
    const signature = `func example${index}(${NAMES.go.replace(/\bpods\./g, 'cdkekspodcapacity.')})`;
    const text = `${signature} {\n${code}${used}}\n`;
    const imports = Object.entries(GO_PACKAGES).filter(([name]) => text.includes(`${name}.`))
      .map(([, path]) => `\t${path}\n`);
    return [`example${index}.go`, `package examples\n\nimport (\n${imports.join('')})\n\n${text}`];
  });
}

function writeAll(
  folder: string,
  language: 'java' | 'csharp' | 'go',
  write: (code: string, index: number, imports: string) => [name: string, text: string],
): number {
  mkdirSync(folder, { recursive: true });
  const { imports, examples } = blocksIn(language);
  examples.map((code, index) => write(code, index, imports))
    .forEach(([name, text]) => writeFileSync(join(folder, name), text));
  return examples.length;
}
