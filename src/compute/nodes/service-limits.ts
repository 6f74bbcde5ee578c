/** A limit of a service, and where it says so. */
export interface ServiceLimit {
  readonly most: number;
  readonly source: string;
}

const EKS = 'https://docs.aws.amazon.com/eks/latest/APIReference';
const EC2 = 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide';

/** What EKS and EC2 take of nodes, whatever their cluster. */
export const SERVICE_LIMITS = {
  /** Instance types of a group. */
  types: { most: 20, source: `${EKS}/API_CreateNodegroup.html` },

  /** Characters of the name of a label with its prefix, and of its value. */
  label: { most: 63, source: `${EKS}/API_CreateNodegroup.html` },

  /** Taints of a group. */
  taints: { most: 50, source: `${EKS}/API_CreateNodegroup.html` },

  /** Tags of a resource. */
  tags: { most: 50, source: `${EKS}/API_TagResource.html` },

  /** Characters of the name of a tag. */
  tagName: { most: 128, source: `${EKS}/API_TagResource.html` },

  /** Characters of the value of a tag. */
  tagValue: { most: 256, source: `${EKS}/API_TagResource.html` },

  /** Nodes that an update takes at once, in numbers or in percent. */
  unavailable: { most: 100, source: `${EKS}/API_NodegroupUpdateConfig.html` },

  /** GiB of a volume of gp3. */
  volumeGib: { most: 65_536, source: 'https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html' },

  /** Bytes of user data, before they are encoded. */
  userDataBytes: { most: 16_384, source: `${EC2}/instancedata-add-user-data.html` },
} as const satisfies Readonly<Record<string, ServiceLimit>>;
