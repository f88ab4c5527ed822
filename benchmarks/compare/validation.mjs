// How long it takes to check a folder of templates: ours, and what one would take otherwise. A linter that is not ours gets
// the part of our rules that it can be taught; both must find the same mistakes before anything is measured.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { mistakes } from '../validators/mistakes.mjs';
import { versions } from './machine.mjs';
import { bars } from './plot.mjs';
import { installPackages, ourCommands, schema, writeCorpus, writeSettings } from './prepare.mjs';
import { count, milliseconds, ratio, table, verdict } from './report.mjs';
import { inTurn, median, run } from './rounds.mjs';

const validators = resolve('benchmarks/validators');
const spectral = ['node', join(validators, 'node_modules/@stoplight/spectral-cli/dist/index.js'), 'lint', '*.wa.yaml', '-r', join(validators, 'ruleset.mjs'), '--ignore-unknown-format', '-q', '-f', 'json'];
const ajv = ['node', join(validators, 'node_modules/ajv-cli/dist/index.js'), 'validate', '--spec=draft2020', '--strict=false', '-s', schema, '-d', '*.wa.yaml'];
const yamllint = ['yamllint', '-c', join(validators, 'yamllint.yaml'), '.'];
const env = { WATEMPLATES_SCHEMA: schema };
const ruleOf = code => /^WAT\d{4}/.exec(code)?.[0];
const comparedRules = new Set(mistakes.map(({ name }) => ruleOf(name)).filter(Boolean));

const keysOf = pairs => [...new Set(pairs.map(([file, rule]) => `${file} ${rule}`))].sort();

/** Throws where Spectral with our ruleset and our command do not find the same rules broken in the same files. */
function demandSameFindings(folder, command) {
  mkdirSync(folder);
  for (const { name, text } of mistakes) writeFileSync(join(folder, `${name}.wa.yaml`), text);
  writeSettings(folder, comparedRules);
  const ours = keysOf(JSON.parse(run([...command, 'check', '--format', 'json'], { cwd: folder, expected: [1] }).output).diagnostics.map(({ file, id }) => [file, id]));
  const theirs = keysOf(JSON.parse(run(spectral, { cwd: folder, env, expected: [1] }).output).map(({ source, code }) => [source.split(/[\\/]/).at(-1), ruleOf(code)]));
  const different = [...ours.filter(key => !theirs.includes(key)).map(key => `only ours: ${key}`), ...theirs.filter(key => !ours.includes(key)).map(key => `only Spectral: ${key}`)];
  const missed = mistakes.filter(({ name }) => ruleOf(name) && !ours.includes(`${name}.wa.yaml ${ruleOf(name)}`)).map(({ name }) => `found by neither: ${name}`);
  if (different.length + missed.length > 0) throw new Error(`The rules are not equal:\n${[...different, ...missed].join('\n')}`);
  return ours.length;
}

const timed = (command, cwd) => () => run(command, { cwd, env }).milliseconds;

export async function measure({ folder, sizes }) {
  installPackages(validators);
  const commands = ourCommands(folder);
  const found = demandSameFindings(join(folder, 'mistakes'), commands[0].command);
  const native = commands[0];
  const results = {};
  for (const size of sizes.templates) {
    console.error(`   ${count(size)} templates`);
    const all = writeCorpus(join(folder, `corpus-${size}`), size);
    const same = writeCorpus(join(folder, `corpus-${size}-same`), size);
    writeSettings(same, comparedRules);
    const candidates = [
      { name: `${native.name}, all rules`, measure: timed([...native.command, 'check'], all) },
      ...commands.map(({ name, command }) => ({ name, measure: timed([...command, 'check'], same) })),
      { name: 'yamllint', measure: timed(yamllint, all) },
      { name: 'ajv-cli', measure: timed(ajv, all) },
    ];
    // Most of a minute each at 10,000 templates: fewer rounds tell enough of it.
    const few = Math.min(3, sizes.rounds);
    const times = await inTurn(candidates, size > 1000 ? few : sizes.rounds);
    const slow = await inTurn([{ name: 'Spectral', measure: timed(spectral, same) }], few, { warmUp: 0 });
    results[size] = Object.fromEntries([...times, ...slow]);
  }

  return { ...report(results, found), results };
}

function report(results, found) {
  const version = versions();
  const label = name => ({ Spectral: `Spectral ${version.spectral}, the same rules`, 'ajv-cli': `ajv-cli ${version.ajv}, our schema only`, yamllint: `yamllint ${version.yamllint}, YAML only` })[name] ?? (name.endsWith('all rules') ? name : `${name}, the same rules`);
  const sizes = Object.keys(results).map(Number);
  const medians = Object.fromEntries(sizes.map(size => [size, Object.fromEntries(Object.entries(results[size]).map(([name, times]) => [name, median(times)]))]));
  const base = 'watemplates, native';
  const rows = Object.keys(medians[sizes[0]]).map(name => [label(name), ...sizes.flatMap(size => [milliseconds(medians[size][name]), ratio(medians[size][name] / medians[size][base])])]);
  const last = sizes.at(-1);
  const spectralRatios = ['native', 'compiled ahead', 'IL'].map(kind => `${kind} ${ratio(medians[last].Spectral / medians[last][`watemplates, ${kind}`])}`);
  return {
    tables: [
      table(['Checking a folder, the whole process', ...sizes.flatMap(size => [`${count(size)} templates, median`, '÷ native, the same rules'])], rows),
      `"The same rules" are the ${comparedRules.size} of the catalogue that Spectral can be taught (\`validators/ruleset.mjs\`); on ${mistakes.length} files with a mistake each, or none, both named the same ${found} pairs of file and rule. Ours are all judged in any case, and the others left out of the report.`,
      `Spectral ÷ ours at ${count(last)} templates: ${spectralRatios.join(', ')}. Aim: at least 20, by the native command. ${verdict(medians[last].Spectral / medians[last][base] >= 20, last, 10000)}`,
    ],
    charts: sizes.map(size => ({
      name: `validation-${size}`,
      title: `Checking ${count(size)} templates`,
      svg: bars(`Checking ${count(size)} templates`, [{ label: 'median, the whole process', bars: Object.entries(medians[size]).map(([name, value]) => ({ label: name, value, text: milliseconds(value), isOurs: name.startsWith('watemplates') })) }]),
    })),
  };
}
