/** Who made a document: this package. */
export interface Producer {
  readonly name: string;
  readonly version: string;
}

/** This package, as its manifest names it. */
export function producer(): Producer {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { name, version } = require('../../package.json') as Producer;
  return { name, version };
}
