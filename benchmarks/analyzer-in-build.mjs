// What the package's analyzer and generator add to a build's compiler, with the task reporting and the analyzer silent:
// builds of a console project with the templates, one C# file touched each time, with and without them in turn.
//   node benchmarks/analyzer-in-build.mjs FOLDER FEED [PAIRS] [PROPERTY=VALUE…]
// FOLDER holds the templates: dotnet run -c Release --project benchmarks/Templates.Benchmarks -- corpus FOLDER 1000
// FEED holds the package:     dotnet pack src/Templates.Build -c Release -o FEED
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const [templates, feed, pairs = '15', ...properties] = process.argv.slice(2);
const version = /^WaTemplates\.(\d.*)\.nupkg$/.exec(readdirSync(feed).find(name => /^WaTemplates\.\d.*\.nupkg$/.test(name)))[1];
const folder = mkdtempSync(join(tmpdir(), 'analyzer-in-build-'));

cpSync(templates, join(folder, 'templates'), { recursive: true });
writeFileSync(join(folder, 'nuget.config'), `<configuration>
  <packageSources><add key="measured" value="${resolve(feed)}" /></packageSources>
  <config><add key="globalPackagesFolder" value="packages" /></config>
</configuration>`);
writeFileSync(join(folder, 'Measured.csproj'), `<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <!-- A server of its own: warm, and not somebody else's. -->
    <UseSharedCompilation>true</UseSharedCompilation>
    <SharedCompilationId>watemplates-${process.pid}</SharedCompilationId>
    <!-- No others', so that what is measured is not lost among them. -->
    <EnableNETAnalyzers>false</EnableNETAnalyzers>
  </PropertyGroup>
  <ItemGroup><PackageReference Include="WaTemplates" Version="${version}" PrivateAssets="all" /></ItemGroup>
  <Target Name="TakeOut" BeforeTargets="CoreCompile" Condition="'$(TakeOut)' == 'true'">
    <ItemGroup><Analyzer Remove="@(Analyzer)" Condition="$([System.String]::Copy('%(FullPath)').Contains('watemplates'))" /></ItemGroup>
  </Target>
</Project>`);

let edits = 0;
function run(...args) {
  const result = spawnSync('dotnet', args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (result.status !== 0) throw new Error(result.stdout + result.stderr);
  return result.stdout;
}

function compile(...more) {
  writeFileSync(join(folder, 'Program.cs'), `System.Console.WriteLine("${edits++}");`);
  return run('build', '--no-restore', '-nologo', '-nr:false', '-v:q', '-clp:PerformanceSummary', ...properties.map(property => `-p:${property}`), ...more);
}

const csc = output => Number(/^\s*(\d+) ms\s+Csc\s/m.exec(output)[1]);
const median = numbers => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

try {
  run('restore', '-v:q');
  for (let warmUp = 0; warmUp < 4; warmUp++) { compile(); compile('-p:TakeOut=true'); }
  const times = [];
  for (let i = 0; i < Number(pairs); i++) {
    const order = i % 2 ? [0, 1] : [1, 0];
    const pair = [];
    for (const which of order) pair[which] = csc(compile(...(which ? ['-p:TakeOut=true'] : [])));
    times.push(pair);
  }

  const counts = { analyzer: [], generator: [] };
  for (let i = 0; i < 5; i++) {
    const report = compile('-p:ReportAnalyzer=true', '-v:d');
    for (const kind of ['analyzer', 'generator']) {
      const total = new RegExp(`Total ${kind} execution time: ([\\d.,]+) seconds`).exec(report);
      counts[kind].push(total ? Number(total[1].replace(',', '.')) * 1000 : 0);
    }
  }

  console.log(`Csc task with    median ${median(times.map(pair => pair[0]))} ms`);
  console.log(`Csc task without median ${median(times.map(pair => pair[1]))} ms`);
  console.log(`difference, pair by pair: median ${median(times.map(pair => pair[0] - pair[1]))} ms, all ${times.map(pair => pair[0] - pair[1]).join(' ')}`);
  for (const kind of ['analyzer', 'generator'])
    console.log(`the compiler's own count, ${kind}: median ${median(counts[kind])} ms, all ${counts[kind].join(' ')}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
