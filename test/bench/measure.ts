/** Whole processes, timed from outside: spawn to exit. */
import { spawn } from 'node:child_process';

export interface Timing {
  readonly label: string;
  /** Milliseconds of each counted run. */
  readonly runs: readonly number[];
}

const once = (command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> =>
  new Promise((resolve, reject) => {
    const from = performance.now();
    const child = spawn(command, [...args], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let printed = '';
    const keep = (chunk: Buffer): void => {
      printed = (printed + chunk.toString()).slice(-4000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(performance.now() - from);
      else reject(new Error(`${command} ended with ${code}\n${printed}`));
    });
  });

/** `make` gives each run its own arguments, such as a fresh folder. One run before the counted ones warms the disk. */
export const time = async (
  label: string,
  count: number,
  make: (run: number) => {
    readonly command: string;
    readonly args: readonly string[];
    readonly env?: NodeJS.ProcessEnv;
  },
): Promise<Timing> => {
  const runs: number[] = [];
  for (let run = -1; run < count; run++) {
    const { command, args, env } = make(run);
    const milliseconds = await once(command, args, env ?? {});
    if (run >= 0) runs.push(milliseconds);
  }
  return { label, runs };
};

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** Prints a table; ratios are against the fastest of the others. */
export const report = (title: string, ours: Timing, peers: readonly Timing[] = []): void => {
  const line = (text: string): void => void process.stdout.write(`${text}\n`);
  line(`\n${title}`);
  for (const { label, runs } of [ours, ...peers]) {
    const shown = [Math.min(...runs), median(runs), Math.max(...runs)].map((value) =>
      `${Math.round(value)} ms`.padStart(10),
    );
    line(`  ${label.padEnd(28)}${shown.join('')}`);
  }
  const fastest = [...peers].sort((a, b) => median(a.runs) - median(b.runs))[0];
  if (fastest !== undefined)
    line(`  ratio to ${fastest.label}: ${(median(ours.runs) / median(fastest.runs)).toFixed(3)}`);
};
