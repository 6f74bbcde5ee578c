/** The message of a printed finding with its id, without the lines below it. */
export function headOf(printed: string): string {
  const [message, ...below] = printed.split('\n');
  const [acknowledgement = ''] = below.slice(-1).flatMap((line) => / \[ack: [^\]]+\]$/.exec(line) ?? []);
  return `${message}${acknowledgement}`;
}
