/** A quantity of Kubernetes: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/. */
const QUANTITY = /^\+?(\d+(?:\.\d*)?|\.\d+)(?:([eE][+-]?\d+)|(Ki|Mi|Gi|Ti|Pi|Ei|n|u|m|k|M|G|T|P|E))?$/;

/** Bytes of a unit. */
const UNITS: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/**
 * The number that a quantity of Kubernetes says; undefined where it is no quantity. Worked: `500m` is 0.5.
 */
export function amountOf(quantity: string): number | undefined {
  const [, number, exponent, unit] = QUANTITY.exec(quantity) ?? [];
  if (number === undefined) return undefined;
  // Products of decimals miss by a hair: 0.11 x 1000.
  const product = Number(`${number}${exponent ?? ''}`) * (unit === undefined ? 1 : UNITS[unit]);
  return Number(product.toPrecision(15));
}

/**
 * The memory that a quantity of Kubernetes says, in MiB; undefined where it is no quantity.
 *
 * Worked: `2Gi` is 2 x 1,024 = 2,048 MiB, `1G` is 10^9 / 2^20 = 953.67 MiB.
 */
export function mebibytesOf(quantity: string): number | undefined {
  const bytes = amountOf(quantity);
  return bytes === undefined ? undefined : bytes / UNITS.Mi;
}

/** Memory as kubelet is told it. */
export function quantityOf(memoryMib: number): string {
  return `${memoryMib}Mi`;
}
