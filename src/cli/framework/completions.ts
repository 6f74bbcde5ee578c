import { Command, CommandOptions } from './command';
import { COMMON_OPTIONS } from './command-help';

/** Shells that completions are made for. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const;

/** One of them. */
export type Shell = (typeof SHELLS)[number];

const PROGRAM = 'eks-pod-capacity';

/** The completions of all commands, as a script of a shell. */
export function completionsOf(shell: Shell, commands: readonly Command[]): string {
  return SCRIPTS[shell](commands);
}

const SCRIPTS: Readonly<Record<Shell, (commands: readonly Command[]) => string>> = { bash, zsh, fish };

function bash(commands: readonly Command[]): string {
  return lines(
    `# eval "$(${PROGRAM} completion bash)", or this text in a file of bash-completion`,
    '_eks_pod_capacity() {',
    '  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} words=',
    '  COMPREPLY=()',
    '  if [ "$COMP_CWORD" -eq 1 ]; then',
    `    COMPREPLY=($(compgen -W "${[...names(commands), 'help', '--help', '--version'].join(' ')}" -- "$current"))`,
    '    return',
    '  fi',
    ...choiceCases(commands, (cases) => [
      '  case "${COMP_WORDS[1]} $previous" in',
      ...cases.map(([at, choices]) => `    '${at}') COMPREPLY=($(compgen -W "${choices}" -- "$current")); return ;;`),
      '  esac',
    ]),
    '  case "${COMP_WORDS[1]}" in',
    ...commands.map((command) => `    ${command.name}) words="${wordsOf(command)}" ;;`),
    `    help) words="${names(commands).join(' ')}" ;;`,
    '  esac',
    '  case "$current" in',
    '    -*) COMPREPLY=($(compgen -W "$words" -- "$current")) ;;',
    '    *) case "${COMP_WORDS[1]}" in',
    '      help|completion) COMPREPLY=($(compgen -W "$words" -- "$current")) ;;',
    '      *) COMPREPLY=($(compgen -f -- "$current")) ;;',
    '    esac ;;',
    '  esac',
    '}',
    `complete -o filenames -F _eks_pod_capacity ${PROGRAM}`,
  );
}

function zsh(commands: readonly Command[]): string {
  const shown = (name: string, text: string) => quoted(`${name.replace(/:/g, '\\:')}:${text}`);
  return lines(
    `#compdef ${PROGRAM}`,
    `# this text in a file _${PROGRAM} of a folder of $fpath, or: source <(${PROGRAM} completion zsh)`,
    '_eks_pod_capacity() {',
    '  local -a commands options',
    `  commands=(${commands.map(({ name, purpose }) => shown(name, purpose)).join(' ')})`,
    '  if (( CURRENT == 2 )); then',
    '    _describe command commands',
    '    return',
    '  fi',
    ...choiceCases(commands, (cases) => [
      '  case "${words[2]} ${words[CURRENT-1]}" in',
      ...cases.map(([at, choices]) => `    ${quoted(at)}) compadd -- ${choices}; return ;;`),
      '  esac',
    ]),
    '  case "${words[2]}" in',
    ...commands.map((command) => {
      const options = Object.entries(allOptions(command)).map(([name, { text }]) => shown(`--${name}`, text));
      return `    ${command.name}) options=(${options.join(' ')}) ;;`;
    }),
    '    help) _describe command commands; return ;;',
    '  esac',
    '  if [[ "${words[CURRENT]}" == -* ]]; then _describe option options; else _files; fi',
    '}',
    `if [ "$funcstack[1]" = "_${PROGRAM}" ]; then _eks_pod_capacity "$@"`,
    `else compdef _eks_pod_capacity ${PROGRAM}; fi`,
  );
}

function fish(commands: readonly Command[]): string {
  const first = '-n __fish_use_subcommand';
  return lines(
    `# this text in ~/.config/fish/completions/${PROGRAM}.fish, or: ${PROGRAM} completion fish | source`,
    ...commands.map(({ name, purpose }) => `complete -c ${PROGRAM} -f ${first} -a ${name} -d ${quoted(purpose)}`),
    `complete -c ${PROGRAM} -f ${first} -a help -d 'shows a command with its options'`,
    `complete -c ${PROGRAM} -f -n '__fish_seen_subcommand_from help' -a '${names(commands).join(' ')}'`,
    ...commands.flatMap((command) => Object.entries(allOptions(command)).map(([name, { short, text, value }]) => [
      `complete -c ${PROGRAM} -n '__fish_seen_subcommand_from ${command.name}' -l ${name}`,
      ...short === undefined ? [] : [`-s ${short}`],
      ...value === undefined ? [] : ['-r'],
      ...value?.choices === undefined ? [] : [`-f -a '${value.choices.join(' ')}'`],
      `-d ${quoted(text)}`,
    ].join(' '))),
    ...commands.flatMap(({ name, operands }) => operands.flatMap(({ choices }) => (choices === undefined
      ? [] : [`complete -c ${PROGRAM} -f -n '__fish_seen_subcommand_from ${name}' -a '${choices.join(' ')}'`]))),
  );
}

/** Lines for the values of options that are one of a few words; none where there are no such options. */
function choiceCases(
  commands: readonly Command[],
  linesOf: (cases: ReadonlyArray<readonly [at: string, choices: string]>) => string[],
): string[] {
  const cases = commands.flatMap((command) => [
    ...Object.entries(command.options).flatMap(([name, { value }]) => (
      value?.choices === undefined ? [] : [[`${command.name} --${name}`, value.choices.join(' ')] as const]
    )),
    ...command.operands.flatMap(({ choices }) => (
      choices === undefined ? [] : [[`${command.name} ${command.name}`, choices.join(' ')] as const]
    )),
  ]);
  return cases.length === 0 ? [] : linesOf(cases);
}

function wordsOf(command: Command): string {
  return Object.keys(allOptions(command)).map((name) => `--${name}`).join(' ');
}

function allOptions(command: Command): CommandOptions {
  return { ...command.options, ...COMMON_OPTIONS };
}

function names(commands: readonly Command[]): string[] {
  return commands.map(({ name }) => name);
}

/** A text in single quotes, as shells of this kind read it. */
function quoted(text: string): string {
  return `'${text.replace(/'/g, "'\\''")}'`;
}

function lines(...all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}
