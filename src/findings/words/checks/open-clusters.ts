import { wording } from '../../wording';

/** Of who can reach a control plane and the nodes, and of what is written down, in any template. */
export const OPEN_CLUSTER_WORDS = {
  accessUnresolved: wording('value-unchecked', () =>
    "'EndpointPublicAccess' is a token; whether everybody can reach the API server was not checked", {}),

  blocksUnresolved: wording('value-unchecked', () =>
    "'PublicAccessCidrs' holds tokens; whether everybody can reach the API server was not checked", {}),

  endpointOpen: wording('endpoint-open', ({ cluster, block, isDefault }: { cluster: string; block: string; isDefault: boolean }) =>
    `the API server of '${cluster}' has a public endpoint that ${block} can reach`
    + `${isDefault ? ", because no 'PublicAccessCidrs' are given" : ''};`
    + ' use the private endpoint (EndpointPublicAccess false), or name the blocks that may reach it',
  { cluster: 'Stack/Cluster', block: '0.0.0.0/0', isDefault: true }),

  logsMissing: wording('control-plane-logs-missing', ({ cluster, logs }: { cluster: string; logs: readonly string[] }) =>
    `the control plane of '${cluster}' does not write its logs ${logs.join(', ')}; switch them on: who did what is asked afterwards`,
  { cluster: 'Stack/Cluster', logs: ['api', 'audit'] }),

  metadataOpen: wording('node-metadata-open', ({ group, template, tokens, hops }: {
    group: string; template: string; tokens: string | undefined; hops: string | undefined;
  }) => {
    const why = [
      ...tokens === undefined ? [] : [`HttpTokens is ${tokens}, so IMDSv1 may answer`],
      ...hops === undefined ? [] : [`HttpPutResponseHopLimit is ${hops}, so answers may reach pods`],
    ];
    return `pods of '${group}' can take the role of their node: ${why.join('; ')};`
      + ` set HttpTokens to required and HttpPutResponseHopLimit to 1 in '${template}'`;
  }, { group: 'General', template: 'Stack/Template', tokens: 'optional', hops: '2' }),

  volumesUnencrypted: wording('node-volume-unencrypted', ({ group, template, devices }: {
    group: string; template: string; devices: readonly string[];
  }) => `${devices.join(', ')} of the nodes of '${group}' ${devices.length === 1 ? 'is' : 'are'} not encrypted by '${template}';`
    + ' set Encrypted to true',
  { group: 'General', template: 'Stack/Template', devices: ['/dev/xvda'] }),
};
