import { describe, expect, it } from 'vitest';
import { draftOf } from '../../../electron/engine/fixes/families.ts';
import type { FixCase } from '../../../electron/engine/fixes/fix.ts';
import { knownLinks } from '../../../electron/known-links.ts';
import { causes, type FixAction, fixActions } from '../../../shared/domain/causes.ts';
import { fixPlanSchema } from '../../../shared/domain/fixes.ts';
import { fixChangeWords, fixValueWords } from '../../../shared/i18n/fix-words.ts';
import { packOf } from '../../../shared/i18n/packs.ts';
import { caseOf, failedRun, now, policy, silentEye, world } from './scripted-world.ts';

const dnsPolicy = { ...policy, proof: { method: 'dns-01', provider: 'cloudflare', credentialId: 'c1' } } as const;
const wildcard = { ...dnsPolicy, identifiers: [{ type: 'dns' as const, value: '*.example.org' }] };
const address = { ...policy, identifiers: [{ type: 'ip' as const, value: '192.0.2.1' }] };

const served = world({
  credentials: () => [{ id: 'c2', provider: 'cloudflare', label: '', createdAt: now, fields: [] }],
  accounts: () => [{ id: 'a1', authority: { url: 'https://ca.example.org/dir' }, contact: [] }],
});

const subjects: Readonly<Record<string, Partial<Omit<FixCase, 'asked'>>>> = {
  'nothing in particular': {},
  'an order over HTTP': { policy },
  'an order over DNS': { policy: dnsPolicy },
  'an order with keys and accounts': { policy, world: served },
  'an order of a wildcard': { policy: wildcard },
  'an order of an address': { policy: address },
  'an order while no name server answers': { policy, world: world({ eye: () => silentEye }) },
  'a failed run': { policy, run: failedRun },
  'a failed run whose order is dead': { policy: dnsPolicy, run: { ...failedRun, resumable: false } },
  'a run under way': { policy: dnsPolicy, run: { ...failedRun, status: 'waiting' } },
  'a run that succeeded': { policy, run: { ...failedRun, status: 'succeeded' } },
};

const pairs: readonly (readonly [cause: string, action: FixAction])[] = [
  ...Object.entries(causes).flatMap(([cause, { fixes }]) => fixes.map((action) => [cause, action] as const)),
  ...fixActions.map((action) => ['a-cause-nobody-knows', action] as const),
];

describe.each(Object.entries(subjects))('fixes for %s', (_title, about) => {
  it.each(pairs)('%s has an answer to %s that the page can show', async (cause, action) => {
    const draft = await draftOf(caseOf({ action, cause }, about));
    const plan = fixPlanSchema.parse({ id: 'plan', ...draft, action });
    if (plan.kind === 'open') expect(knownLinks().check(plan.url)).toBe(plan.url);
    if (plan.kind === 'do')
      for (const change of plan.changes) {
        const [english, chinese] = [fixChangeWords(change, 'en'), fixChangeWords(change, 'zh')];
        expect(`${english} ${chinese}`).not.toMatch(/\{\{|fix\.|undefined/);
      }
    if (plan.kind !== 'choose') return;
    expect(plan.options.filter(({ label }) => /fix\./.test(fixValueWords(label, 'zh')))).toEqual([]);
    const chosen = plan.options.map(({ id }) => draftOf(caseOf({ action, cause, choice: id }, about)));
    expect((await Promise.all(chosen)).map(({ kind }) => kind)).toEqual(plan.options.map(() => 'do'));
  });
});

it('says every action, place, field and step in both languages', () => {
  const keys = fixActions.map((action) => `fix.action.${action}`);
  for (const language of ['en', 'zh'] as const)
    expect(keys.filter((key) => !Object.hasOwn(packOf(language).sentences, key))).toEqual([]);
});
