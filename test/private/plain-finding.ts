import { findingOf } from '../../src/findings/catalogue';
import { Finding } from '../../src/findings/finding';
import { about } from '../../src/findings/subject';
import { Said, wording } from '../../src/findings/wording';

/** A finding with words of the test's own, for tests of what becomes of findings whatever they say. */
export function plainFinding(id: Parameters<typeof wording>[0], subject: string, message: string, parts: Partial<Said> = {}): Finding {
  return findingOf(wording(id, () => ({ message, ...parts }), {}), about.prop(subject), {});
}
