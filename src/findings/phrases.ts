/** A count with its noun, as in `1 ENI` and `3 ENIs`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** A number as it is read, as in `1,465`. */
export function number(value: number): string {
  return value.toLocaleString('en-US');
}
