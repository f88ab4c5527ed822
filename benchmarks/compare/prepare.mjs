import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { arch, platform } from 'node:os';
import { run } from './rounds.mjs';

const rid = `${{ linux: 'linux', darwin: 'osx', win32: 'win' }[platform()]}-${arch()}`;
const cli = 'src/Templates.Cli/Templates.Cli.csproj';
const executable = platform() === 'win32' ? 'watemplates.exe' : 'watemplates';
let commands;

/** The ways to have the command: name and how to run it. Made once a run. */
export function ourCommands(folder) {
  commands ??= [
    { name: 'native', options: ['-p:PublishNative=true'] },
    { name: 'compiled ahead', options: [] },
    { name: 'IL', options: ['-p:PublishReadyToRun=false'] },
  ].map(({ name, options }) => {
    console.error(`   publishing watemplates, ${name}`);
    const output = join(folder, 'watemplates', name.replace(' ', '-'));
    run(['dotnet', 'publish', cli, '-c', 'Release', '-r', rid, '-v', 'q', '-nologo', '-o', output, ...options]);
    return { name: `watemplates, ${name}`, kind: name, command: [join(output, executable)] };
  });
  return commands;
}

/** npm's packages as the lock file has them; with their scripts only where one of them is built on the machine. */
export function installPackages(folder, { withScripts = false } = {}) {
  if (!existsSync(join(folder, 'node_modules', '.package-lock.json'))) {
    console.error(`   npm ci in ${folder}`);
    run(['npm', 'ci', '--prefix', folder, ...(withScripts ? [] : ['--ignore-scripts'])]);
  }
}

export function writeCorpus(folder, count) {
  run(['dotnet', 'run', '-c', 'Release', '--project', 'benchmarks/Templates.Benchmarks', '--', 'corpus', folder, `${count}`]);
  return folder;
}

/** Settings that leave only these rules; all others are none. */
export function writeSettings(folder, rules) {
  const all = readdirSync('docs/rules').map(name => /^(WAT\d{4})\.md$/.exec(name)?.[1]).filter(Boolean);
  const lines = all.filter(id => !rules.has(id)).map(id => `  ${id}: none`);
  writeFileSync(join(folder, 'watemplates.config.yaml'), `severity:\n${lines.join('\n')}\n`);
}

export const schema = resolve('schemas/template.schema.json');
