import { spawnSync } from 'node:child_process';

/** Runs a command to its end. Throws, with what it said, where its exit code is none of the expected ones. */
export function run([command, ...args], { cwd, env, expected = [0] } = {}) {
  const started = process.hrtime.bigint();
  const result = spawnSync(command, args, { cwd, env: { ...process.env, ...env }, encoding: 'utf8', maxBuffer: 1 << 30 });
  const milliseconds = Number(process.hrtime.bigint() - started) / 1e6;
  if (result.error) throw result.error;
  if (!expected.includes(result.status))
    throw new Error(`${command} ${args.join(' ')} ended with ${result.status}:\n${(result.stdout + result.stderr).slice(-4000)}`);
  return { milliseconds, output: result.stdout };
}

export const median = values => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/**
 * Measures several things in turn, so that a slow minute of the machine meets all of them.
 * @param candidates name and a function that gives milliseconds
 * @returns by name the times of each round
 */
export async function inTurn(candidates, rounds, { warmUp = 1 } = {}) {
  const times = new Map(candidates.map(({ name }) => [name, []]));
  for (let round = -warmUp; round < rounds; round++) {
    // Every other round backwards: what runs before something leaves its traces.
    for (const { name, measure } of round % 2 ? candidates.toReversed() : candidates) {
      const time = await measure();
      if (round >= 0) times.get(name).push(time);
    }
    console.error(`   round ${round + 1} of ${rounds}`);
  }

  return times;
}
