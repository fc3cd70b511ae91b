import { describe, expect, it } from 'vitest';
import { dueSteps, patienceOf } from '../../../electron/engine/install/due.ts';
import type { StoredStep } from '../../../electron/engine/storage/install-steps.ts';
import { type Problem, problem } from '../../../shared/errors/problem.ts';

const now = Date.parse('2026-06-01T12:00:00Z');
const ago = (minutes: number): string => new Date(now - minutes * 60_000).toISOString();
const step = (id: string, more: Partial<StoredStep> = {}): StoredStep => ({
  ...{ id, certificateId: 'c', kind: 'copy', label: '', enabled: true, seconds: 10, undoLater: false, fields: {} },
  ...{ secretRecord: '', secretKeys: [], savedVersion: 'v1', createdAt: ago(9_999) },
  ...{ installedVersion: undefined, installedAt: undefined, failure: undefined },
  ...more,
});
const due = (...steps: readonly StoredStep[]) => dueSteps(steps, 'v2', now).map(({ id }) => id);
const failed = (why: Problem, at: string, versionId = 'v2') => ({ failure: { versionId, at, problem: why } });

const unreachable = problem('install.unreachable', { host: 'h', detail: '' });
const refused = problem('install.unwritable', { path: '/x', reason: 'EACCES' });
const wrongKey = problem('install.wrong-credentials', { host: 'h', detail: '' });

describe('steps that are due', () => {
  it('are the first without the version and all after it', () => {
    expect(due(step('a'), step('b'))).toEqual(['a', 'b']);
    expect(due(step('a', { installedVersion: 'v2' }), step('b'), step('c', { installedVersion: 'v2' }))).toEqual([
      'b',
      'c',
    ]);
    expect(due(step('a', { installedVersion: 'v2' }))).toEqual([]);
    expect(due(step('a', { enabled: false }), step('b'))).toEqual(['b']);
  });

  it('are none that was set up for the version in use: those wait for the next one', () => {
    expect(due(step('a', { savedVersion: 'v2' }), step('b'))).toEqual([]);
    expect(due(step('a', { savedVersion: 'v2', ...failed(refused, ago(1_500)) }))).toEqual(['a']);
  });

  it('are tried again when their failure may be over, and hold up those after them until then', () => {
    expect(due(step('a', failed(unreachable, ago(5))), step('b'))).toEqual([]);
    expect(due(step('a', failed(unreachable, ago(11))), step('b'))).toEqual(['a', 'b']);
    expect(due(step('a', failed(refused, ago(60))))).toEqual([]);
    expect(due(step('a', failed(refused, ago(24 * 60))))).toEqual(['a']);
    expect(due(step('a', failed(wrongKey, ago(99_999))))).toEqual([]);
    // Another certificate is another reason to try.
    expect(due(step('a', failed(wrongKey, ago(1), 'v1')))).toEqual(['a']);
  });

  it('wait as long as the other side said', () => {
    const later = problem(
      'install.unreachable',
      { host: 'h', detail: '' },
      { retryAt: new Date(now + 1000).toISOString() },
    );
    expect(due(step('a', failed(later, ago(60))))).toEqual([]);
  });

  it.each([
    [problem('vault.keychain-locked', { detail: '' }), 'next-run'],
    [problem('install.timeout', { seconds: 1 }), 'next-run'],
    [problem('install.command-failed', { program: 'x', detail: '' }), 'next-day'],
    [problem('install.host-key-changed', { host: 'h', expected: 'a', found: 'b' }), 'person'],
    [problem('install.no-key', { name: 'n' }), 'person'],
  ] as const)('%j', (why, patience) => {
    expect(patienceOf(why)).toBe(patience);
  });
});
