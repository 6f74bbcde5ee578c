/** The module as it is where aws-cdk-lib has an assembly of this content; unpacked, or not there at all. */
function withAssembly<T>(types: object | undefined, run: (installedHas: typeof import('../../src/validation/installed-structs').installedHas) => T): T {
  let result: T | undefined;
  jest.isolateModules(() => {
    jest.doMock('fs', () => ({
      ...jest.requireActual('fs'),
      readFileSync: () => {
        if (types === undefined) throw new Error('ENOENT');
        return JSON.stringify({ types });
      },
    }));
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    result = run(require('../../src/validation/installed-structs').installedHas);
    jest.dontMock('fs');
  });
  return result!;
}

const NEWER = {
  'aws-cdk-lib.aws_eks_v2.ClusterProps': { interfaces: ['aws-cdk-lib.aws_eks_v2.ClusterCommonOptions'], properties: [{ name: 'ownOption' }] },
  'aws-cdk-lib.aws_eks_v2.ClusterCommonOptions': { properties: [{ name: 'newOption' }] },
};

test.each([['ClusterProps', 'newOption', true], ['ClusterProps', 'ownOption', true], ['ClusterProps', 'podNetworks', false], ['Gone', 'newOption', false]])('of %s has %s: %s', (struct, name, has) => {
  expect(withAssembly(NEWER, (installedHas) => installedHas(struct, name))).toBe(has);
});

test('where there is no assembly nobody knows', () => {
  expect(withAssembly(undefined, (installedHas) => installedHas('ClusterProps', 'podNetworks'))).toBeUndefined();
});

test('the one that is installed is read', () => {
  const { installedHas } = jest.requireActual<typeof import('../../src/validation/installed-structs')>('../../src/validation/installed-structs');

  expect([installedHas('ClusterProps', 'defaultCapacity'), installedHas('ClusterProps', 'podNetworks')]).toEqual([true, false]);
});
