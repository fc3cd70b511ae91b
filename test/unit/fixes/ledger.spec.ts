import { beforeEach, describe, expect, it } from 'vitest';
import type { FixHands } from '../../../electron/engine/fixes/doing.ts';
import type { FixStep } from '../../../electron/engine/fixes/fix.ts';
import { closeOver, renewMappings } from '../../../electron/engine/fixes/keeping.ts';
import { carryOut, type LedgerParts, takeBack } from '../../../electron/engine/fixes/ledger.ts';
import type { Mapping, PortMapper } from '../../../electron/engine/fixes/port-mapper.ts';
import type { RepairCommand } from '../../../electron/engine/ports/index.ts';
import type { HostedRecord } from '../../../electron/engine/providers/provider.ts';
import type { AppliedFixRepository, StoredFix } from '../../../electron/engine/storage/applied-fixes.ts';
import { keepFixes } from '../../../electron/engine/workspace/keep-fixes.ts';
import type { FixChange, FixPlan } from '../../../shared/domain/fixes.ts';
import { fail } from '../../../shared/errors/problem.ts';
import { caseOf, memoryEditor, now, providerWith, world } from './scripted-world.ts';

const { signal } = new AbortController();
const hour = 3_600_000;

const memoryLedger = (): AppliedFixRepository => {
  const kept = new Map<string, StoredFix>();
  return {
    save: (fix) => void kept.set(fix.id, structuredClone(fix)),
    get: (id) => kept.get(id),
    list: () => [...kept.values()].toReversed(),
    remove: (id) => void kept.delete(id),
  };
};

const line = (...args: string[]): RepairCommand => ({ program: 'firewall', args, elevated: true });
const firewall: FixStep = { kind: 'commands', repair: { commands: [line('open')], undo: [line('close')] } };
const router: FixStep = {
  ...{ kind: 'mapping', mapper: { protocol: 'pcp', router: '192.168.1.1' }, gateway: '192.168.1.1' },
  ...{ address: '192.168.1.5', outerPort: 80, innerPort: 8080, seconds: 7200, keep: true },
};
const changes: readonly FixChange[] = [{ kind: 'command', line: 'firewall open', elevated: true }];

