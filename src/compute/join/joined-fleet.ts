import { Token } from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { BootstrapDesign } from './bootstrap-design';
import { FleetSpread } from '../../forecast/fleets/fleet-forecast';
import { PLACEMENTS } from '../../network/placement-rules';
import { FleetInPlan } from '../cluster-nodes';

/** Sizes of an Auto Scaling group, of which CloudFormation takes strings. */
interface Sizes {
  readonly min: number;
  readonly max: number;
  readonly desired: number;
}

/**
 * What a plan counts of an Auto Scaling group whose nodes join: as it is when the plan is read. Undefined where its
 * sizes are tokens, or its subnets are not subnets of the cluster's VPC that this App knows.
 *
 * A warm pool keeps nodes beside the group's own: in all at most the larger of its greatest prepared capacity (by
 * default `maxSize`) and the desired capacity with the least size of the pool. That formula is inferred.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutWarmPool.html
 */
export function joinedFleet(asg: autoscaling.AutoScalingGroup, design: BootstrapDesign): FleetInPlan | undefined {
  const resource = asg.node.defaultChild;
  if (!(resource instanceof autoscaling.CfnAutoScalingGroup)) return undefined;
  const sizes = sizesOf(resource);
  const subnets = subnetsOf(resource, design.cluster.known.vpc);
  if (sizes === undefined || subnets === undefined) return undefined;
  const prepared = preparedBy(asg, sizes);
  if (prepared === undefined) return undefined;
  const { podNetworking, types, told: { maxPods }, os: { kernel }, counts: { hostNetworkPods, efaOnlyEnis } } = design;
  return {
    forecast: {
      instanceTypes: [...types],
      os: kernel.name,
      maxPods,
      ...(hostNetworkPods === undefined ? {} : { hostNetworkPods }),
      ...(efaOnlyEnis === undefined ? {} : { efaOnlyEnis }),
      limits: { nodes: Math.max(1, sizes.max, prepared) },
      minNodes: sizes.min,
      expectedNodes: sizes.desired,
      budgetPercent: addedWhileReplaced(resource),
      spread: FleetSpread.EVEN,
    },
    subnets,
    podSubnets: PLACEMENTS[podNetworking.placement].foundBy === 'eni-config'
      ? podNetworking.podSubnets?.subnets
      : undefined,
  };
}

function sizesOf({ minSize, maxSize, desiredCapacity = minSize }: autoscaling.CfnAutoScalingGroup): Sizes | undefined {
  const [min, max, desired] = [minSize, maxSize, desiredCapacity].map(numberIn);
  return min === undefined || max === undefined || desired === undefined ? undefined : { min, max, desired };
}

/** The most nodes that the warm pool of a group keeps with those of the group; undefined where that is a token. */
function preparedBy(asg: autoscaling.AutoScalingGroup, { max, desired }: Sizes): number | undefined {
  const pools = asg.node.findAll().filter((each) => each instanceof autoscaling.CfnWarmPool);
  return pools.reduce<number | undefined>((most, { maxGroupPreparedCapacity, minSize }) => {
    const [prepared, least] = [numberIn(maxGroupPreparedCapacity ?? max), numberIn(minSize ?? 0)];
    if (most === undefined || prepared === undefined || least === undefined) return undefined;
    return Math.max(most, prepared, desired + least);
  }, 0);
}

/** By how much a group exceeds its size while nodes are replaced, in percent: a tenth by rebalancing, or as it says. */
function addedWhileReplaced({ instanceMaintenancePolicy: policy }: autoscaling.CfnAutoScalingGroup): number {
  const most = policy !== undefined && !Token.isUnresolved(policy) && 'maxHealthyPercentage' in policy
    ? numberIn(policy.maxHealthyPercentage)
    : undefined;
  return most === undefined ? 10 : Math.min(100, Math.max(0, most - 100));
}

function subnetsOf(
  { vpcZoneIdentifier }: autoscaling.CfnAutoScalingGroup,
  vpc: ec2.IVpc | undefined,
): ec2.ISubnet[] | undefined {
  if (vpc === undefined || vpcZoneIdentifier === undefined || Token.isUnresolved(vpcZoneIdentifier)) return undefined;
  const all = [...vpc.privateSubnets, ...vpc.publicSubnets, ...vpc.isolatedSubnets];
  const found = vpcZoneIdentifier.map((id) => all.find(({ subnetId }) => subnetId === id));
  return found.length > 0 && found.every((subnet) => subnet !== undefined) ? found : undefined;
}

/** A whole number that is 0 or more, as a number or a string. */
function numberIn(value: unknown): number | undefined {
  if (value === undefined || value === null || value === '' || Token.isUnresolved(value)) return undefined;
  const number = Number(value);
  return Number.isInteger(number) && number >= 0 ? number : undefined;
}
