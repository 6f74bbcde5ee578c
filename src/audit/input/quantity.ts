const QUANTITY = /^([+-]?(?:\d+\.?\d*|\.\d+))(?:([eE][+-]?\d+)|(n|u|m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei))?$/;

const FACTORS: Readonly<Record<string, number>> = {
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
 * A quantity of Kubernetes as a number: `110`, `"110"`, `"0.11k"`, `"7935288Ki"`, `"1e3"`.
 *
 * @returns undefined where it is none
 */
export function quantityOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string') return undefined;
  const parts = QUANTITY.exec(value.trim());
  if (parts === null) return undefined;
  const [, digits, exponent = '', suffix] = parts;
  // Products of decimals miss by a hair: 0.11 x 1000.
  const product = Number(`${digits}${exponent}`) * (suffix === undefined ? 1 : FACTORS[suffix]);
  return Number(product.toPrecision(15));
}
