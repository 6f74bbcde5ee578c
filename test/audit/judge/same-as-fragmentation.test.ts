import { mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import * as fc from 'fast-check';
import { auditOf } from '../../../src/audit/cluster-audit';
import { main } from '../../../src/cli/main';
import { attached, eni, reservation, subnet } from '../aws-shapes';
import { clusterOf } from '../fixtures';

/** What is in use of a /24, by block: a prefix, or some single addresses. */
const USE = fc.array(fc.oneof(
  fc.constant('prefix' as const), fc.constant('none' as const), fc.uniqueArray(fc.integer({ min: 0, max: 15 }), { minLength: 1, maxLength: 16 }),
), { minLength: 16, maxLength: 16 });

const RANGES = fc.constantFrom<string[]>([], ['10.0.0.128/25'], ['10.0.0.64/26', '10.0.0.192/27'], ['10.0.0.0/24']);

test('the counts are those that `fragmentation` says of the same addresses', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'audit-')), 'subnet.json');
  fc.assert(fc.property(USE, RANGES, (use, reservations) => {
    const prefixes = use.flatMap((each, block) => (each === 'prefix' && block > 0 && block < 15 ? [`10.0.0.${16 * block}/28`] : []));
    const addresses = use.flatMap((each, block) => (Array.isArray(each) ? each.map((offset) => 16 * block + offset) : []))
      .filter((offset) => offset > 3 && offset < 255).map((offset) => `10.0.0.${offset}`);
    writeFileSync(file, JSON.stringify({ subnet: '10.0.0.0/24', addresses, prefixes, reservations }));
    const said = JSON.parse(main(['fragmentation', file, '--json']).stdout);
    const files = [
      [subnet('subnet-0a', '10.0.0.0/24', { AvailableIpAddressCount: 0 })],
      {
        NetworkInterfaces: [
          ...addresses.map((address, index) => eni(`eni-${index}`, 'subnet-0a', [address])),
          ...prefixes.map((prefix, index) => eni(`eni-p${index}`, 'subnet-0a', [], attached('i-0a', index, [prefix]))),
        ],
      },
      { SubnetId: 'subnet-0a', SubnetIpv4CidrReservations: reservations.map((cidr, index) => reservation(`scr-${index}`, 'subnet-0a', cidr)) },
    ].map((content, index) => ({ name: `${index}.json`, text: JSON.stringify(content) }));
    const { blocks } = auditOf(clusterOf(files)).subnets![0];

    expect(blocks).toMatchObject({
      total: said.blocks,
      free: said.freeBlocks,
      reserved: said.reservedBlocks,
      fragmentationScore: said.fragmentationScore,
      largestFreeRun: said.largestFreeRun,
      prefix: prefixes.length,
    });
    expect(blocks!.mixed + blocks!.prefix).toBe(said.fragmentedBlocks + said.fullBlocks);
  }), { numRuns: 40 });
});
