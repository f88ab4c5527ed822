// See benchmarks/run.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as build from './build.mjs';
import { describeMachine } from './machine.mjs';
import { fill } from './report.mjs';
import * as runtime from './runtime.mjs';
import * as start from './start.mjs';
import * as validation from './validation.mjs';

const parts = { validation, start, build, runtime };
const quickSizes = { templates: [100, 300], project: 50, rounds: 2, isQuick: true };
const fullSizes = { templates: [1000, 10000], project: 1000, rounds: 7, isQuick: false };

function usage(message) {
  console.error(`benchmarks/run: ${message}`);
  process.exit(2);
}

function readOptions() {
  try {
    const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false }, only: { type: 'string' }, out: { type: 'string' } } });
    const chosen = values.only?.split(',') ?? Object.keys(parts);
    const unknown = chosen.find(part => !(part in parts));
    if (unknown !== undefined) usage(`there is no part '${unknown}'. Parts are ${Object.keys(parts).join(', ')}.`);
    return { sizes: values.quick ? quickSizes : fullSizes, chosen, out: resolve(values.out ?? (values.quick ? 'artifacts/benchmarks' : 'benchmarks')) };
  } catch (error) {
    return usage(`${error.message.replace(/\.?$/, '.')} Options are --quick, --only PART,… and --out DIR.`);
  }
}

const { sizes, chosen, out } = readOptions();
if (chosen.some(part => part === 'validation' || part === 'start') && spawnSync('yamllint', ['--version']).error)
  usage("'yamllint' is not installed, and the parts validation and start compare with it. Debian has it as a package.");
const folder = mkdtempSync(join(tmpdir(), 'watemplates-benchmarks-'));
const readme = join(out, 'README.md');
const plots = join(out, 'plots');
mkdirSync(plots, { recursive: true });
if (!existsSync(readme)) copyFileSync('benchmarks/README.md', readme);
try {
  const machine = describeMachine();
  for (const part of chosen) {
    console.error(`== ${part}`);
    const { tables, charts, results } = await parts[part].measure({ folder, sizes });
    for (const { name, svg } of charts) writeFileSync(join(plots, `${name}.svg`), svg);
    writeFileSync(join(plots, `${part}.json`), JSON.stringify({ machine, ...results }, null, 2) + '\n');
    fill(readme, part, [`Measured ${new Date().toISOString().slice(0, 10)}${sizes.isQuick ? ' with small sizes, which tell nothing' : ''}. ${machine}`, ...charts.map(({ name, title }) => `![${title}](plots/${name}.svg)`), ...tables]);
  }

  console.error(`Tables are in ${readme}, plots in ${plots}.`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
