import { findingOf } from '../../findings/catalogue';
import { FindingError } from '../../findings/finding-error';
import { about } from '../../findings/subject';
import { DOCUMENT_WORDS } from '../../findings/words/forecast/documents';
import { OvercommitPolicy } from '../overcommit-policy';
import { PLAN_KIND, PLAN_SCHEMA_VERSION } from '../plan-document';

/** What a plan is made of anew. */
interface Readable {
  readonly forecast: unknown;
  readonly onOvercommit?: OvercommitPolicy;
}

/**
 * Of a document of a plan what the plan follows from.
 *
 * @throws where it is another kind of document, of another version, or lacks its forecast
 */
export function readableDocument(data: unknown): Readable {
  const problem = problemOf(Object(data));
  if (problem !== undefined) {
    const facts = { document: 'capacity plan', problems: [problem] };
    throw new FindingError([findingOf(DOCUMENT_WORDS.unreadable, about.prop('data'), facts)]);
  }
  return data as Readable;
}

function problemOf({ kind, schemaVersion, forecast, onOvercommit }: Record<string, unknown>): string | undefined {
  if (kind !== PLAN_KIND) return `its 'kind' is ${shown(kind)}, and that of a plan is '${PLAN_KIND}'`;
  if (schemaVersion !== PLAN_SCHEMA_VERSION) {
    return `its 'schemaVersion' is ${shown(schemaVersion)}, and ${PLAN_SCHEMA_VERSION} can be read`;
  }
  if (forecast === undefined) return 'it has no forecast, and a plan is made from one';
  const policies: unknown[] = Object.values(OvercommitPolicy);
  return onOvercommit === undefined || policies.includes(onOvercommit)
    ? undefined : `its 'onOvercommit' is ${shown(onOvercommit)}, and not ${policies.join(' or ')}`;
}

function shown(value: unknown): string {
  return value === undefined ? 'missing' : JSON.stringify(value);
}
