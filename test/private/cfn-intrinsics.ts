import { bitsOf, dottedOf } from './ipv4-oracle';

/** What Fn::GetAtt and Ref stand for, by `<logical id>.<attribute>` and `<logical id>`. */
export type Deployed = Record<string, string>;

/**
 * The value of Fn::Select, Fn::Cidr, Fn::GetAtt and Ref, as CloudFormation documents them: slow, on texts of zeros and ones, and none of it shared with src.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-cidr.html
 */
export function deployedValue(form: any, deployed: Deployed): any {
  if (Array.isArray(form)) return form.map((each) => deployedValue(each, deployed));
  if (typeof form !== 'object') return form;
  const [[name, argument]] = Object.entries<any>(form);
  if (name === 'Fn::GetAtt') return known(deployed, argument.join('.'));
  if (name === 'Ref') return known(deployed, argument);
  const values = deployedValue(argument, deployed);
  if (name === 'Fn::Select') return selected(values[1], Number(values[0]));
  if (name === 'Fn::Cidr') return cut(values[0], Number(values[1]), Number(values[2]));
  throw new Error(`${name} is not evaluated here`);
}

function known(deployed: Deployed, name: string): string {
  if (deployed[name] === undefined) throw new Error(`${name} is not known`);
  return deployed[name];
}

function selected(values: readonly string[], index: number): string {
  if (!(index in values)) throw new Error(`Fn::Select ${index} of ${values.length}`);
  return values[index];
}

/** The first `count` blocks with so many host bits; CloudFormation refuses more than 256 and what does not fit. */
function cut(cidr: string, count: number, hostBits: number): string[] {
  const [address, length] = cidr.split('/');
  const network = bitsOf(address).slice(0, Number(length));
  const free = 32 - hostBits - Number(length);
  if (count < 1 || count > 256 || hostBits < 1 || free < 0 || count > 2 ** free) throw new Error(`Fn::Cidr: ${cidr} has no ${count} blocks of ${hostBits} host bits`);
  return Array.from({ length: count }, (_, index) => {
    const middle = free === 0 ? '' : index.toString(2).padStart(free, '0');
    return `${dottedOf(`${network}${middle}`.padEnd(32, '0'))}/${32 - hostBits}`;
  });
}
