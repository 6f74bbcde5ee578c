import { Command } from '../framework/command';
import { completionsOf, Shell, SHELLS } from '../framework/completions';

/** `completion`: what a shell needs to complete commands and options. */
export const COMPLETION: Command = {
  name: 'completion',
  purpose: 'prints a script that completes commands and options in a shell',
  examples: [
    { words: 'completion bash > /etc/bash_completion.d/eks-pod-capacity', says: 'for bash' },
    { words: 'completion zsh > ~/.zfunc/_eks-pod-capacity', says: 'for zsh, in a folder of $fpath' },
    { words: 'completion fish > ~/.config/fish/completions/eks-pod-capacity.fish', says: 'for fish' },
  ],
  operands: [{ name: 'SHELL', text: 'bash, zsh or fish', choices: SHELLS }],
  options: {},
  failure: 'never',
  page: 'command-line.md',
  run: ({ operands: [shell], commands }) => ({
    output: completionsOf(shell as Shell, commands),
    failed: false,
    isData: true,
  }),
};
