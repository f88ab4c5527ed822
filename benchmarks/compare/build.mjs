// What the package adds to `dotnet build`: two projects with the same files, one of which refers to it, built in turn.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bars } from './plot.mjs';
import { writeCorpus } from './prepare.mjs';
import { count, milliseconds, ratio, table, verdict } from './report.mjs';
import { inTurn, median, run } from './rounds.mjs';

const options = ['--no-restore', '-nologo', '-v', 'q', '-nr:false'];

class Project {
  constructor(folder, { feed, version, templates }) {
    this.folder = folder;
    this.edits = 0;
    mkdirSync(folder);
    writeCorpus(join(folder, 'templates'), templates);
    writeFileSync(join(folder, 'nuget.config'), `<configuration>
  <packageSources><add key="measured" value="${feed}" /></packageSources>
  <config><add key="globalPackagesFolder" value="../packages" /></config>
</configuration>`);
    writeFileSync(join(folder, 'Measured.csproj'), `<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <!-- A compiler server of its own: warm, and not somebody else's. -->
    <UseSharedCompilation>true</UseSharedCompilation>
    <SharedCompilationId>watemplates-${process.pid}</SharedCompilationId>
  </PropertyGroup>
  <ItemGroup>${version ? `<PackageReference Include="WaTemplates" Version="${version}" PrivateAssets="all" />` : ''}</ItemGroup>
</Project>`);
    this.editCode();
    run(['dotnet', 'restore', '-v', 'q'], { cwd: folder });
  }

  build = () => run(['dotnet', 'build', ...options], { cwd: this.folder }).milliseconds;

  clean() {
    run(['dotnet', 'clean', '-nologo', '-v', 'q', '-nr:false'], { cwd: this.folder });
  }

  editCode() {
    writeFileSync(join(this.folder, 'Program.cs'), `System.Console.WriteLine("${this.edits++}");\n`);
  }

  editTemplate() {
    const folder = join(this.folder, 'templates');
    const file = join(folder, readdirSync(folder).find(name => name.endsWith('.wa.yaml')));
    writeFileSync(file, readFileSync(file, 'utf8').replace(/Ihr Serviceteam.*/, `Ihr Serviceteam ${this.edits++}`));
  }
}

/** Each kind of build: what is done before it, which is not counted. */
const kinds = {
  'nothing changed': () => {},
  'one template changed': project => project.editTemplate(),
  'one C# file changed': project => project.editCode(),
  'after dotnet clean': project => project.clean(),
};

export async function measure({ folder, sizes }) {
  const feed = join(folder, 'feed');
  run(['dotnet', 'pack', 'src/Templates.Build', '-c', 'Release', '-o', feed, '-v', 'q', '-nologo']);
  const version = /^WaTemplates\.(\d.*)\.nupkg$/.exec(readdirSync(feed).find(name => /^WaTemplates\.\d.*\.nupkg$/.test(name)))[1];
  const projects = [
    { name: 'with', project: new Project(join(folder, 'with'), { feed, version, templates: sizes.project }) },
    { name: 'without', project: new Project(join(folder, 'without'), { feed, templates: sizes.project }) },
  ];
  const results = {};
  for (const [kind, before] of Object.entries(kinds)) {
    console.error(`   ${kind}`);
    const candidates = projects.map(({ name, project }) => ({
      name,
      measure: () => {
        before(project);
        return project.build();
      },
    }));
    // Two builds, so that the next has nothing to do: templates written a moment ago are read once more.
    results[kind] = Object.fromEntries(await inTurn(candidates, 2 * sizes.rounds + 1, { warmUp: 2 }));
  }

  return { ...report(results, sizes.project), results };
}

function report(results, templates) {
  const rows = Object.entries(results).map(([kind, times]) => {
    const differences = times.with.map((time, round) => time - times.without[round]);
    return { kind, with: median(times.with), without: median(times.without), difference: median(differences) };
  });
  const idle = rows[0].difference;
  return {
    tables: [
      table([`dotnet build, ${count(templates)} templates`, 'with the package, median', 'without', 'difference, median of the pairs', 'ratio of the medians'],
        rows.map(row => [row.kind, milliseconds(row.with), milliseconds(row.without), `${count(Math.round(row.difference))} ms`, ratio(row.with / row.without)])),
      `Aim: at most 100 ms where nothing changed, at 1,000 templates. ${count(Math.round(idle))} ms at ${count(templates)}. ${verdict(idle <= 100, templates, 1000)}`,
    ],
    charts: [{
      name: 'build',
      title: `dotnet build with ${count(templates)} templates`,
      svg: bars(`dotnet build with ${count(templates)} templates`, rows.map(row => ({
        label: row.kind,
        bars: [{ label: 'with the package', value: row.with, text: milliseconds(row.with), isOurs: true }, { label: 'without', value: row.without, text: milliseconds(row.without), isOurs: false }],
      }))),
    }],
  };
}
