import { describe, expect, it } from 'vitest';
import { languages } from '../../../shared/domain/languages.ts';
import {
  besideVault,
  isSound,
  type ScheduleState,
  scheduleMechanisms,
  scheduleStateSchema,
} from '../../../shared/domain/schedule.ts';
import { scheduleDriftKinds } from '../../../shared/domain/schedule-drifts.ts';
import { packOf } from '../../../shared/i18n/packs.ts';
import { scheduleWords } from '../../../shared/i18n/schedule-words.ts';

const command = { program: '/usr/bin/node', args: ['/opt/certwright/cli.js'] };
const sound: ScheduleState = scheduleStateSchema.parse({
  mechanism: 'cron',
  installed: true,
  whenSignedOut: true,
  place: 'crontab ana',
  expected: command,
  command,
  drift: [],
});

describe('a schedule in words', () => {
  it.each(languages)('says in %s what each difference is and what it means', (language) => {
    const said = scheduleDriftKinds.map((kind) => scheduleWords({ kind, detail: 'DETAIL' }, language));
    expect(said.filter(({ title, means }) => title.startsWith('schedule.') || means.startsWith('schedule.'))).toEqual(
      [],
    );
    expect(new Set(said.flatMap(({ title, means }) => [title, means])).size).toBe(2 * said.length);
    expect(
      scheduleMechanisms.filter((one) => packOf(language).sentences[`schedule.mechanism.${one}`] === undefined),
    ).toEqual([]);
  });

  it('calls a vault by its name', () => {
    const drift = { kind: 'needs-key-file', detail: 'passphrase' } as const;
    expect(scheduleWords(drift, 'zh').title).toBe('无人登录时读不到机密（保管方式：口令）');
    expect(scheduleWords(drift, 'en').title).toContain('a passphrase');
  });
});

describe('runs without a session', () => {
  it.each([
    ['keychain', [{ kind: 'needs-key-file', detail: 'keychain' }]],
    ['passphrase', [{ kind: 'needs-key-file', detail: 'passphrase' }]],
    ['key-file', []],
    [undefined, []],
  ] as const)('beside the vault %s', (kind, drift) => {
    const state = besideVault(sound, kind);
    expect([state.drift, isSound(state)]).toEqual([drift, drift.length === 0]);
    expect(besideVault({ ...sound, whenSignedOut: false }, kind).drift).toEqual([]);
    expect(besideVault({ ...sound, installed: false }, kind).drift).toEqual([]);
  });

  it('or with one are sound as long as nothing keeps them from happening', () => {
    expect(isSound({ ...sound, drift: [{ kind: 'never-ran', detail: '' }] })).toBe(true);
    expect(isSound({ ...sound, drift: [{ kind: 'disabled', detail: '' }] })).toBe(false);
    expect(isSound({ ...sound, mechanism: 'none', installed: false })).toBe(false);
  });
});
