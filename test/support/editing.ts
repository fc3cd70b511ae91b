/** What an editor of records owes, whoever keeps them. */
import { expect, it } from 'vitest';
import type { HostedRecord, HostedType, RecordEditor } from '../../electron/engine/providers/provider.ts';
import { failureOf } from './failure-of.ts';

/** RFC 8659 §4: parameters, semicolons, quotes, flags, tags that nobody has registered. */
export const caaSamples = [
  '0 issue "letsencrypt.org"',
  '0 issuewild ";"',
  '128 issue "ca.example"',
  '1 issue "ca.example"',
  '0 issue "ca.example; accounturi=https://acme.example/acct/1; validationmethods=dns-01"',
  '0 iodef "mailto:security@example.test"',
  '0 x1unknown "anything else"',
  '0 issue "say \\"hi\\" \\\\ there"',
] as const;
export type CaaSample = (typeof caaSamples)[number];

interface Editing {
  editor(): RecordEditor;
  readonly zone: string;
  /** CAA values that this service does not hold. */
  readonly cannot?: readonly CaaSample[];
}

/** Accepted by all services as it is. */
const ttl = 7200;
const { signal } = new AbortController();

export const editsRecords = ({ editor, zone, cannot = [] }: Editing): void => {
  const host = `host.${zone}`;
  const at = (type: HostedType, fqdn = host) => ({ zone, fqdn, type });
  const shown = async (type: HostedType, fqdn?: string): Promise<readonly string[]> =>
    (await editor().list(at(type, fqdn), signal)).map(({ value }) => value).toSorted();
  const listed = async (type: HostedType, value: string): Promise<HostedRecord> => {
    const found = (await editor().list(at(type), signal)).find((one) => one.value === value);
    if (found === undefined) throw new Error(`${value} is not there`);
    return found;
  };

  it.each(caaSamples.filter((one) => !cannot.includes(one)))('holds CAA %s', async (value) => {
    await editor().add(at('CAA'), { value, ttl }, signal);
    await editor().add(at('CAA'), { value, ttl }, signal);
    const all = await editor().list(at('CAA'), signal);
    expect(all).toMatchObject([{ type: 'CAA', fqdn: host, value, ttl }]);
    for (const one of all) await editor().remove(at('CAA'), one, signal);
    for (const one of all) await editor().remove(at('CAA'), one, signal);
    expect(await shown('CAA')).toEqual([]);
  });

  const refused = cannot.length === 0 ? undefined : it;
  refused?.each(cannot)('says that it does not take CAA %s', async (value) => {
    expect(await failureOf(editor().add(at('CAA'), { value, ttl }, signal))).toMatchObject({
      code: 'provider.refused',
    });
    expect(await shown('CAA')).toEqual([]);
  });

  it.each<[HostedType, string, string]>([
    ['A', '192.0.2.1', '192.0.2.2'],
    ['AAAA', '2001:db8::1', '2001:db8:0:1::2'],
    ['CAA', '0 issue "letsencrypt.org"', '0 issue "ca.example"'],
  ])('puts %s beside another and takes exactly one away', async (type, first, second) => {
    await editor().add(at(type), { value: first, ttl }, signal);
    await editor().add(at(type), { value: second, ttl }, signal);
    expect(await shown(type)).toEqual([first, second].toSorted());
    await editor().remove(at(type), await listed(type, first), signal);
    expect(await shown(type)).toEqual([second]);
    await editor().remove(at(type), await listed(type, second), signal);
    expect(await shown(type)).toEqual([]);
  });

  it.each<[HostedType, string, string]>([
    ['AAAA', '2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
    ['CAA', '0  ISSUE  letsencrypt.org', '0 issue "letsencrypt.org"'],
    ['CNAME', 'Target.Example.', 'target.example'],
  ])('knows a %s record again in another spelling', async (type, given, value) => {
    await editor().add(at(type), { value: given, ttl }, signal);
    await editor().add(at(type), { value, ttl }, signal);
    expect(await shown(type)).toEqual([value]);
    await editor().remove(at(type), { ...(await listed(type, value)), value: given }, signal);
    expect(await shown(type)).toEqual([]);
  });

  it('puts no second CNAME in the place of the first', async () => {
    await editor().add(at('CNAME'), { value: 'one.example', ttl }, signal);
    const failure = await failureOf(editor().add(at('CNAME'), { value: 'two.example', ttl }, signal));
    expect(failure).toMatchObject({ code: 'provider.refused', details: { cause: 'provider-record-conflict' } });
    expect(await shown('CNAME')).toEqual(['one.example']);
    await editor().remove(at('CNAME'), await listed('CNAME', 'one.example'), signal);
  });

  it('takes a zone that nobody has told, and the zone itself as a name', async () => {
    const untold = { zone: '', fqdn: zone, type: 'CAA' } as const;
    await editor().add(untold, { value: '0 issue "letsencrypt.org"', ttl }, signal);
    expect(await shown('CAA', zone)).toEqual(['0 issue "letsencrypt.org"']);
    for (const one of await editor().list(untold, signal)) await editor().remove(untold, one, signal);
    expect(await shown('CAA', zone)).toEqual([]);
  });
};
