import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { arch, availableParallelism, cpus, platform, totalmem } from 'node:os';

const first = (command, ...args) => {
  const result = spawnSync(command, args, { encoding: 'utf8' });
  return result.status === 0 ? (result.stdout + result.stderr).trim().split('\n')[0] : 'none';
};

const version = folder => JSON.parse(readFileSync(`benchmarks/validators/node_modules/${folder}/package.json`, 'utf8')).version;

/** One sentence that says on what was measured; the host's name is nobody's business. */
export function describeMachine() {
  const memory = Math.round(totalmem() / 2 ** 30);
  return `Machine: ${availableParallelism()} cores of ${cpus()[0].model.trim()}, ${memory} GiB, ${platform()} ${arch()}; .NET SDK ${first('dotnet', '--version')}, Node ${process.versions.node}.`;
}

export function versions() {
  return { spectral: version('@stoplight/spectral-cli'), ajv: version('ajv-cli'), yamllint: first('yamllint', '--version').replace('yamllint ', '') };
}
