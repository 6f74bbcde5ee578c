import { allOf, few } from '../../phrases';
import { wording } from '../../wording';

/** Of the addresses of Kubernetes services beside those of the VPC. */
export const SERVICE_CIDR_WORDS = {
  unchecked: wording('value-unchecked', () => ({
    message: "'serviceIpv4Cidr' is a token, and whether it overlaps a block of the VPC was not checked",
    fix: ["give a literal CIDR as 'serviceIpv4Cidr'", 'acknowledge this finding'],
  }), {}),

  otherSize: wording('service-cidr-overlap', ({ cidr, largest, smallest, instead }: {
    cidr: string; largest: number; smallest: number; instead: string;
  }) => ({
    message: `'serviceIpv4Cidr' is ${cidr}, and EKS takes /${largest} to /${smallest}`,
    fix: [`give a range of /${largest} to /${smallest} as 'serviceIpv4Cidr', such as ${instead}`],
  }), { cidr: '10.0.0.0/8', largest: 12, smallest: 24, instead: '10.16.0.0/12' }),

  notPrivate: wording('service-cidr-overlap', ({ cidr, ranges, instead }: {
    cidr: string; ranges: readonly string[]; instead: string;
  }) => ({
    message: `'serviceIpv4Cidr' is ${cidr}, which is not in a private range that EKS takes`,
    details: allOf('private ranges', ranges),
    fix: [`give a range of ${few(ranges)} as 'serviceIpv4Cidr', such as ${instead}`],
  }), { cidr: '100.64.0.0/16', ranges: ['10.0.0.0/8', '172.16.0.0/12'], instead: '10.1.0.0/16' }),

  overlap: wording('service-cidr-overlap', ({ cidr, block, instead }: {
    cidr: string; block: string; instead: string;
  }) => ({
    message: `'serviceIpv4Cidr' is ${cidr}, and overlaps ${block}, a block of the VPC`,
    fix: [`give a range that the VPC does not have as 'serviceIpv4Cidr', such as ${instead}`],
  }), { cidr: '10.0.0.0/16', block: '10.0.0.0/16', instead: '10.1.0.0/16' }),

  chosenByEks: wording('service-cidr-default', ({ ofEks, taken, free }: {
    ofEks: readonly string[]; taken: readonly string[]; free: readonly string[];
  }) => ({
    message: "'serviceIpv4Cidr' is not given, and "
      + (free.length === 0
        ? 'the VPC has addresses of each range that EKS chooses for services'
        : 'the VPC has addresses of a range that EKS may choose for services'),
    details: [
      `EKS chooses ${ofEks.join(' or ')}`,
      `the VPC has addresses of ${taken.join(' and ')}`,
      ...(free.length === 0 ? [] : [`EKS must choose ${free.join(', ')}, so none of your other networks may use it`]),
    ],
    fix: ["give a range that none of your networks uses as 'serviceIpv4Cidr'"],
  }), { ofEks: ['10.100.0.0/16', '172.20.0.0/16'], taken: ['10.100.0.0/16'], free: ['172.20.0.0/16'] }),
};
