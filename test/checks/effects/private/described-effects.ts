import { Effects, Read } from './effects';
import { WrittenResources } from './variants';

/** A template, by what it is, and the resources in it whose places are written otherwise. */
export type Described = readonly [name: string, resources: WrittenResources, ids: readonly string[]];

/** Holds by snapshots what is read of templates as they are, and what each place of their resources does. */
export function describeEffects(rows: readonly Described[], read: Read): void {
  describe.each(rows)('%s', (_, resources, ids) => {
    const effects = new Effects({ resources }, read);

    test('as it is', () => {
      expect(effects.whole).toMatchSnapshot();
    });

    test.each(ids)('%s', (id) => {
      expect(effects.of(id)).toMatchSnapshot();
    });
  });
}
