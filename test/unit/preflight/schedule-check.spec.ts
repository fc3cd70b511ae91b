import { describe, expect, it } from 'vitest';
import type { SchedulerPort } from '../../../electron/engine/ports/index.ts';
import { scheduleCheck } from '../../../electron/engine/preflight/checks/schedule.ts';
import type { PreflightInputs } from '../../../electron/engine/preflight/inputs.ts';
import { runPreflight } from '../../../electron/engine/preflight/runner.ts';
import type { ScheduleState } from '../../../shared/domain/schedule.ts';
import { fail } from '../../../shared/errors/problem.ts';
import { preflightWords } from '../../../shared/i18n/preflight-words.ts';
import { inputsOf, policyOf } from './scripted-inputs.ts';

const command = { program: '/usr/bin/node', args: [] };
const missing: ScheduleState = {
  mechanism: 'cron',
  installed: false,
  whenSignedOut: false,
  place: 'crontab ana',
  expected: command,
  drift: [{ kind: 'missing', detail: 'crontab ana' }],
};
const schedulerThat = (inspect: SchedulerPort['inspect']): SchedulerPort => ({
  inspect,
  install: inspect,
  remove: inspect,
  repair: async () => ({ before: await inspect(), after: await inspect() }),
});
const reportOf = (more: Partial<PreflightInputs>) =>
  runPreflight({
    inputs: inputsOf(policyOf(), { vault: async () => ({ state: 'not-set-up', keychain: 'unknown' }), ...more }),
    checks: [scheduleCheck],
    signal: new AbortController().signal,
  });

describe('the schedule, looked at before an order', () => {
  it('is a remark for the first certificate and a warning for those after it; it never blocks', async () => {
    const scheduler = schedulerThat(async () => missing);
    const verdicts = [await reportOf({ scheduler, managed: 0 }), await reportOf({ scheduler, managed: 3 })];
    expect(verdicts.map(({ verdict, checks }) => [verdict, checks[0]?.evidence])).toEqual([
      ['note', ['crontab ana: missing crontab ana']],
      ['warning', ['crontab ana: missing crontab ana']],
    ]);
  });

  it('is not asked about where nothing is ever renewed', async () => {
    expect((await reportOf({})).checks).toEqual([]);
  });

  it('that cannot be read is not called missing', async () => {
    const scheduler = schedulerThat(async () => {
      throw fail('schedule.unavailable', { reason: 'user-manager-unreachable' });
    });
    const [finding] = (await reportOf({ scheduler, managed: 3 })).checks[0]?.findings ?? [];
    expect([finding?.code, finding?.verdict]).toEqual(['check-failed', 'note']);
    expect(finding && preflightWords(finding, 'zh').title).toContain('从当前会话访问不到计划任务工具');
  });
});
