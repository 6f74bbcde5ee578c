import { awscdk } from 'projen';

/**
 * Adds the tasks that concern other languages: consumers in them, and the page that shows constructs in all of them.
 *
 * @param runTs what runs a script
 */
export function addLanguageTasks(project: awscdk.AwsCdkConstructLibrary, runTs: string): void {
  const add = (name: string, description: string, script: string) => project.addTask(name, {
    description,
    exec: `${runTs} scripts/${script}.ts`,
    receiveArgs: true,
  });
  add(
    'consumer:javascript',
    'Run the dense cluster in plain JavaScript on a Node, and compare its template: [20, its major version]',
    'consumers/javascript-consumer',
  );
  add(
    'consumer:python',
    'Run examples/languages/python with the library as a wheel, and compare its template; needs python3-venv',
    'consumers/python-consumer',
  );
  add(
    'consumer:java',
    'Run examples/languages/java and compile docs/constructs.md with the library as a jar; needs JDK 11 and Maven',
    'consumers/java-consumer',
  );
  add(
    'consumer:go',
    'Run examples/languages/go and a second app, and compile docs/constructs.md with the library; needs Go 1.23',
    'consumers/go-consumer',
  );
  add(
    'snippets:csharp',
    'Compile the examples of docs/constructs.md in C#; consumer:java and consumer:go do so too; needs .NET 8',
    'consumers/csharp-examples',
  );
  const constructs = add(
    'generate:constructs',
    'Write docs/constructs.md from the examples of the API in five languages, as jsii-rosetta translated them',
    'constructs/generate-constructs',
  );
  // After the examples were compiled and translated; a build that changes the page fails.
  project.postCompileTask.spawn(constructs);
}
