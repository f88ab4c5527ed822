// How long a command takes that has next to nothing to do: in a pipeline, a hook or an editor that is most of the time.
import { join, resolve } from 'node:path';
import { bars } from './plot.mjs';
import { installPackages, ourCommands, schema, writeCorpus } from './prepare.mjs';
import { milliseconds, ratio, table } from './report.mjs';
import { inTurn, median, run } from './rounds.mjs';

export async function measure({ folder, sizes }) {
  const validators = resolve('benchmarks/validators');
  installPackages(validators);
  const commands = ourCommands(folder);
  const cwd = writeCorpus(join(folder, 'one'), 1);
  const env = { WATEMPLATES_SCHEMA: schema };
  const spectral = join(validators, 'node_modules/@stoplight/spectral-cli/dist/index.js');
  const ajv = join(validators, 'node_modules/ajv-cli/dist/index.js');
  const candidates = [
    ...commands.map(({ name, command }) => ({ name, version: [...command, '--version'], one: [...command, 'check'] })),
    { name: 'yamllint', version: ['yamllint', '--version'], one: ['yamllint', '-c', join(validators, 'yamllint.yaml'), '.'] },
    { name: 'ajv-cli', version: ['node', ajv, 'help'], one: ['node', ajv, 'validate', '--spec=draft2020', '--strict=false', '-s', schema, '-d', '*.wa.yaml'] },
    { name: 'Spectral', version: ['node', spectral, '--version'], one: ['node', spectral, 'lint', '*.wa.yaml', '-r', join(validators, 'ruleset.mjs'), '--ignore-unknown-format', '-q'] },
  ];
  const timed = key => candidates.map(candidate => ({ name: candidate.name, measure: () => run(candidate[key], { cwd, env }).milliseconds }));
  const version = await inTurn(timed('version'), 3 * sizes.rounds);
  const one = await inTurn(timed('one'), 3 * sizes.rounds);
  const medians = new Map(candidates.map(({ name }) => [name, { version: median(version.get(name)), one: median(one.get(name)) }]));
  const base = medians.get('watemplates, native');
  const rows = [...medians].map(([name, time]) => [name, milliseconds(time.version), ratio(time.version / base.version), milliseconds(time.one), ratio(time.one / base.one)]);
  const group = (label, key) => ({ label, bars: [...medians].map(([name, time]) => ({ label: name, value: time[key], text: milliseconds(time[key]), isOurs: name.startsWith('watemplates') })) });
  return {
    tables: [table(['Start', 'version (ajv-cli: help), median', '÷ native', 'one template, median', '÷ native'], rows)],
    charts: [{ name: 'start', title: 'Start', svg: bars('Start', [group('version', 'version'), group('one template', 'one')]) }],
    results: { version: Object.fromEntries(version), one: Object.fromEntries(one) },
  };
}
