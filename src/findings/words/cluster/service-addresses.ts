import { wording } from '../../wording';

/** Of the addresses of Kubernetes services beside those of the VPC. */
export const SERVICE_CIDR_WORDS = {
  unchecked: wording('value-unchecked', () =>
    "'serviceIpv4Cidr' is a token; whether it overlaps a block of the VPC was not checked", {}),

  otherSize: wording('service-cidr-overlap', ({ cidr, largest, smallest }: { cidr: string; largest: number; smallest: number }) =>
    `'serviceIpv4Cidr' ${cidr} is of another size than EKS takes; give a range of /${largest} to /${smallest}`,
  { cidr: '10.0.0.0/8', largest: 12, smallest: 24 }),

  notPrivate: wording('service-cidr-overlap', ({ cidr, ranges }: { cidr: string; ranges: readonly string[] }) =>
    `'serviceIpv4Cidr' ${cidr} is not of the private ranges that EKS takes: ${ranges.join(', ')}`,
  { cidr: '100.64.0.0/16', ranges: ['10.0.0.0/8', '172.16.0.0/12'] }),

  overlap: wording('service-cidr-overlap', ({ cidr, block }: { cidr: string; block: string }) =>
    `'serviceIpv4Cidr' ${cidr} overlaps ${block}, a block of the VPC; choose a range that is free`,
  { cidr: '10.0.0.0/16', block: '10.0.0.0/16' }),

  chosenByEks: wording('service-cidr-default', ({ ofEks, taken, free }: { ofEks: readonly string[]; taken: readonly string[]; free: readonly string[] }) =>
    `'serviceIpv4Cidr' is not given, EKS chooses ${ofEks.join(' or ')} for services, and the VPC has addresses of ${taken.join(' and ')}: `
    + (free.length === 0 ? 'none of the two is left; give a free one'
      : `it must choose ${free.join(', ')}, which no other network of yours should have; give 'serviceIpv4Cidr' to be sure`),
  { ofEks: ['10.100.0.0/16', '172.20.0.0/16'], taken: ['10.100.0.0/16'], free: ['172.20.0.0/16'] }),
};
