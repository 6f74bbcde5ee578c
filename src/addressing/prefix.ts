/**
 * Prefix length of an IPv4 prefix on an ENI.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-prefix-eni.html
 */
export const PREFIX_LENGTH = 28;

/** Addresses of such a prefix. */
export const PREFIX_ADDRESSES = 16;

/**
 * Addresses that AWS keeps at the start of every subnet: network, router, DNS, future use. It keeps the last one too.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
 */
export const KEPT_AT_START = 4;

/** All the addresses that AWS keeps in a subnet. */
export const KEPT_ADDRESSES = KEPT_AT_START + 1;
