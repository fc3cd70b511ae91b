import { describe, expect, it } from 'vitest';
import { longestTooltip, nextMoments, presentTray, presentUnread } from '../../../electron/app/tray/presenter.ts';
import type { TrayFacts, TrayState } from '../../../electron/app/tray/tray-view.ts';
import { at, certificate, facts, now, planned, read, run } from './facts.ts';

const soon = certificate('cdn.example.com', at(12, 18));
const later = certificate('files.example.org', at(1, 4, 12, 0, 2027));
const mail = certificate('mail.example.com', at(11, 25));
const running = { code: 'life-running-out', severity: 'warning' } as const;
const little = { code: 'little-life', severity: 'urgent' } as const;
const fine = facts().certificates;
const finePlan = facts().plan;

const two: Partial<TrayFacts> = {
  certificates: [later, soon, ...fine],
  plan: [planned('cdn.example.com', undefined, { alert: running }), ...finePlan],
  failing: new Set([later.id]),
};

describe('state and sentence', () => {
  const table: readonly (readonly [string, Partial<TrayFacts>, TrayState, string, string])[] = [
    ['nothing yet', { certificates: [], plan: [] }, 'fine', 'No certificates yet', '还没有证书'],
    ['all fine', { certificates: [soon, later, ...fine] }, 'fine', 'All 3 certificates are fine', '3 张证书全部正常'],
    [
      'ordered and not issued yet',
      { certificates: [certificate('new.example.org', undefined)] },
      'fine',
      'Nothing is issued yet',
      '还没有签发过证书',
    ],
    [
      'an order waits for its records',
      {
        runs: [run('example.net', { status: 'waiting', eta: { at: at(11, 21, 14, 26), by: '', basis: 'history' } })],
      },
      'working',
      'Working on example.net\nAbout 8 minutes to go',
      '正在签发 example.net\n大约还要8分钟',
    ],
    [
      'two orders',
      { runs: [run('example.net'), run('example.org')] },
      'working',
      'Working on 2 certificates',
      '正在签发 2 张证书',
    ],
    ['a renewal run', { renewing: true }, 'working', 'Renewing', '正在续期'],
    [
      'two need a person',
      two,
      'needs-you',
      '2 certificates need you\ncdn.example.com, by 18 Dec',
      '2 张证书需要处理\ncdn.example.com，12月18日前处理',
    ],
    [
      'one is about to end',
      {
        certificates: [soon, mail],
        plan: [planned('mail.example.com', undefined, { alert: little })],
      },
      'failed',
      'One certificate needs you now\nmail.example.com, 3 days left',
      '1 张证书急需处理\nmail.example.com，还剩 3 天',
    ],
    [
      'one has expired',
      { certificates: [certificate('old.example.org', at(11, 20), { status: 'expired' })] },
      'failed',
      'One certificate needs you now\nold.example.org, expired 20 Nov',
      '1 张证书急需处理\nold.example.org，11月20日已过期',
    ],
    [
      'a first order failed',
      { certificates: [certificate('new.example.org', undefined, { status: 'failed' })] },
      'failed',
      'One certificate needs you now\nnew.example.org, not issued',
      '1 张证书急需处理\nnew.example.org，未签发成功',
    ],
    [
      'paused until Monday',
      { pause: { until: at(11, 23, 0) } },
      'paused',
      'Renewals are paused until Monday 00:00',
      '续期已暂停，周一 00:00恢复',
    ],
    ['paused without an end', { pause: {} }, 'paused', 'Renewals are paused', '续期已暂停'],
    [
      'locked',
      { vault: 'closed' },
      'needs-you',
      'Nothing is renewed until you unlock Certwright',
      '证书匠已锁定，解锁后才会续期',
    ],
    [
      'the schedule is silent',
      {
        watchdog: {
          mode: 'scheduled',
          alerts: [
            {
              code: 'no-scheduled-run',
              severity: 'urgent',
              detail: { since: at(11, 18, 9) },
              action: 'repair-schedule',
            },
          ],
        },
      },
      'failed',
      'No scheduled run since 18 Nov 09:00',
      '11月18日 09:00之后没有定时运行过',
    ],
    [
      'only the open program renews: no alarm while it is open',
      {
        watchdog: {
          mode: 'only-while-open',
          alerts: [{ code: 'only-while-open', severity: 'warning', detail: {}, action: 'install-schedule' }],
        },
      },
      'fine',
      'Your certificate is fine',
      '1 张证书全部正常',
    ],
  ];

  it.each(table)('%s', (_what, change, state, english, chinese) => {
    const shown = presentTray(facts(change));
    expect([shown.state, shown.tooltip]).toEqual([state, `Certwright\n${english}`]);
    expect(presentTray(facts({ ...change, language: 'zh' })).tooltip).toBe(`证书匠\n${chinese}`);
  });

  it('never hides what is wrong behind a pause or work that goes on, and says when it is practice', () => {
    expect(presentTray(facts({ ...two, pause: {}, runs: [run('example.net')] })).state).toBe('needs-you');
    expect(presentTray(facts({ practice: true, pause: {} }))).toMatchObject({
      state: 'fine',
      tooltip: 'Certwright · Practice mode\nYour certificate is fine',
    });
    expect(presentUnread('en').state).toBe('needs-you');
  });

  it('does not count one that is being worked on, or that nobody needs any more', () => {
    const revoked = { ...soon.current, revoked: { at: at(11, 1), reason: 5 } };
    const shown = presentTray(
      facts({
        certificates: [
          { ...mail, status: 'working' },
          { ...soon, status: 'needs-you', current: revoked as typeof soon.current },
        ],
        plan: [
          planned('mail.example.com', at(11, 21), { alert: little }),
          planned('cdn.example.com', undefined, { why: 'retired' }),
        ],
      }),
    );
    expect(shown.state).toBe('fine');
  });

  it('keeps within what Windows shows, and never cuts a character in two', () => {
    const long = `${'𠮷'.repeat(60)}.example.org`;
    const { tooltip } = presentTray(facts({ certificates: [certificate(long, at(12, 1), { status: 'needs-you' })] }));
    expect(tooltip.length).toBeLessThanOrEqual(longestTooltip);
    expect(tooltip).toMatch(/…$/);
    expect(tooltip.isWellFormed()).toBe(true);
  });
});

