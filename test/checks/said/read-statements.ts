import { Stack } from 'aws-cdk-lib';
import { appFindings } from '../../../src/checks/private/app-findings';
import { AppResources } from '../../../src/templates/app-resources';
import { statementOf } from '../stated/stated';

/** All that the rules say of an app, by what is said and where. */
export function statementsOf(_: AppResources, stack: Stack): object {
  const said: Record<string, string[]> = {};
  for (const finding of appFindings(stack.node.root, { instanceTypeLimits: [] }, false)) {
    const [what, , ...facts] = statementOf(finding).replace(/\bS\//g, '').split(' | ');
    const [name, properties] = what.split(/: ?(?=[^:]*$)/);
    said[name.replaceAll('.', '/')] = [...said[name] ?? [], [properties, ...facts].join(' | ')];
  }
  return { said };
}
