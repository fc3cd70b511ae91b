/**
 * `npm test`: build, check, then every suite. Each part runs even if one before it failed. The last line says how many
 * tests passed, failed and were skipped; a build or a check that fails counts as one failed test.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildStale, root } from './build-targets.ts';
import { runTool } from './programs.ts';
import {
  addCounts,
  type Counts,
  countPlaywright,
  countVitest,
  noCounts,
  verdict,
  withExitCode,
} from './test-counts.ts';

const results = join(root, 'test-results');
const started = performance.now();
const say = (text: string): void => {
  process.stdout.write(`\n== ${text} (${((performance.now() - started) / 1000).toFixed(0)} s)\n`);
};
const oneTest = (ok: boolean): Counts => (ok ? { ...noCounts, passed: 1 } : { ...noCounts, failed: 1 });

const buildAll = async (): Promise<Counts> => {
  try {
    await buildStale();
    return oneTest(true);
  } catch (error) {
    process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return oneTest(false);
  }
};

const readReport = <R>(file: string): R | undefined =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as R) : undefined;

const vitest = async (project: string): Promise<Counts> => {
  const file = join(results, `${project}.json`);
  rmSync(file, { force: true });
  const code = await runTool('vitest', [
    'run',
    `--project=${project}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  const report = readReport<Parameters<typeof countVitest>[0]>(file);
  return withExitCode(report === undefined ? noCounts : countVitest(report), code);
};

const playwright = async (): Promise<Counts> => {
  const file = join(results, 'e2e.json');
  rmSync(file, { force: true });
  const code = await runTool('playwright', ['test', '-c', 'test/e2e/playwright.config.ts', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
  });
  const report = readReport<Parameters<typeof countPlaywright>[0]>(file);
  return withExitCode(report === undefined ? noCounts : countPlaywright(report), code);
};

const parts: readonly (readonly [string, () => Promise<Counts>])[] = [
  ['Build', buildAll],
  ['Format, lint and layer rules', async () => oneTest((await runTool('biome', ['check', '.'])) === 0)],
  ['Types', async () => oneTest((await runTool('tsc', ['-b'])) === 0)],
  ['Unit, contract and architecture tests', () => vitest('unit')],
  ['Tests against real servers and the file system', () => vitest('integration')],
  ['Tests in a browser and in the desktop window', playwright],
];

mkdirSync(results, { recursive: true });
// Hundreds of processes load the same sources; compiled once, each needs half the time.
process.env.NODE_COMPILE_CACHE ??= join(results, 'compile-cache');
let counts = noCounts;
const failedParts: string[] = [];
for (const [title, run] of parts) {
  say(title);
  const own = await run();
  counts = addCounts(counts, own);
  if (own.failed > 0) failedParts.push(title);
}

const { line, ok } = verdict(counts, { ci: process.env.CI === 'true' });
say('Done');
if (counts.skippedTitles.length > 0) {
  process.stdout.write(
    `\nSKIPPED, so not shown to work here:\n${counts.skippedTitles.map((one) => `  - ${one}\n`).join('')}`,
  );
}
for (const title of counts.failedTitles) process.stdout.write(`FAILED: ${title}\n`);
for (const title of failedParts) process.stdout.write(`FAILED: ${title}\n`);
process.exitCode = ok ? 0 : 1;
process.stdout.write(`${line}\n`);
