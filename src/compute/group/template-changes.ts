import { CfnResource } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { templateRefusals } from './template-rules';
import { Finding } from '../../findings/finding';
import { formsOf } from '../../templates/forms';
import { renderedProperties } from '../../templates/rendering';

/**
 * What EKS refuses of a group and its launch template, once somebody has changed one of them behind the construct that
 * made them. What it makes itself is right, and resources are rendered only where they differ from that.
 */
export function templateChanges(
  { node: { path: name, defaultChild } }: eks.Nodegroup,
  { node: { path, defaultChild: child } }: ec2.LaunchTemplate,
): () => Finding[] {
  const [group, template] = [defaultChild as eks.CfnNodegroup, child as ec2.CfnLaunchTemplate];
  const state = () => [
    overridesOf(group),
    overridesOf(template),
    namesIn(template.launchTemplateData),
    namesIn({ diskSize: group.diskSize, remoteAccess: group.remoteAccess }),
    namesIn({ amiType: group.amiType, releaseVersion: group.releaseVersion, version: group.version }),
  ].join('\n');
  const [made, data] = [state(), template.launchTemplateData];
  return () => {
    if (template.launchTemplateData === data && state() === made) return [];
    const { LaunchTemplateData: rendered } = renderedProperties(template);
    const asked = { name, properties: renderedProperties(group), template: { path, data: formsOf(rendered) } };
    return templateRefusals(asked).map(({ finding }) => finding);
  };
}

/** How often overrides could not be read: each such look finds a change. */
let unread = 0;

/** Overrides of a resource, which CDK keeps to itself, as text. */
function overridesOf(resource: CfnResource): string {
  try {
    return JSON.stringify(Reflect.get(resource, 'rawOverrides')) ?? `${unread++}`;
  } catch {
    return `${unread++}`;
  }
}

function namesIn(properties: object): string {
  return Object.entries(properties).filter(([, value]) => value !== undefined).map(([name]) => name).join();
}
