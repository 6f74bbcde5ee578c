import { mkdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { demand, inTemporaryFolder, packages, ROOT, run } from './twin';
import { writeCsharp } from '../constructs/compiled-blocks';

const NEEDS = 'the .NET SDK 8 or later, and packages of NuGet';

/** Compiles the examples of docs/constructs.md in C# with the library. */
inTemporaryFolder('C#', NEEDS, (folder) => {
  demand('dotnet', ['--version'], 'the .NET SDK is missing');
  const library = join(packages('dotnet', folder, '--code-only'), 'CdkEksPodCapacity/CdkEksPodCapacity.csproj');
  const { devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const examples = join(folder, 'examples');
  mkdirSync(examples);
  const count = writeCsharp(examples);
  writeFileSync(join(examples, 'Examples.csproj'), `<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net8.0</TargetFramework>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Amazon.CDK.Lib" Version="${devDependencies['aws-cdk-lib']}" />
    <ProjectReference Include="${library}" />
  </ItemGroup>
</Project>
`);
  run('dotnet', ['build', '--nologo'], examples);
  console.log(`${count} examples in C# compile`);
});