describe('menu', () => {
  it('names those that need a person first, each of which opens its certificate', () => {
    const { menu } = presentTray(facts(two));
    expect(read(menu)).toEqual([
      '2 certificates need you',
      'cdn.example.com, by 18 Dec',
      'files.example.org, by 4 Jan',
      '--',
      '(Next: Monday, about 03:40)',
      '(Renew what is due now)',
      'Pause renewals > For a day | Until Monday | For a week | Until I resume',
      '--',
      'Open Certwright',
      'Quit, renewals go on',
    ]);
    const cdn = { do: 'open-screen', screen: { screen: 'certificate', id: soon.id } };
    expect(menu.slice(0, 2)).toMatchObject([{ action: cdn }, { action: cdn }]);
    expect(read(presentTray(facts({ ...two, language: 'zh' })).menu)).toEqual([
      '2 张证书需要处理',
      'cdn.example.com，12月18日前处理',
      'files.example.org，1月4日前处理',
      '--',
      '(下次续期：周一 03:40左右)',
      '(立即续期到时间的证书)',
      '暂停续期 > 一天 | 到周一 | 一周 | 到手动恢复为止',
      '--',
      '打开证书匠',
      '退出，续期照常进行',
    ]);
  });

  it('names three, the most pressing first, and counts the others', () => {
    const ends = [at(12, 9), at(11, 22), at(12, 1), at(11, 30), at(12, 24)];
    const certificates = ends.map((end, index) => certificate(`n${index}.example.org`, end, { status: 'needs-you' }));
    expect(read(presentTray(facts({ certificates })).menu).slice(0, 6)).toEqual([
      '5 certificates need you',
      'n1.example.org, less than a day left',
      'n3.example.org, by 30 Nov',
      'n2.example.org, by 1 Dec',
      'and 2 more',
      '--',
    ]);
  });

  it.each([
    [at(11, 21, 16, 5), '(Next: today, about 16:05)', '(下次续期：今天 16:05左右)'],
    [at(11, 22, 0, 5), '(Next: tomorrow, about 00:05)', '(下次续期：明天 00:05左右)'],
    [at(11, 27, 23, 55), '(Next: Friday, about 23:55)', '(下次续期：周五 23:55左右)'],
    [at(11, 28, 0, 5), '(Next: 28 Nov)', '(下次续期：11月28日)'],
    [at(12, 1, 8, 0, 2027), '(Next: 1 Dec 2027)', '(下次续期：2027年12月1日)'],
  ])('says when the next is: %s', (when, english, chinese) => {
    const plan = [planned('other.example.org', undefined), planned('nas.example.org', when)];
    expect(read(presentTray(facts({ plan })).menu)).toContain(english);
    expect(read(presentTray(facts({ plan, language: 'zh' })).menu)).toContain(chinese);
  });

  it('offers to renew what is due, unless that goes on already or the secrets are locked', () => {
    const plan = [planned('nas.example.org', at(11, 21), { due: true })];
    const { menu } = presentTray(facts({ plan }));
    expect(read(menu).slice(2, 4)).toEqual(['(1 certificate is due now)', 'Renew what is due now']);
    expect(menu[3]).toMatchObject({ action: { do: 'renew-due' } });
    for (const change of [{ renewing: true }, { vault: 'closed' }] as const)
      expect(read(presentTray(facts({ plan, ...change })).menu)).toContain('(Renew what is due now)');
  });

  it('offers to go on while renewals are paused, and does not promise then that they go on', () => {
    const items = read(presentTray(facts({ pause: { until: at(11, 23, 0) } })).menu);
    expect(items.slice(2)).toEqual([
      '(Renewals are paused until Monday 00:00)',
      '(Renew what is due now)',
      'Resume renewals',
      '--',
      'Open Certwright',
      'Quit',
    ]);
    for (const mode of ['only-while-open', 'not-scheduled'] as const)
      expect(read(presentTray(facts({ watchdog: { mode, alerts: [] } })).menu).at(-1)).toBe('Quit');
  });

  it('leads to the order that goes on, and from nothing to the first certificate', () => {
    const target = (change: Partial<TrayFacts>) => presentTray(facts(change)).menu[0];
    const opens = (screen: object) => ({ action: { do: 'open-screen', screen } });
    expect(target({ runs: [run('example.net')] })).toMatchObject(opens({ screen: 'run', id: 'run-example.net' }));
    expect(target({ certificates: [], plan: [] })).toMatchObject(opens({ screen: 'wizard' }));
    expect(target({})).toMatchObject(opens({ screen: 'certificates' }));
    expect(read(presentTray(facts({ practice: true })).menu)).toEqual([
      '(Practice mode)',
      'Your certificate is fine',
      '--',
      'Open Certwright',
      'Quit, renewals go on',
    ]);
  });
});

