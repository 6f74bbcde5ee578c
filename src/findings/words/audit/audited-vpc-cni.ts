import { allOf, counted, few } from '../../phrases';
import { Said, wording } from '../../wording';

/** What an audit says of the VPC CNI of a cluster that runs, and of what EKS says of its parts. */
export const AUDITED_CNI_WORDS = {
  notAsTold: wording(
    'running-cni-not-as-told',
    ({ settings, runs, says }: {
      settings: readonly string[]; runs: readonly string[]; says: readonly string[];
    }): Said => ({
      message: `the VPC CNI runs with other settings than its add-on has: ${few(settings)}`,
      details: [
        ...(settings.length > 4 ? [] : settings.map((name, index) =>
          `${name} is ${runs[index]}, and the add-on says ${says[index]}`)),
        ...allOf('what runs', settings.map((name, index) => `${name} ${runs[index]}, not ${says[index]}`)),
        'somebody changed the DaemonSet: an update of the add-on can reset that',
      ],
      fix: ['write what runs into the configuration of the add-on, before you change anything else of it'],
    }),
    { settings: ['ENABLE_PREFIX_DELEGATION'], runs: ['true'], says: ['nothing'] },
  ),
  selfManaged: wording(
    'running-cni-self-managed',
    ({ version }: { version: string }): Said => ({
      message: `the VPC CNI ${version} runs without an add-on, so EKS does not update it`,
      details: ['an add-on that adopts it by OVERWRITE sets what its configuration leaves out to the defaults of EKS'],
    }),
    { version: 'v1.20.4' },
  ),
  missing: wording(
    'running-cni-missing',
    ({ nodes }: { nodes: number }): Said => ({
      message: `neither aws-node nor the add-on vpc-cni is there, and ${counted(nodes, 'node')} may need it`,
      details: ['another network plug-in gives pods addresses by rules of its own, which are not checked here'],
      fix: ['install the add-on vpc-cni, unless you mean to use another network plug-in'],
    }),
    { nodes: 3 },
  ),
  notRolledOut: wording(
    'running-cni-not-rolled-out',
    ({ desired, updated, ready }: { desired: number; updated: number; ready: number }): Said => ({
      message: `of ${counted(desired, 'pod')} of aws-node ${updated} are of the newest version and ${ready} are ready`,
      details: ['new pods get no address on nodes where aws-node is not ready'],
      fix: ['wait until the roll-out has ended, or read the log of the pods that are not ready, before any change'],
    }),
    { desired: 10, updated: 9, ready: 8 },
  ),
  unreadable: wording(
    'running-addon-unreadable',
    ({ addon }: { addon: string }): Said => ({
      message: `the configuration values of the add-on ${addon} are neither JSON nor YAML`,
      details: ['what it says is not known, so it is not compared with what runs'],
      fix: ['read them by aws eks describe-addon, and write them again as JSON'],
    }),
    { addon: 'vpc-cni' },
  ),
  issues: wording(
    'running-health-issue',
    ({ parts, codes }: { parts: readonly string[]; codes: readonly string[] }): Said => ({
      message: `EKS reports a problem of ${few(parts)}: ${few(codes)}`,
      details: [...allOf('parts', parts), ...allOf('codes', codes)],
      fix: ['look up the health of these parts in the EKS console, and repair it before any other change'],
    }),
    { parts: ['node group general'], codes: ['Ec2SubnetNotFound'] },
  ),
};
