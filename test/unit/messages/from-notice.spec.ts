import { describe, expect, it } from 'vitest';
import { readMessageId, readToastArguments, writeMessageId } from '../../../electron/app/messages/message-id.ts';
import { offersOf, screenOfNotice } from '../../../shared/domain/notice-actions.ts';
import { type NoticeCode, noticeCodes } from '../../../shared/domain/notifications.ts';
import { screenSchema } from '../../../shared/domain/screens.ts';

const full = { certificateId: 'c-1', name: 'nas.example.org', runId: 'r-1', host: 'nas.example.org' };

describe('where a message leads', () => {
  it.each([
    ['renewal-failed', full, { screen: 'run', id: 'r-1' }],
    ['needs-you', full, { screen: 'run', id: 'r-1' }],
    ['needs-you', { certificateId: 'c-1' }, { screen: 'certificate', id: 'c-1' }],
    ['renewed', full, { screen: 'certificate', id: 'c-1' }],
    ['will-fail', full, { screen: 'certificate', id: 'c-1' }],
    ['served-old', full, { screen: 'certificate', id: 'c-1' }],
    ['expiring', { host: 'shop.example.com' }, { screen: 'watch' }],
    ['domain-expiring', { host: 'example.com' }, { screen: 'watch' }],
    ['schedule-broken', {}, { screen: 'renewals' }],
    ['no-heartbeat', {}, { screen: 'renewals' }],
    ['all-runs-failed', {}, { screen: 'renewals' }],
    ['vault-locked', {}, { screen: 'settings' }],
    ['record-left', full, { screen: 'dns' }],
    ['back-to-normal', {}, { screen: 'notices' }],
    ['test', {}, { screen: 'notices' }],
  ] as const)('%s of %j: %j', (code, subject, screen) => {
    expect(screenOfNotice({ code, subject })).toEqual(screen);
  });

  it('every message leads to a screen of the closed list, whatever it knows', () => {
    for (const code of noticeCodes)
      for (const subject of [{}, full, { host: 'h' }, { certificateId: 'c-1' }])
        expect(screenSchema.safeParse(screenOfNotice({ code, subject })).success).toBe(true);
  });
});

describe('the buttons of a message', () => {
  const offered = (code: NoticeCode, severity: 'info' | 'warning' | 'urgent' = 'warning') =>
    offersOf({ code, subject: full, severity });

  it('renewing again is offered only where nobody has to do anything first', () => {
    expect({
      failed: offered('renewal-failed'),
      needsYou: offered('needs-you'),
      expired: offered('expired', 'urgent'),
      willFail: offered('will-fail'),
      schedule: offersOf({ code: 'schedule-broken', subject: {}, severity: 'warning' }),
    }).toEqual({
      failed: ['show-what-happened', 'renew-now', 'remind-tomorrow'],
      needsYou: ['show-what-happened', 'remind-tomorrow'],
      expired: ['renew-now', 'remind-tomorrow'],
      willFail: ['remind-tomorrow'],
      schedule: ['remind-tomorrow'],
    });
  });

  it('good news has none', () => {
    expect([offered('renewed', 'info'), offered('back-to-normal', 'info'), offered('test', 'info')]).toEqual([
      [],
      [],
      [],
    ]);
  });
});

describe('what the system hands back', () => {
  const id = {
    noticeId: '0d6f0a52-6a0f-4a4e-8a55-3e1f0f9a1b2c',
    offers: ['show-what-happened', 'remind-tomorrow'],
  } as const;

  it('names message and buttons, within the 64 characters of Windows', () => {
    const text = writeMessageId(id);
    expect(text.length).toBeLessThanOrEqual(64);
    expect(readMessageId(text)).toEqual(id);
    expect(readToastArguments(`type=action&action=1&tag=${text}`)).toEqual(id);
  });

  it.each([
    '',
    'type=click',
    'type=click&tag=17888037027795083491.9',
    'type=click&tag=../../x',
    'certwright://open/run',
  ])('what it has not been given opens nothing: %s', (raw) => {
    expect(readToastArguments(raw)).toBeUndefined();
  });
});
