/** What providers with an editor owe, held against the same stand-ins as their TXT records. */
import { describe, expect, it } from 'vitest';
import type { HostedType, RecordEditor } from '../../../electron/engine/providers/provider.ts';
import { type CaaSample, editsRecords } from '../../support/editing.ts';
import { failureOf } from '../../support/failure-of.ts';
import type { StoredRecord } from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';
import { keepsSecretsIn, noAnswers, notItsWords, rateLimitOf, type Stage, stageFor, zone } from './shared-contract.ts';

const ttl = 7200;
const stored: readonly StoredRecord[] = [
  { id: '1', name: zone, type: 'CAA', value: '0 issue "one.example"', ttl },
  { id: '2', name: zone, type: 'CAA', value: '0 issuewild "two.example"', ttl },
  { id: '3', name: `www.${zone}`, type: 'CAA', value: '0 issue "one.example"', ttl },
  { id: '4', name: zone, value: 'v=spf1 -all', ttl },
  { id: '5', name: zone, type: 'A', value: '192.0.2.1', ttl },
  { id: '6', name: zone, type: 'AAAA', value: '2001:db8::1', ttl },
  { id: '7', name: `alias.${zone}`, type: 'CNAME', value: `www.${zone}`, ttl },
];
const at = (type: HostedType, fqdn = zone) => ({ zone, fqdn, type });
const issue = { value: '0 issue "letsencrypt.org"', ttl };
const added = { name: zone, type: 'CAA', ...issue };
const withoutId = ({ id: _id, ...rest }: StoredRecord): object => rest;

/** Registers the suite. `cannot` holds the CAA values that this service does not take. */
export const editorContract = (contract: ProviderContract, cannot: readonly CaaSample[] = []): void => {
  const stage = stageFor(contract);
  const { zones, signal } = stage;
  const editor = () => editorIn(stage);

  describe(`${contract.module.descriptor.id}: other records`, () => {
    editsRecords({ editor, zone, cannot });

    it('are told all of one type at exactly one name', async () => {
      zones().set(zone, [...stored]);
      const tell = async (type: HostedType, fqdn?: string) => {
        const all = await editor().list(at(type, fqdn), signal);
        return all.map((one) => [one.type, one.fqdn, one.value, one.ttl]);
      };
      expect(await tell('CAA')).toEqual([
        ['CAA', zone, '0 issue "one.example"', ttl],
        ['CAA', zone, '0 issuewild "two.example"', ttl],
      ]);
      expect(await tell('A')).toEqual([['A', zone, '192.0.2.1', ttl]]);
      expect(await tell('AAAA')).toEqual([['AAAA', zone, '2001:db8::1', ttl]]);
      expect(await tell('CNAME', `alias.${zone}`)).toEqual([['CNAME', `alias.${zone}`, `www.${zone}`, ttl]]);
      expect(await tell('CAA', `alias.${zone}`)).toEqual([]);
      expect(zones().get(zone)).toEqual(stored);
    });

    it('leave all others as they are, with their TTL, which is that of the set', async () => {
      zones().set(zone, [...stored]);
      await editor().add(at('CAA'), { ...issue, ttl: 9000 }, signal);
      const one = (await editor().list(at('CAA'), signal)).find(({ value }) => value === '0 issue "one.example"');
      if (one !== undefined) await editor().remove(at('CAA'), one, signal);
      const now = (zones().get(zone) ?? []).map(withoutId);
      const others = stored.slice(1).map(withoutId);
      expect(now).toHaveLength(others.length + 1);
      expect(now).toEqual(expect.arrayContaining([...others, added]));
    });

    it('that have got another value since they were told stay', async () => {
      zones().set(zone, [...stored]);
      const [one] = await editor().list(at('A'), signal);
      const changed = stored.map((record) => (record.type === 'A' ? { ...record, value: '192.0.2.9' } : record));
      zones().set(zone, changed);
      if (one !== undefined) await editor().remove(at('A'), one, signal);
      expect(zones().get(zone)).toEqual(changed);
    });
  });

  refusesChanges(stage);
  keepsSecretsIn(stage, ' of other records', false, () => editor().add(at('CAA'), issue, signal));
};

const editorIn = (stage: Stage, provider = stage.provider()): RecordEditor => {
  if (provider.editor === undefined) throw new Error('no editor');
  return provider.editor;
};

const refusesChanges = (stage: Stage): void => {
  const { contract, signal, api, zones } = stage;
  const { noPermission } = contract.refusals;
  const editor = () => editorIn(stage);

  describe(`${contract.module.descriptor.id}: refusals of other records`, () => {
    it('of a wrong key', async () => {
      const stranger = editorIn(stage, stage.clientWith(contract.wrong));
      const details = { provider: contract.module.descriptor.id, cause: 'provider-credentials-invalid' };
      for (const work of [stranger.list(at('CAA'), signal), stranger.add(at('CAA'), issue, signal)])
        expect(await failureOf(work)).toMatchObject({ code: 'provider.wrong-credentials', details });
      expect(zones().get(zone)).toEqual([]);
    });

    const permitted = noPermission === undefined ? undefined : it;
    permitted?.('of a key that may not do this', async () => {
      api().always(noPermission);
      const failure = await failureOf(editor().add(at('CAA'), issue, signal));
      expect(failure).toMatchObject({ code: 'provider.no-permission' });
    });

    it('of too many requests', async () => {
      const limit = rateLimitOf(contract);
      api().always({ ...limit, headers: { ...limit.headers, 'retry-after': 'Wed, 21 Oct 2099 07:28:00 GMT' } });
      const failure = await failureOf(editor().list(at('CAA'), signal));
      expect(failure).toMatchObject({ code: 'provider.rate-limited', retryAt: '2099-10-21T07:28:00.000Z' });
    });

    it('of a zone that is not in the account', async () => {
      const elsewhere = { zone: 'elsewhere.test', fqdn: 'elsewhere.test', type: 'CAA' } as const;
      const failure = await failureOf(editor().list(elsewhere, signal));
      expect(failure).toMatchObject({ code: 'provider.zone-not-found', details: { zone: 'elsewhere.test' } });
    });

    it.each([...noAnswers, ...notItsWords])('and no answer at all: %s', async (_name, fault, code) => {
      api().always(fault);
      const failure = await failureOf(editor().list(at('CAA'), signal));
      expect(code === '' ? ['provider.bad-answer', 'provider.zone-not-found'] : [code]).toContain(failure.code);
    });
  });
};
