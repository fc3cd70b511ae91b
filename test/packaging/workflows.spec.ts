/** What runs on other people's machines: shell scripts and workflows, read as strictly as can be without running them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runTool } from '../support/run-tool.ts';
import { describeWith } from '../support/tools.ts';
import { root } from './project.ts';
import { ofBuilder } from './tools-of-builder.ts';

const permissionsSchema = z.record(z.string(), z.enum(['read', 'write', 'none']));
const stepSchema = z
  .object({
    name: z.string().optional(),
    uses: z.string().optional(),
    run: z.string().optional(),
    if: z.string().optional(),
    shell: z.literal('bash').optional(),
    'working-directory': z.string().optional(),
    with: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
    env: z.record(z.string(), z.string()).optional(),
  })
  .strict()
  .refine(({ uses, run }) => (uses === undefined) !== (run === undefined), 'either uses or run');
const workflowSchema = z
  .object({
    name: z.string(),
    on: z.object({ push: z.unknown(), pull_request: z.unknown().optional() }).strict(),
    permissions: permissionsSchema,
    concurrency: z.object({ group: z.string(), 'cancel-in-progress': z.boolean() }).strict().optional(),
    jobs: z.record(
      z.string(),
      z
        .object({
          name: z.string(),
          needs: z.string().optional(),
          'runs-on': z.string(),
          container: z.object({ image: z.string(), options: z.string() }).strict().optional(),
          strategy: z
            .object({ 'fail-fast': z.boolean().optional(), matrix: z.object({ system: z.array(z.string()) }).strict() })
            .strict()
            .optional(),
          'timeout-minutes': z.number(),
          environment: z.string().optional(),
          permissions: permissionsSchema.optional(),
          steps: z.array(stepSchema),
        })
        .strict(),
    ),
  })
  .strict();

const folder = join(root, '.github/workflows');
const files = readdirSync(folder);
const textOf = (file: string): string => readFileSync(join(folder, file), 'utf8');
const { load } = ofBuilder<{ load(text: string): unknown }>('js-yaml');
const workflowOf = (file: string) => workflowSchema.parse(load(textOf(file)));
const stepsOf = (file: string) => Object.values(workflowOf(file).jobs).flatMap(({ steps }) => steps);

describe.each(files)('the workflow %s', (file) => {
  it('runs other people’s actions as they were when they were read, and says which version that was', () => {
    const lines = textOf(file)
      .split('\n')
      .filter((line) => /\buses:/.test(line));
    expect(lines.length).toBe(stepsOf(file).filter(({ uses }) => uses !== undefined).length);
    expect(lines.filter((line) => !/uses: actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
  });

  it('may read the source, and write only where a job says so', () => {
    const { permissions, jobs } = workflowOf(file);
    expect(permissions).toEqual({ contents: 'read' });
    const writes = Object.entries(jobs).flatMap(([job, { permissions: own = {} }]) =>
      Object.entries(own).flatMap(([what, may]) => (may === 'write' ? [`${job}: ${what}`] : [])),
    );
    const allowed: Readonly<Record<string, readonly string[]>> = {
      'release.yml': ['packages: id-token', 'packages: attestations', 'draft: contents'],
    };
    expect(writes).toEqual(allowed[file] ?? []);
  });

  it('leaves no token behind in the source, and puts nothing from outside into a script', () => {
    const checkouts = stepsOf(file).filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.map((step) => step.with?.['persist-credentials'])).toEqual(checkouts.map(() => false));
    expect(stepsOf(file).filter(({ run }) => run?.includes('${{'))).toEqual([]);
  });

  it('knows no secret where strangers can propose what it runs', () => {
    const { on } = workflowOf(file);
    const proposals = 'pull_request' in on;
    expect(textOf(file).includes('secrets.')).toBe(!proposals);
    expect(textOf(file)).not.toMatch(/pull_request_target|workflow_run/);
  });
});

describeWith(['shellcheck'], 'shell scripts', () => {
  const isShell = (path: string): boolean =>
    /\.sh$/.test(path) || /^#!.*\b(?:ba|da)?sh\b/.test(readFileSync(path, 'utf8').slice(0, 100));
  const scripts = ['build', 'test', '.ci'].flatMap((name) =>
    readdirSync(join(root, name), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /^[^.]+$|\.sh$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .filter(isShell),
  );

  it('are found', () => {
    expect(scripts.map((path) => path.slice(root.length))).toEqual(
      expect.arrayContaining([
        '.ci/run',
        'build/installer/linux/after-remove.sh',
        'build/installer/macos/universal-keytar.sh',
      ]),
    );
  });

  it.each(scripts)('%s has nothing that shellcheck objects to', (path) => {
    expect(runTool('shellcheck', ['--format=gcc', path])).toBe('');
  });

  it.each(files)('in %s neither', (file) => {
    const runs = stepsOf(file).flatMap(({ run }) => (run === undefined ? [] : [run]));
    expect(runs.length).toBeGreaterThan(3);
    for (const run of runs) expect(runTool('shellcheck', ['--format=gcc', '--shell=bash', '-'], run)).toBe('');
  });
});
