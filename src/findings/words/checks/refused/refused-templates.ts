import { allOf, few, fewQuoted } from '../../../phrases';
import { Said, wording, Wording } from '../../../wording';

const ID = 'launch-template-refused';

type Templates = { readonly templates: readonly string[] };

type Groups = { readonly groups: readonly string[] };

const NO_GROUP = 'EKS refuses the node group';

const LIFE = 'it starts and stops the instances itself';

/** Of a property of a launch template that EKS does not take. */
const ofTemplate = (property: string, why: string, ...fix: readonly string[]): Wording<Templates> =>
  wording(ID, ({ templates }: Templates): Said => ({
    message: `'${property}' is given in ${templates.length === 1 ? 'launch template' : 'launch templates'} `
      + `${fewQuoted(templates)} of a node group`,
    details: [`${NO_GROUP}: ${why}`, ...allOf('launch templates', templates)],
    fix: [...fix],
  }), { templates: ['Stack/Template'] }, ['templates']);

/** Of a property of a group that has no place beside a launch template. */
const ofGroup = (property: string, why: string, ...fix: readonly string[]): Wording<Groups> =>
  wording(ID, ({ groups }: Groups): Said => ({
    message: `'${property}' of ${fewQuoted(groups)} is given beside a launch template`,
    details: [`${NO_GROUP}: ${why}`, ...allOf('node groups', groups)],
    fix: [...fix],
  }), { groups: ['General'] }, ['groups']);

/** Of what EKS does not take of a node group with a launch template. */
export const REFUSED_TEMPLATE_WORDS = {
  subnet: ofTemplate(
    'NetworkInterfaces.SubnetId',
    'it takes the subnets from the node group',
    "leave 'SubnetId' out, and give the subnets to the node group: 'Subnets'",
  ),

  instanceProfile: ofTemplate(
    'IamInstanceProfile',
    'it makes the instance profile from the role of the node group',
    "leave 'IamInstanceProfile' out, and give the role to the node group: 'NodeRole'",
  ),

  shutdownBehavior: ofTemplate(
    'InstanceInitiatedShutdownBehavior',
    LIFE,
    "leave 'InstanceInitiatedShutdownBehavior' out",
  ),

  hibernation: ofTemplate('HibernationOptions', LIFE, "leave 'HibernationOptions' out"),

  spotMarket: ofTemplate(
    'InstanceMarketOptions',
    'it takes Spot Instances from the capacity type of the node group',
    "leave 'InstanceMarketOptions' out, and set 'CapacityType' of the node group to SPOT",
  ),

  securityGroupsTwice: ofTemplate(
    'SecurityGroupIds',
    "'NetworkInterfaces' of the template names security groups too, and EC2 takes one of the two",
    "give the security groups once: leave 'SecurityGroupIds' or 'Groups' of the network interface out",
  ),

  diskSize: ofGroup(
    'DiskSize',
    'the launch template says which volumes a node has',
    "leave 'DiskSize' out, and give the size in the template: 'BlockDeviceMappings'",
  ),

  remoteAccess: ofGroup(
    'RemoteAccess',
    'the launch template says who may log in to the nodes',
    "leave 'RemoteAccess' out, and give 'KeyName' and 'SecurityGroupIds' in the template",
  ),

  typesTwice: wording(ID, ({ groups, templates }: Groups & Templates) => ({
    message: `${fewQuoted(groups)} gives 'InstanceTypes', and its launch template gives 'InstanceType'`,
    details: [
      `the launch template is ${few(templates)}`,
      `${NO_GROUP}: one of the two can name types`,
      ...allOf('node groups', groups),
      ...allOf('launch templates', templates),
    ],
    fix: ["leave 'InstanceType' of the launch template out", "leave 'InstanceTypes' of the node group out"],
  }), { groups: ['General'], templates: ['Stack/Template'] }, ['groups', 'templates']),

  imageTwice: wording(ID, ({ groups, templates, properties }: Groups & Templates & {
    properties: readonly string[];
  }) => ({
    message: `${fewQuoted(groups)} gives ${fewQuoted(properties)}, and its launch template names an AMI`,
    details: [
      `the launch template is ${few(templates)}, by 'ImageId'`,
      `${NO_GROUP}: it sets neither for an AMI that it does not choose`,
      ...allOf('node groups', groups),
      ...allOf('launch templates', templates),
      ...allOf('properties', properties),
    ],
    fix: [
      `leave ${fewQuoted(properties)} out`,
      "leave 'ImageId' of the launch template out, and EKS takes an AMI of its own",
    ],
  }), { groups: ['General'], templates: ['Stack/Template'], properties: ['AmiType'] }, ['groups', 'templates']),
};