describe('when it has to be looked at again', () => {
  const minutes = (change: Partial<TrayFacts>) => {
    const { show, read: again } = nextMoments(facts(change));
    return [show, again].map((one) => (one - now.getTime()) / 60_000);
  };

  it('is within the hour, and when a day, a pause or a wait ends', () => {
    expect(minutes({ plan: [] })).toEqual([60, 60]);
    expect(minutes({ now: new Date(2026, 10, 21, 23, 50), plan: [] })[1]).toBe(582);
    expect(minutes({ plan: [planned('a', at(11, 21, 14, 20)), planned('b', at(11, 21, 9))] })).toEqual([2, 2]);
    expect(minutes({ pause: { until: at(11, 21, 15) }, plan: [] })).toEqual([42, 42]);
    const eta = { at: at(11, 21, 14, 26), by: '', basis: 'history' } as const;
    expect(minutes({ runs: [run('example.net', { eta })], plan: [] })).toEqual([1, 60]);
  });
});

it('takes ten thousand certificates in its stride', () => {
  const certificates = Array.from({ length: 10_000 }, (_, index) =>
    certificate(`n${index}.example.org`, at(12, 1 + (index % 28)), { status: index % 3 === 0 ? 'needs-you' : 'fine' }),
  );
  const plan = certificates.map(({ name }) => planned(name, at(12, 1)));
  const begun = performance.now();
  const { menu } = presentTray(facts({ certificates, plan }));
  expect(read(menu)[0]).toBe('3334 certificates need you');
  expect(performance.now() - begun).toBeLessThan(1000);
});
