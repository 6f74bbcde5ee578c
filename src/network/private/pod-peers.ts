import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { IConstruct } from 'constructs';
import { findingOf } from '../../findings/catalogue';
import { about } from '../../findings/subject';
import { POD_SUBNET_WORDS as WORDS } from '../../findings/words/network/pod-subnet-sources';
import { deliver } from '../../validation/deliver';
import { having, shapeFindings } from '../../validation/prop-shapes';

/** What a rule says of itself where nobody else does. */
const DESCRIPTION = 'Pods';

/**
 * Adds rules that let pods in to the security groups of something.
 *
 * @param pods the construct of the pod subnets, whose path an error names
 */
export function letIn(
  pods: IConstruct,
  peers: readonly ec2.IPeer[],
  other: ec2.IConnectable,
  port?: ec2.Port,
  description = DESCRIPTION,
): void {
  deliver(
    pods,
    shapeFindings({ other }, { other: having('what has connections, as a security group', 'connections') }, ['other']),
  );
  const { connections } = other;
  const ports = port ?? connections.defaultPort;
  if (ports === undefined) {
    deliver(pods, [findingOf(WORDS.noPort, about.prop('port'), {})]);
  }
  if (connections.securityGroups.length === 0) {
    deliver(pods, [findingOf(WORDS.noSecurityGroup, about.prop('other'), {})]);
  }
  for (const peer of peers) connections.allowFrom(peer, ports!, description);
}
