import { allOf, few, fewQuoted } from '../../phrases';
import { wording } from '../../wording';

/** Launch templates, each with the first node group that uses it. */
type Templates = {
  readonly groups: readonly string[];
  readonly templates: readonly string[];
};

/** Of who can reach a control plane and the nodes, and of what is written down, in any template. */
export const OPEN_CLUSTER_WORDS = {
  accessUnresolved: wording('value-unchecked', () => ({
    message: "'EndpointPublicAccess' is a token, so it was not checked whether everybody can reach the API server",
    fix: ['give true or false', 'check the value at deployment, then acknowledge this finding'],
  }), {}),

  blocksUnresolved: wording('value-unchecked', () => ({
    message: "'PublicAccessCidrs' holds tokens, so it was not checked whether everybody can reach the API server",
    fix: ['give literal CIDRs', 'check the values at deployment, then acknowledge this finding'],
  }), {}),

  endpointOpen: wording('endpoint-open', ({ clusters, block, isDefault }: {
    clusters: readonly string[]; block: string; isDefault: boolean;
  }) => ({
    message: `${block} can reach the API server of ${fewQuoted(clusters)}`,
    details: [
      `the endpoint is public, and 'PublicAccessCidrs' ${isDefault ? 'are not given' : `hold ${block}`}`,
      ...allOf('clusters', clusters),
    ],
    fix: [
      "name the blocks that may reach it: 'PublicAccessCidrs'",
      "use the private endpoint: 'EndpointPrivateAccess' true and 'EndpointPublicAccess' false",
    ],
  }), { clusters: ['Stack/Cluster'], block: '0.0.0.0/0', isDefault: true }, ['clusters']),

  logsMissing: wording('control-plane-logs-missing', ({ clusters, logs }: {
    clusters: readonly string[]; logs: readonly string[];
  }) => ({
    message: `the control plane of ${fewQuoted(clusters)} does not write all of its logs`,
    details: [
      `these are missing: ${logs.join(', ')}`,
      'after an incident they show who did what',
      ...allOf('clusters', clusters),
    ],
    fix: [`add ${few(logs)} to 'Logging.ClusterLogging.EnabledTypes' of the cluster`],
  }), { clusters: ['Stack/Cluster'], logs: ['api', 'audit'] }, ['clusters']),

  metadataOpen: wording('node-metadata-open', ({ groups, templates, tokens, hops }: Templates & {
    tokens: string | undefined; hops: string | undefined;
  }) => ({
    message: `pods of ${fewQuoted(groups)} can take the role of their node`,
    details: [
      ...tokens === undefined ? [] : [`HttpTokens is ${tokens}, so IMDSv1 may answer`],
      ...hops === undefined ? [] : [`HttpPutResponseHopLimit is ${hops}, so answers may reach pods`],
      ...allOf('node groups', groups),
      ...allOf('launch templates', templates),
    ],
    fix: [`set HttpTokens to required and HttpPutResponseHopLimit to 1 in ${fewQuoted(templates)}`],
  }), { groups: ['General'], templates: ['Stack/Template'], tokens: 'optional', hops: '2' }, ['groups', 'templates']),

  volumesUnencrypted: wording('node-volume-unencrypted', ({ groups, templates, devices }: Templates & {
    devices: readonly string[];
  }) => ({
    message: `nodes of ${fewQuoted(groups)} have volumes that are not encrypted: ${few(devices)}`,
    details: [
      ...allOf('node groups', groups),
      ...allOf('launch templates', templates),
      ...allOf('volumes', devices),
    ],
    fix: [
      `set Encrypted to true for each volume in ${fewQuoted(templates)}`,
      'acknowledge this finding, if the account encrypts all volumes',
    ],
  }), { groups: ['General'], templates: ['Stack/Template'], devices: ['/dev/xvda'] }, ['groups', 'templates']),
};