describe('what fixes did', () => {
  let time: number;
  let done: string[];
  let refuse: { readonly run?: Error; readonly open?: Error };
  let records: HostedRecord[];
  let parts: LedgerParts;

  beforeEach(() => {
    time = Date.parse(now);
    done = [];
    refuse = {};
    records = [];
    const mapper: PortMapper = {
      find: async () => undefined,
      open: async ({ gateway, nonce, ...wanted }): Promise<Mapping> => {
        if (refuse.open !== undefined) throw refuse.open;
        done.push(`map ${wanted.outerPort} ${nonce ?? ''}`.slice(0, 12));
        return { protocol: 'pcp', router: gateway, innerAddress: '192.168.1.5', ...wanted, nonce };
      },
      close: async () => void done.push('unmap'),
    };
    const hands: FixHands = {
      ...world({ now: () => new Date(time), mapper, openProvider: async () => providerWith(memoryEditor(records)) }),
      repair: {
        ...world().repair,
        run: async ({ args }) => {
          if (refuse.run !== undefined) throw refuse.run;
          done.push(args.join(' '));
        },
      },
      removeStale: async () => undefined,
      isLive: () => false,
      resume: async (id) => id,
      begin: async () => Promise.reject(fail('run.locked', { name: 'nas', pid: 1 })),
      keepWait: () => undefined,
      dropWait: () => undefined,
      register: async () => 'account',
      openVault: async () => undefined,
      tighten: async () => undefined,
    };
    parts = { store: memoryLedger(), hands, changed: () => undefined };
  });

  const apply = (steps: readonly FixStep[], undo: Extract<FixPlan, { kind: 'do' }>['undo'] = 'yes') =>
    carryOut(
      parts,
      { asked: caseOf({ action: 'open-port' }).asked, draft: { kind: 'do', changes, undo, steps } },
      'nas.example.org',
      signal,
    );

  it('is taken back in turn, the last thing first', async () => {
    const { undoId = '' } = await apply([firewall, router]);
    expect(parts.store.list()).toMatchObject([{ id: undoId, phase: 'applied', changes }]);
    await takeBack(parts, undoId, signal);
    expect(done.map((one) => one.split(' ')[0])).toEqual(['open', 'map', 'unmap', 'close']);
    expect(parts.store.list()).toEqual([]);
  });

  it('is taken back when a later step is refused', async () => {
    refuse = { open: fail('fix.router-refused', { router: '192.168.1.1', reason: 'taken' }) };
    await expect(apply([firewall, router])).rejects.toMatchObject({ problem: { code: 'fix.router-refused' } });
    expect(done).toEqual(['open', 'close']);
    expect(parts.store.list()).toEqual([]);
  });

  it('leaves nothing to take back when the person says no', async () => {
    refuse = { run: fail('fix.denied', { command: 'firewall open' }) };
    await expect(apply([firewall])).rejects.toMatchObject({ problem: { code: 'fix.denied' } });
    expect(parts.store.list()).toEqual([]);
  });

  it('stays in the list with the reason when it cannot be taken back, and is not tried twice where it was', async () => {
    const { undoId = '' } = await apply([firewall, router]);
    refuse = { run: fail('fix.failed', { command: 'firewall close', reason: '1' }) };
    await expect(takeBack(parts, undoId, signal)).rejects.toMatchObject({ problem: { code: 'fix.failed' } });
    expect(parts.store.get(undoId)).toMatchObject({ problem: { code: 'fix.failed' }, undo: [{ kind: 'commands' }] });
    refuse = {};
    await takeBack(parts, undoId, signal);
    expect(done.filter((one) => one === 'unmap')).toEqual(['unmap']);
  });

  it('is closed by itself within the hour after its run, and by a person where a person has to allow it', async () => {
    await apply([firewall], 'until-done');
    const over = { status: 'succeeded', endedAt: new Date(time + hour).toISOString() } as const;
    refuse = { run: fail('fix.failed', { command: 'firewall close', reason: '1' }) };
    await closeOver(parts, () => over);
    expect(parts.store.list()).toMatchObject([{ problem: { code: 'fix.failed' } }]);
    refuse = { run: fail('fix.denied', { command: 'firewall close' }) };
    await closeOver(parts, () => over);
    refuse = {};
    await closeOver(parts, () => over);
    expect(parts.store.list()).toMatchObject([{ problem: { code: 'fix.denied' } }]);
    await takeBack(parts, parts.store.list()[0]?.id ?? '', signal);
    expect(done).toEqual(['open', 'close']);
  });

  it('is kept open at the router beyond the time that it grants, by the one who asked first', async () => {
    await apply([router]);
    await renewMappings(parts);
    expect(done).toHaveLength(1);
    time += hour;
    await renewMappings(parts);
    await renewMappings(parts);
    expect(done).toEqual([done[0], done[0]]);
  });

  it('puts back records that were half changed when the provider failed', async () => {
    const a = { zone: 'example.org', fqdn: 'nas.example.org', type: 'A' } as const;
    records.push({ id: '', fqdn: a.fqdn, type: 'A', value: '203.0.113.1', ttl: 600 });
    const step: FixStep = {
      ...{ kind: 'records', provider: 'cloudflare', credentialId: 'c1' },
      seen: [{ ...a, values: ['203.0.113.1'] }],
      changes: [
        { effect: 'add', ...a, value: '203.0.113.9', ttl: 600 },
        { effect: 'remove', ...a, value: '203.0.113.1', ttl: 600 },
      ],
    };
    await expect(apply([step, { kind: 'resume', runId: 'run', live: true }])).rejects.toMatchObject({
      problem: { code: 'fix.outdated' },
    });
    expect(records.map(({ value, ttl }) => [value, ttl])).toEqual([['203.0.113.1', 600]]);
  });
});

describe('the application', () => {
  it('looks when the next moment comes, within the hour, and at once when something changed', async () => {
    const over = new AbortController();
    const pauses: number[] = [];
    let moment: Date | undefined;
    let tell: () => void = () => undefined;
    const moments = [undefined, new Date(Date.parse(now) + 5000), new Date(Date.parse(now) - 1), undefined];
    await keepFixes(
      {
        tend: async () => {
          moment = moments[pauses.length];
          if (pauses.length === moments.length) over.abort();
        },
        nextMoment: () => moment,
        onChange: (listener) => {
          tell = listener;
          return () => undefined;
        },
      },
      {
        now: () => new Date(now),
        sleep: async (milliseconds, until) => {
          until?.throwIfAborted();
          pauses.push(milliseconds);
          tell();
          until?.throwIfAborted();
        },
      },
      over.signal,
    );
    expect(pauses).toEqual([hour, 5000, 60_000, hour]);
  });
});
