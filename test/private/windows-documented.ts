import { WindowsWarmPool } from '../../src/capacity';

/** A row: the targets, in the order warm prefix, warm IP, minimum IP; the pods; prefixes, and addresses that no pod uses. */
export type WindowsRow = readonly [string, string, string, number, number, number];

/**
 * The worked cases of the controller's documentation, all 23; `-` is a target that is not set.
 *
 * @see https://github.com/aws/amazon-vpc-resource-controller-k8s/blob/master/docs/windows/prefix_delegation_config_options.md
 */
export const WINDOWS_PREFIX_ROWS: readonly WindowsRow[] = [
  ['-', '-', '-', 0, 1, 16], // ceil(max(3, 0 + 1) / 16)
  ['-', '-', '-', 15, 1, 1], // ceil((15 + 1) / 16)
  ['-', '-', '-', 16, 2, 16], // ceil((16 + 1) / 16)
  ['1', '-', '-', 0, 1, 16], // 0 + 1
  ['3', '-', '-', 0, 3, 48], // 0 + 3
  ['1', '-', '-', 5, 2, 27], // 1 + 1; 32 - 5
  ['1', '-', '-', 17, 3, 31], // 2 + 1; 48 - 17
  ['-', '-', '1', 0, 1, 16], // ceil(max(1, 0 + 1) / 16)
  ['-', '-', '1', 5, 1, 11], // ceil((5 + 1) / 16)
  ['-', '-', '1', 15, 1, 1], // ceil((15 + 1) / 16)
  ['-', '-', '1', 16, 2, 16], // ceil((16 + 1) / 16)
  ['-', '5', '-', 0, 1, 16], // ceil(max(3, 0 + 5) / 16)
  ['-', '5', '-', 5, 1, 11], // ceil((5 + 5) / 16)
  ['-', '5', '-', 11, 1, 5], // ceil((11 + 5) / 16)
  ['-', '5', '-', 12, 2, 20], // ceil((12 + 5) / 16)
  ['-', '1', '1', 0, 1, 16], // ceil(max(1, 0 + 1) / 16)
  ['-', '1', '1', 5, 1, 11], // ceil((5 + 1) / 16)
  ['-', '1', '1', 17, 2, 15], // ceil((17 + 1) / 16)
  ['-', '3', '1', 14, 2, 18], // ceil((14 + 3) / 16)
  ['-', '7', '20', 0, 2, 32], // ceil(max(20, 0 + 7) / 16)
  ['-', '7', '20', 5, 2, 27], // ceil(max(20, 5 + 7) / 16)
  ['-', '7', '20', 17, 2, 15], // ceil((17 + 7) / 16)
  ['-', '7', '20', 26, 3, 22], // ceil((26 + 7) / 16)
];

/**
 * The same with single addresses: warm and minimum IP target, pods, addresses in all, addresses that no pod uses.
 *
 * @see https://github.com/aws/amazon-vpc-resource-controller-k8s/blob/master/docs/windows/secondary_ip_mode_config_options.md
 */
export const WINDOWS_ADDRESS_ROWS: ReadonlyArray<readonly [number, number, number, number, number]> = [
  [1, 0, 0, 1, 1], // max(0, 0 + 1)
  [1, 0, 5, 6, 1], // 5 + 1
  [5, 0, 0, 5, 5], // 0 + 5
  [1, 1, 0, 1, 1], // max(1, 0 + 1)
  [1, 1, 1, 2, 1], // 1 + 1
  [1, 3, 3, 4, 1], // max(3, 3 + 1)
  [1, 3, 5, 6, 1], // max(3, 5 + 1)
  [5, 10, 0, 10, 10], // max(10, 0 + 5)
  [10, 10, 0, 10, 10], // max(10, 0 + 10)
  [10, 10, 10, 20, 10], // 10 + 10
  [15, 10, 10, 25, 15], // 10 + 15
];

/** The pool of a row; the controller takes 1 and 3 for IP targets that are not set. */
export function windowsPoolOf([warmPrefix, warmIp, minimumIp]: WindowsRow): WindowsWarmPool | undefined {
  if (warmPrefix !== '-') return WindowsWarmPool.prefixes(Number(warmPrefix));
  if (warmIp === '-' && minimumIp === '-') return undefined;
  return WindowsWarmPool.addresses(warmIp === '-' ? 1 : Number(warmIp), minimumIp === '-' ? undefined : Number(minimumIp));
}
