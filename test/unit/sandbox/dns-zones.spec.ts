import type { Answer } from 'dns-packet';
import { beforeEach, describe, expect, it } from 'vitest';
import { createZoneStore, type ZoneStore } from '../../../electron/engine/sandbox/dns-zones.ts';

let now: number;
let behaviour: { publishDelay: number };
let zones: ZoneStore;
beforeEach(() => {
  now = Date.parse('2026-05-01T12:00:00Z');
  behaviour = { publishDelay: 0 };
  zones = createZoneStore({
    clock: { now: () => new Date(now), sleep: () => Promise.resolve() },
    behaviour,
    zones: ['deep.home.arpa'],
  });
});

const texts = (answers: readonly Answer[]) =>
  answers.flatMap((answer) => (answer.type === 'TXT' ? [Buffer.concat(answer.data as Buffer[]).toString()] : []));
const serialOf = (name: string) => {
  const [soa] = zones.answer(name, 'SOA').answers;
  return soa?.type === 'SOA' ? soa.data.serial : undefined;
};
const kinds = (name: string, type: Parameters<ZoneStore['answer']>[1]) => {
  const { code, answers, authorities } = zones.answer(name, type);
  return { code, answers: answers.map((answer) => answer.type), authorities: authorities.map(({ name }) => name) };
};

describe('the practice zones', () => {
  it('are the last two labels of a name, or the cut that was configured', () => {
    expect([
      kinds('example.test', 'SOA'),
      kinds('www.example.test', 'SOA'),
      kinds('nas.deep.home.arpa', 'SOA'),
      kinds('test', 'SOA'),
      kinds('.', 'NS'),
    ]).toEqual([
      { code: 'NOERROR', answers: ['SOA'], authorities: [] },
      { code: 'NOERROR', answers: [], authorities: ['example.test'] },
      { code: 'NOERROR', answers: [], authorities: ['deep.home.arpa'] },
      { code: 'REFUSED', answers: [], authorities: [] },
      { code: 'REFUSED', answers: [], authorities: [] },
    ]);
  });

  it('have one name server, at this machine, and so has every host name', () => {
    const ns = zones.answer('example.test', 'NS');
    expect(ns.answers).toMatchObject([{ type: 'NS', data: 'ns1.example.test' }]);
    expect(ns.additionals).toMatchObject([{ type: 'A', name: 'ns1.example.test', data: '127.0.0.1' }]);
    expect(zones.answer('ns1.example.test', 'A').answers).toMatchObject([{ type: 'A', data: '127.0.0.1' }]);
    expect(kinds('www.example.test', 'AAAA')).toEqual({ code: 'NOERROR', answers: [], authorities: ['example.test'] });
  });

  it('hold two values at one name, whatever its case, and lose only the one that is removed', () => {
    zones.setTxt('_ACME-challenge.Example.Test.', 'one');
    zones.setTxt('_acme-challenge.example.test', 'two');
    zones.setTxt('_acme-challenge.example.test', 'two');
    const both = texts(zones.answer('_acme-CHALLENGE.example.test', 'TXT').answers);
    zones.removeTxt('_acme-challenge.EXAMPLE.test', 'one');
    zones.removeTxt('_acme-challenge.example.test', 'never there');
    const left = texts(zones.answer('_acme-challenge.example.test', 'TXT').answers);
    expect([both, left]).toEqual([['one', 'two'], ['two']]);
  });

  it('tell a name that is not there from a name without such a record', () => {
    zones.setTxt('_acme-challenge.host.example.test', 'value');
    zones.setTxt('_b._a.example.test', 'value');
    expect([
      kinds('_acme-challenge.host.example.test', 'A').code,
      kinds('_a.example.test', 'TXT').code,
      kinds('_acme-challenge.other.example.test', 'TXT').code,
    ]).toEqual(['NOERROR', 'NOERROR', 'NXDOMAIN']);
  });

  it('answer an alias with the whole chain, across zones, and end a loop', () => {
    zones.setCname('_acme-challenge.example.test', 'alias.other.test.');
    zones.setCname('alias.other.test', '_target.third.test');
    zones.setTxt('_target.third.test', 'value');
    const chain = zones.answer('_acme-challenge.example.test', 'TXT');
    expect(chain.answers.map(({ name, type }) => `${name} ${type}`)).toEqual([
      '_acme-challenge.example.test CNAME',
      'alias.other.test CNAME',
      '_target.third.test TXT',
    ]);
    expect(kinds('_acme-challenge.example.test', 'CNAME').answers).toEqual(['CNAME']);
    zones.removeTxt('_target.third.test', 'value');
    expect(kinds('_acme-challenge.example.test', 'TXT')).toEqual({
      code: 'NXDOMAIN',
      answers: ['CNAME', 'CNAME'],
      authorities: ['third.test'],
    });
    zones.setCname('_target.third.test', '_acme-challenge.example.test');
    expect(zones.answer('_acme-challenge.example.test', 'TXT').code).toBe('SERVFAIL');
    zones.removeCname('_acme-challenge.example.test');
    expect(zones.answer('_acme-challenge.example.test', 'TXT').code).toBe('NXDOMAIN');
  });

  it('serve a change only when it is published, and the serial rises at that moment', () => {
    const before = serialOf('example.test') ?? 0;
    behaviour.publishDelay = 720_000;
    zones.setTxt('_acme-challenge.example.test', 'value');
    const written = zones.records();
    now += 719_999;
    const early = [kinds('_acme-challenge.example.test', 'TXT').code, serialOf('example.test')];
    now += 1;
    const late = [kinds('_acme-challenge.example.test', 'TXT').code, serialOf('example.test')];
    expect({ written, early, late }).toEqual({
      written: [
        { keeper: 'practice', fqdn: '_acme-challenge.example.test', type: 'TXT', value: 'value', published: false },
      ],
      early: ['NXDOMAIN', before],
      late: ['NOERROR', before + 1],
    });
    expect(serialOf('other.test')).toBe(before);
  });

  it('go on serving a removed record until that is published too, and never one that was taken back before', () => {
    zones.setTxt('_a.example.test', 'old');
    behaviour.publishDelay = 1000;
    zones.removeTxt('_a.example.test', 'old');
    zones.setTxt('_b.example.test', 'hasty');
    behaviour.publishDelay = 0;
    zones.removeTxt('_b.example.test', 'hasty');
    expect([zones.records(), texts(zones.answer('_a.example.test', 'TXT').answers)]).toEqual([[], ['old']]);
    now += 5000;
    expect([kinds('_a.example.test', 'TXT').code, kinds('_b.example.test', 'TXT').code]).toEqual([
      'NXDOMAIN',
      'NXDOMAIN',
    ]);
  });

  it('cut a long value into character-strings of 255 octets', () => {
    zones.setTxt('_long.example.test', 'x'.repeat(600));
    const [record] = zones.answer('_long.example.test', 'TXT').answers;
    const parts = record?.type === 'TXT' && Array.isArray(record.data) ? record.data.map((part) => part.length) : [];
    expect(parts).toEqual([255, 255, 90]);
  });
});
