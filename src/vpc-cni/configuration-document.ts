/** What a text of JSON or YAML says, or why neither parser can read it. */
export type ConfigurationDocument =
  | { readonly value: any; readonly reason?: undefined }
  | { readonly reason: string };

/** Reads a text as EKS reads the configuration values of an add-on: JSON or YAML. */
export function configurationDocument(text: string): ConfigurationDocument {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return yamlDocument(text);
  }
}

function yamlDocument(text: string): ConfigurationDocument {
  // Loaded here, because most configurations are JSON.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { parse } = require('yaml') as typeof import('yaml');
  try {
    return { value: parse(text, { logLevel: 'error' }) };
  } catch (error) {
    // The lines after it show the place.
    const [firstLine] = (error as Error).message.split(/:?\n/);
    return { reason: firstLine };
  }
}
