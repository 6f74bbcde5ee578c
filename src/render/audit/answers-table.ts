import { ANSWERS, SOURCES } from '../../audit/judge/sources';

/** Which answer of an audit takes which file, as a table of Markdown. */
export function answersTable(): string {
  const file = (name: keyof typeof SOURCES) => `\`${SOURCES[name].file}\``;
  return [
    ['answer', 'takes', 'is sharper with'],
    ['---', '---', '---'],
    ...ANSWERS.map(({ question, needs, sharper }) => [
      question,
      needs.map(file).join(', '),
      sharper.map(({ by, why }) => `${file(by)} (${why})`).join(', ') || '-',
    ]),
  ].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** The files of an audit, with the call that gives each by hand, and what the call takes. */
export function sourcesTable(): string {
  return [
    ['file', 'by hand', 'permission'],
    ['---', '---', '---'],
    ...Object.values(SOURCES).map(({ file, command, permission }) =>
      [`\`${file}\``, `\`${command}\``, permission.split(', ').map((each) => `\`${each}\``).join(', ')]),
  ].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
