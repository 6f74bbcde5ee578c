import { Effects, Read } from './effects';
import { OTHER_FORMS, WrittenResources } from './variants';
import { WrittenApp } from './written-app';

/** A template, by what it is, and the resources in it whose places are written otherwise. */
export type Described = readonly [name: string, resources: WrittenResources, ids: readonly string[]];

/** What a template has for values in other forms: a parameter, and a condition that only the deployment decides. */
export const IN_OTHER_FORMS: Omit<WrittenApp, 'resources'> = {
  inOtherForms: true,
  parameters: { [OTHER_FORMS.parameter]: { type: 'String' } },
  conditions: { [OTHER_FORMS.condition]: { 'Fn::Equals': [{ Ref: OTHER_FORMS.parameter }, 'x'] } },
};

/**
 * Holds by snapshots what is read of templates as they are, and what each place of their resources does.
 *
 * @param around what their app has beside resources
 */
export function describeEffects(rows: readonly Described[], read: Read, around: Omit<WrittenApp, 'resources'> = {}): void {
  describe.each(rows)('%s', (_, resources, ids) => {
    const effects = new Effects({ ...around, resources }, read);

    test('as it is', () => {
      expect(effects.whole).toMatchSnapshot();
    });

    test.each(ids)('%s', (id) => {
      expect(effects.of(id)).toMatchSnapshot();
    });
  });
}
