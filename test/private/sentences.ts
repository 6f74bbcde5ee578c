import { others } from './wordings';
import { findingOf } from '../../src/findings/catalogue';
import { about } from '../../src/findings/subject';
import { Fact, Wording } from '../../src/findings/wording';

/**
 * Pins each sentence of a file of wordings, by the wording's example, and asks that it is one line that needs all of its facts.
 */
export function pinsSentences(words: Readonly<Record<string, Wording>>): void {
  const each = Object.entries(words);

  test.each(each)('%s', (_, wording) => {
    const { message } = findingOf(wording, about.prop('any'), wording.example);

    expect(`${wording.id}: ${message}`).toMatchSnapshot();
    expect(message).not.toMatch(/undefined|NaN|\[object|\n|  /);
  });

  test('each fact can change its sentence', () => {
    const idle = each.flatMap(([name, { say, example }]) => Object.entries(example as Record<string, Fact>)
      .filter(([fact, value]) => others(value).every((other) => say({ ...example, [fact]: other }) === say(example))).map(([fact]) => `${name}: ${fact}`));

    expect(idle).toEqual([]);
  });

  test('no two are the same', () => {
    const sentences = each.map(([, { say, example }]) => say(example));

    expect(sentences.filter((sentence, index) => sentences.indexOf(sentence) < index)).toEqual([]);
  });
}
