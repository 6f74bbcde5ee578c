import { IConstruct } from 'constructs';
import { appFindings } from '../../../../src/checks/private/app-findings';
import { AppResources } from '../../../../src/templates/app-resources';
import { statementOf } from '../../stated/stated';

/** All that the rules say of an app, by what is said and where. */
export function statementsOf(_: AppResources, root: IConstruct): object {
  const said: Record<string, string[]> = {};
  for (const finding of appFindings(root, { instanceTypeLimits: [] }, false)) {
    const [what, , ...facts] = statementOf(finding).replace(/\bS\//g, '').split(' | ');
    const [name, properties] = what.split(/: ?(?=[^:]*$)/);
    said[name.replaceAll('.', '/')] = [...said[name] ?? [], [properties, ...facts].join(' | ')];
  }
  return { said };
}
