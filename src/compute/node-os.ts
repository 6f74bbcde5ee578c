/**
 * Operating systems whose bootstrap this library writes.
 */
export enum NodeOs {
  /** Amazon Linux 2023, told by a NodeConfig that nodeadm reads. */
  AL2023 = 'al2023',

  /** Bottlerocket, told by settings in TOML. */
  BOTTLEROCKET = 'bottlerocket',
}
