import { mkdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';

const PAGE = join(__dirname, '../../docs/constructs.md');

const TYPED = 'App app, Stack stack, IVpc vpc, ISubnet subnet, ICluster cluster, AutoScalingGroup asg, '
  + 'IConnectable database, IPodNetworking podNetworking, PodNodegroup nodegroup, '
  + 'PodCapacityCluster podCapacityCluster';

/** What the examples name and do not define, with its type in each language. */
const NAMES = {
  java: TYPED,
  csharp: TYPED,
  go: 'app awscdk.App, stack awscdk.Stack, vpc awsec2.IVpc, subnet awsec2.ISubnet, cluster awseksv2.ICluster, '
    + 'asg awsautoscaling.AutoScalingGroup, database awsec2.IConnectable, podNetworking pods.IPodNetworking, '
    + 'nodegroup pods.PodNodegroup, podCapacityCluster pods.PodCapacityCluster',
};

const JAVA_HEAD = `package com.example;

import io.github.cdkekspodcapacity.*;
import java.util.*;
import software.amazon.awscdk.*;
import software.amazon.awscdk.Stack; // and not that of java.util
import software.amazon.awscdk.services.autoscaling.AutoScalingGroup;
import software.amazon.awscdk.services.ec2.*;
import software.amazon.awscdk.services.eks_v2.ICluster;
import software.amazon.awscdk.services.eks_v2.KubernetesVersion;
`;

const CSHARP_HEAD = `using Amazon.CDK;
using Amazon.CDK.AWS.AutoScaling;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.EKSv2;
using CdkEksPodCapacity;
using System.Collections.Generic;
`;

const GO_PACKAGES: Readonly<Record<string, string>> = {
  awscdk: '"github.com/aws/aws-cdk-go/awscdk/v2"',
  awsautoscaling: '"github.com/aws/aws-cdk-go/awscdk/v2/awsautoscaling"',
  awsec2: '"github.com/aws/aws-cdk-go/awscdk/v2/awsec2"',
  awseksv2: '"github.com/aws/aws-cdk-go/awscdk/v2/awseksv2"',
  jsii: '"github.com/aws/jsii-runtime-go"',
  cdkekspodcapacity: '"github.com/cdk-eks-pod-capacity/cdk-eks-pod-capacity-go/cdkekspodcapacity"',
};

/** The examples of the page in a language, less the imports at its beginning. */
export function blocksIn(language: 'java' | 'csharp' | 'go'): string[] {
  const text = readFileSync(PAGE, 'utf8');
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm'))].map(([, code]) => code)
    .filter((code) => !/^(?:import|using) /.test(code));
}

/** Writes a class for each example of the page, for a compiler of Java. Returns how many. */
export function writeJava(folder: string): number {
  return writeAll(folder, 'java', (code, index) => [
    `Example${index}.java`,
    `${JAVA_HEAD}\nfinal class Example${index} {\n    static void example(${NAMES.java}) {\n${code}    }\n}\n`,
  ]);
}

/** Writes a class for each example of the page, for a compiler of C#. Returns how many. */
export function writeCsharp(folder: string): number {
  return writeAll(folder, 'csharp', (code, index) => [
    `Example${index}.cs`,
    `${CSHARP_HEAD}\nstatic class Example${index} {\n    static void Example(${NAMES.csharp}) {\n${code}    }\n}\n`,
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
  write: (code: string, index: number) => [name: string, text: string],
): number {
  mkdirSync(folder, { recursive: true });
  const blocks = blocksIn(language);
  if (blocks.length === 0) throw new Error(`docs/constructs.md has no examples in ${language}`);
  blocks.map(write).forEach(([name, text]) => writeFileSync(join(folder, name), text));
  return blocks.length;
}
