import { allOf, few, fewQuoted } from '../../phrases';
import { wording } from '../../wording';

/** Types, with the pods that an image tells kubelet on each by itself, and the count of these checks. */
type Counts = { readonly types: readonly string[]; readonly told: readonly number[]; readonly counted: number };

type Unseen = Counts & { readonly templates: readonly string[] };

const NO_USER_DATA = "EKS adds no user data if 'ImageId' is given";

const BY_BOOTSTRAP = 'give user data that joins the cluster, which NodeBootstrap of this library writes';

const BY_EKS = "leave 'ImageId' out, and EKS takes an AMI of its own and joins the nodes";

const countsIn = ({ types, told, counted }: Counts) => types.length === 0 ? [] : [
  `kubelet then takes the max pods of the AMI: ${few(types.map((type, index) => `${told[index]} pods on ${type}`))}`,
  `these checks count ${counted} pods per node`,
  ...allOf('max pods of the AMI', types.map((type, index) => `${told[index]} on ${type}`)),
];

/** Of images that launch templates of node groups name themselves. */
export const OWN_IMAGE_WORDS = {
  neverJoins: wording('nodes-never-join', ({ templates }: { templates: readonly string[] }) => ({
    message: `${fewQuoted(templates)} names an AMI of EKS and has no user data, so no node joins the cluster`,
    details: [
      NO_USER_DATA,
      'an AMI of EKS learns its cluster only from user data',
      ...allOf('templates', templates),
    ],
    fix: [BY_EKS, BY_BOOTSTRAP],
  }), { templates: ['Stack/Template'] }, ['templates']),

  withoutUserData: wording('node-bootstrap-unseen', ({ templates, ...counts }: Unseen) => ({
    message: `${fewQuoted(templates)} names an AMI and has no user data, so its nodes may never join`,
    details: [NO_USER_DATA, ...countsIn(counts), ...allOf('templates', templates)],
    fix: [BY_BOOTSTRAP, BY_EKS, 'acknowledge this finding, if the AMI joins the cluster by itself'],
  }), { templates: ['Stack/Template'], types: ['m5.large'], told: [29], counted: 110 }),

  withoutBootstrap: wording('node-bootstrap-unseen', ({ templates, ...counts }: Unseen) => ({
    message: `${fewQuoted(templates)} names an AMI, and its user data has nothing that is known to join the cluster`,
    details: [NO_USER_DATA, ...countsIn(counts), ...allOf('templates', templates)],
    fix: [BY_BOOTSTRAP, BY_EKS, 'acknowledge this finding, if the AMI or a script joins the cluster'],
  }), { templates: ['Stack/Template'], types: ['m5.large'], told: [29], counted: 110 }),

  podsUntold: wording('image-pods-untold', ({ templates, ...counts }: Unseen) => ({
    message: `the user data of ${fewQuoted(templates)} sets no max pods, and its AMI sets other ones`,
    details: [
      'EKS sets no max pods on nodes whose AMI it does not choose',
      ...countsIn(counts),
      ...allOf('templates', templates),
    ],
    fix: [
      'set max pods in the user data: NodeBootstrap of this library writes them',
      "leave 'ImageId' out, and EKS sets its own max pods",
    ],
  }), { templates: ['Stack/Template'], types: ['m5.large'], told: [29], counted: 110 }),
};
