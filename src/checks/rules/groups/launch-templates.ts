import { templateRefusals } from '../../../compute/group/template-rules';
import { formsOf } from '../../../templates/forms';
import { GroupFacts } from '../../facts/group-facts';
import { located, LocatedFinding } from '../located-finding';

/** What EKS refuses of a group with a launch template. */
export function launchTemplateFindings({ resource, name, launchTemplate }: GroupFacts): LocatedFinding[] {
  const template = launchTemplate && {
    path: launchTemplate.path,
    data: formsOf(launchTemplate.properties.LaunchTemplateData),
  };
  return templateRefusals({ name, properties: resource.properties, template }).flatMap(({ finding, at, property }) =>
    at === 'group'
      ? located(resource, [property], [finding])
      : located(launchTemplate!, [`LaunchTemplateData.${property}`], [finding]),
  );
}
