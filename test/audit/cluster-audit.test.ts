import { audited, namesIn } from './fixtures';
import { SOURCES } from '../../src/audit/judge/sources';

describe('roomy: single addresses, reservations, two nodes per subnet', () => {
  const { subnets, nodes, groups, settings, unknown, vpcCni } = audited('roomy');

  test('blocks: addresses .0 to .44 are in use, the upper half is reserved', () => {
    // 16 blocks: 0 and 1 full, 2 has 13 addresses, 15 has the last one, 3 to 7 are free, 8 to 14 reserved.
    expect(subnets![0].blocks).toMatchObject({ total: 16, free: 5, reserved: 7, mixed: 4, prefix: 0, atMost: false, atLeast: 12 });
    // 4 ENIs of 10, and one of the control plane; 256 - 5 - 41 - 83 available - 127 reserved and unused = 0.
    expect(subnets![0]).toMatchObject({ seenAddresses: 41, unseenAddresses: 0, nodes: 2, roles: ['nodes', 'control-plane'] });
  });

  test('a node takes 3 ENIs of 10 addresses, so that two more fit into 83', () => {
    expect(subnets!.map(({ moreNodes }) => moreNodes)).toEqual([2, 2]);
  });

  test('nodes have 2 of 3 ENIs, 18 addresses for pods and room for 27', () => {
    expect(nodes![0]).toMatchObject({
      mode: 'single', enis: 2, eniLimit: 3, singles: 18, room: 27, mostPods: 29, maxPods: 29, pods: 11, podsWithAddress: 9, full: false,
    });
    // Memory: 100 for eviction, 255 + 11 x 29.
    expect(groups).toMatchObject([{ name: 'general', nodes: 4, toldTooMany: 0, maxPods: [29], withheldMib: 4 * 674 }]);
  });

  test('all is known, and there is nothing to do', () => {
    expect(unknown).toEqual([]);
    expect(settings).toMatchObject({ by: 'aws-node', prefixes: false, customNetworking: false, version: 'v1.20.4-eksbuild.1' });
    expect(vpcCni).toMatchObject({ selfManaged: false, settings: [], versionDiffers: false });
    expect(namesIn(audited('roomy'))).toEqual([]);
  });
});

describe('fragmented: prefixes were switched on by hand', () => {
  const audit = audited('fragmented');
  const [a, b] = audit.subnets!;

  test('a stray address in each block leaves no whole one, with 177 addresses free', () => {
    // 21 + 43 + 10 addresses in use; 256 - 5 - 74 = 177.
    expect(a).toMatchObject({ seenAddresses: 74, unseenAddresses: 0, availableAddresses: 177, moreNodes: 0 });
    expect(a.blocks).toMatchObject({ total: 16, free: 0, mixed: 14, prefix: 2, atMost: false });
  });

  test('where twelve addresses are unseen, free blocks are at most so many', () => {
    // 1 + 32 + 10 seen; 256 - 5 - 43 - 196 = 12 unseen. Blocks 3 to 11 and 14 are free.
    expect(b).toMatchObject({ seenAddresses: 43, unseenAddresses: 12, leaked: [{ interfaceId: 'eni-0f', addresses: 10 }] });
    expect(b.blocks).toMatchObject({ free: 10, mixed: 4, prefix: 2, atMost: true, atLeast: 0, largestFreeRun: 9 });
    // 7 prefixes for 108 pods: once in 10 blocks.
    expect(b.moreNodes).toBe(1);
  });

  test('a node that was told 110 has room for 18: its 18 single addresses, and no block for its 9 empty slots', () => {
    expect(audit.nodes![0]).toMatchObject({ mode: 'single', maxPods: 110, room: 18, mostPods: 20, emptySlots: 9, enis: 3, eniLimit: 3 });
    expect(audit.nodes![1]).toMatchObject({ mode: 'mixed', singles: 9, prefixes: 2, room: 41, podsOnSingles: 4 }); // 9 + 2 x 16
    expect(audit.nodes![2]).toMatchObject({ mode: 'prefix', room: 192 }); // 2 + 10 prefixes
    expect(audit.groups).toMatchObject([{ modes: { single: 1, mixed: 1, prefix: 1 }, leastRoom: 20, toldTooMany: 2 }]);
  });

  test('says so, the worst first', () => {
    expect(namesIn(audit)).toEqual([
      'running-max-pods-too-high', 'running-blocks-used-up',
      'running-cni-not-as-told', 'running-nodes-of-two-modes', 'running-subnet-fragmented', 'running-enis-leaked',
      'running-auto-mode-instead', 'running-addresses-unseen', 'running-ipv6-instead',
    ]);
    expect(audit.findings[0].message).toContain('2 nodes have 110 max pods, but addresses for only 18 to 41 pods');
    // 11 MiB for each of 110 - 20 pods.
    expect(audit.findings[0].details!.join()).toContain('990 MiB');
    expect(audit.vpcCni.settings).toEqual([{ name: 'ENABLE_PREFIX_DELEGATION', runs: 'true', says: undefined, differs: true }]);
  });
});

