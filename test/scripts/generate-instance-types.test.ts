import { readFileSync } from 'fs';
import { CSV_FILE, GENERATED_FILE, generatedInstanceTypes } from '../../scripts/generate-instance-types';

const HEAD = 'instanceType,vcpus,memoryMiB,arch,hypervisor,bareMetal,maxEnis,ipv4PerEni,networkCards,defaultNetworkCardIndex,trunkingCompatible,branchInterfaces,sources';

function rowsOf(...lines: string[]): string[] {
  const generated = generatedInstanceTypes(`${[HEAD, ...lines].join('\n')}\n`);
  return generated.split('`')[1].trim().split('\n');
}

test('the committed table is what the CSV gives, so nobody edited it by hand', () => {
  expect(generatedInstanceTypes(readFileSync(CSV_FILE, 'utf8'))).toBe(readFileSync(GENERATED_FILE, 'utf8'));
});

test.each([
  ['x86, Nitro', 'm5.large,2,8192,x86_64,nitro,false,3,10,1,0,true,9,vpc-cni', 'm5.large,2,8192,x,n,3,10,1,9'],
  ['Arm, Nitro', 'c7g.medium,1,2048,arm64,nitro,false,2,4,1,0,true,4,vpc-cni', 'c7g.medium,1,2048,a,n,2,4,1,4'],
  ['Xen, which cannot trunk', 'i3.large,2,15616,x86_64,xen,false,3,10,1,0,false,0,vpc-cni', 'i3.large,2,15616,x,x,3,10,1,0'],
  ['no trunk and no number', 'i3.large,2,15616,x86_64,xen,false,3,10,1,0,false,,vpc-cni', 'i3.large,2,15616,x,x,3,10,1,0'],
  ['bare metal', 'm5.metal,96,393216,x86_64,,true,15,50,1,0,true,120,vpc-cni', 'm5.metal,96,393216,x,m,15,50,1,120'],
  ['nothing known but the ENIs', 'q1.large,,,,,false,3,10,1,0,,,vpc-cni;nodeadm', 'q1.large,,,,,3,10,1,'],
  ['known to one internal list, with its vCPUs', 'q1.large,2,,,nitro,false,3,10,1,0,true,3,karpenter', 'q1.large,2,,,n,3,10,1,3'],
  ['known to more than one list, without vCPUs', 'q1.large,,,,nitro,false,3,10,1,0,true,3,vpc-cni;karpenter', 'q1.large,,,,n,3,10,1,3'],
])('a row of %s', (_, line, row) => {
  expect(rowsOf(line)).toEqual([row]);
});

test('a type that one internal list alone names, without vCPUs, is left out', () => {
  expect(rowsOf('c7g-flex.large,,,,nitro,false,3,10,1,0,true,3,karpenter', 'm5.large,2,8192,x86_64,nitro,false,3,10,1,0,true,9,vpc-cni'))
    .toEqual(['m5.large,2,8192,x,n,3,10,1,9']);
});

test('rows are sorted by name alone', () => {
  const rest = '2,8192,x86_64,nitro,false,3,10,1,0,true,9,vpc-cni';

  expect(rowsOf(`m5.large,${rest}`, `m5-flex.large,${rest}`, `m5.2xlarge,${rest}`, `a1.large,${rest}`).map((row) => row.split(',')[0]))
    .toEqual(['a1.large', 'm5-flex.large', 'm5.2xlarge', 'm5.large']);
});

test.each([
  ['architecture', 'm5.large,2,8192,riscv,nitro,false,3,10,1,0,true,9,vpc-cni'],
  ['hypervisor', 'm5.large,2,8192,x86_64,kvm,false,3,10,1,0,true,9,vpc-cni'],
  ['default network card', 'm5.large,2,8192,x86_64,nitro,false,3,10,2,1,true,9,vpc-cni'],
])('fails on an %s that the table has no letter for', (_, line) => {
  expect(() => rowsOf(line)).toThrow('a value that the table has no letter for: {"instanceType":"m5.large"');
});