describe('nearly full: single addresses, a cordoned node and full ones', () => {
  const audit = audited('nearly-full');
  const [a, b] = audit.subnets!;

  test('no block is free, and no node fits', () => {
    // 59 - 50 = 9 and 59 - 55 = 4 addresses; a node takes 30.
    expect(a).toMatchObject({ availableAddresses: 9, unseenAddresses: 0, moreNodes: 0 });
    expect(b).toMatchObject({ availableAddresses: 4, unseenAddresses: 0, moreNodes: 0 });
    expect([a, b].map(({ blocks }) => blocks!.free + blocks!.reserved!)).toEqual([0, 0]);
  });

  test('full nodes have all ENIs, and a pod on each address', () => {
    expect(audit.nodes!.map(({ name, full, cordoned, podsOnSingles }) => [name, full, cordoned, podsOnSingles]))
      .toEqual([['node-a1', true, false, 27], ['node-a2', false, true, 6], ['node-b1', true, false, 27]]);
    // 18 addresses, and of the 9 that are free an ENI with 8 more.
    expect(audit.nodes![1]).toMatchObject({ room: 26, mostPods: 28 });
  });

  test('says so', () => {
    expect(namesIn(audit)).toEqual([
      'running-max-pods-too-high', 'running-subnet-full', 'running-pods-at-limit', 'running-control-plane-short', 'running-auto-mode-instead', 'running-ipv6-instead',
    ]);
    expect(audit.findings[2].details!.join()).toContain('110 pods');
  });
});

describe('what a file would tell is unknown without it, and never zero', () => {
  const files = Object.values(SOURCES).map(({ file }) => file).filter((file) => file !== 'instance-types.json');

  test.each(files)('%s', (file) => {
    const without = audited('fragmented', [file]);
    const missing = without.unknown.flatMap((answer) => answer.files);
    // The add-on itself tells that there is one, and instances only sharpen what nodes say.
    expect(missing).toEqual(['addons.json', 'instances.json'].includes(file) ? [] : expect.arrayContaining([file]));
  });

  test('without network interfaces nothing is said of blocks, ENIs and modes', () => {
    const { subnets, nodes } = audited('fragmented', ['network-interfaces.json']);
    expect(subnets![0]).toMatchObject({
      blocks: undefined, seenAddresses: undefined, unseenAddresses: undefined, leaked: undefined, moreNodes: undefined,
    });
    expect(nodes![0].mode).toBeUndefined();
    expect(nodes![0].room).toBeUndefined();
  });

  test('without reservations free blocks are at most so many', () => {
    const { subnets } = audited('roomy', ['reservations.json']);
    // The seven whole blocks of the upper half count as free ones.
    expect(subnets![0].blocks).toMatchObject({ free: 12, reserved: undefined, atMost: true, atLeast: undefined });
    expect(subnets![0].unseenAddresses).toBeUndefined();
  });

  test('without the DaemonSet the add-on is believed, and without both nothing', () => {
    expect(audited('fragmented', ['aws-node.json']).settings).toMatchObject({ by: 'add-on', prefixes: false });
    expect(audited('fragmented', ['aws-node.json', 'vpc-cni.json']).settings).toBeUndefined();
    expect(audited('fragmented', ['aws-node.json', 'vpc-cni.json']).nodes![0].room).toBeUndefined();
  });

  test('without pods it is not known who is full', () => {
    expect(audited('nearly-full', ['pods.json']).nodes![0]).toMatchObject({ pods: undefined, podsWithAddress: undefined, full: undefined });
  });
});
