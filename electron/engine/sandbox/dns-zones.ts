/**
 * The records of the practice DNS and what is answered from them. It is authoritative for every name of two labels or
 * more; every host name lives at 127.0.0.1, and a name with an underscore label exists only once something is put there.
 */
import type { Answer, RecordType } from 'dns-packet';
import type { Clock } from '../ports/index.ts';
import type { SandboxBehaviour } from './faults.ts';

export interface SandboxRecord {
  /** Lower case, without final dot. */
  readonly fqdn: string;
  readonly type: 'TXT' | 'CNAME';
  readonly value: string;
  /** False while `publishDelay` holds it back. */
  readonly published: boolean;
}

export type ResponseCode = 'NOERROR' | 'NXDOMAIN' | 'REFUSED' | 'SERVFAIL';

export interface ZoneAnswer {
  readonly code: ResponseCode;
  readonly answers: readonly Answer[];
  readonly authorities: readonly Answer[];
  readonly additionals: readonly Answer[];
}

export interface ZoneStore {
  /** Adds the value beside others at the same name; a second time changes nothing. */
  setTxt(fqdn: string, value: string): void;
  removeTxt(fqdn: string, value: string): void;
  /** One alias per name; a new one takes the place of the old. */
  setCname(fqdn: string, target: string): void;
  removeCname(fqdn: string): void;
  /** Everything written and not removed, published or not. */
  records(): readonly SandboxRecord[];
  answer(name: string, type: RecordType | 'ANY'): ZoneAnswer;
}

interface Entry {
  readonly fqdn: string;
  readonly type: 'TXT' | 'CNAME';
  readonly value: string;
  readonly visibleFrom: number;
  readonly visibleUntil: number;
}

const ttl = 60;
const longestChain = 8;
/** RFC 1035 §3.3: a character-string holds at most 255 octets; longer values are several of them. */
const characterStrings = (value: string): Buffer[] => {
  const bytes = Buffer.from(value);
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length || at === 0; at += 255) parts.push(bytes.subarray(at, at + 255));
  return parts;
};

const plain = (name: string): string => name.toLowerCase().replace(/\.$/, '');
const isHostName = (name: string): boolean => !name.split('.').some((label) => label.startsWith('_'));
const isWithin = (name: string, ancestor: string): boolean => name === ancestor || name.endsWith(`.${ancestor}`);

export const createZoneStore = (options: {
  readonly clock: Clock;
  readonly behaviour: Pick<SandboxBehaviour, 'publishDelay'>;
  /** Zone cuts other than the last two labels. */
  readonly zones?: readonly string[];
}): ZoneStore => {
  const { clock, behaviour } = options;
  const cuts = (options.zones ?? []).map(plain).toSorted((a, b) => b.length - a.length);
  const firstSerial = Math.floor(clock.now().getTime() / 1000);
  const changes = new Map<string, number[]>();
  let entries: readonly Entry[] = [];

  const zoneOf = (name: string): string | undefined => {
    const cut = cuts.find((candidate) => isWithin(name, candidate));
    if (cut !== undefined) return cut;
    const labels = name.split('.');
    return labels.length < 2 || labels.includes('') ? undefined : labels.slice(-2).join('.');
  };

  const write = (fqdn: string, edit: (due: number) => readonly Entry[]) => {
    const now = clock.now().getTime();
    const due = now + behaviour.publishDelay;
    const zone = zoneOf(fqdn) ?? fqdn;
    entries = edit(due).filter(({ visibleUntil }) => visibleUntil > now);
    changes.set(zone, [...(changes.get(zone) ?? []), due]);
  };
  const isWritten = (entry: Entry) => entry.visibleUntil === Number.POSITIVE_INFINITY;
  const find = (fqdn: string, type: Entry['type'], value?: string) =>
    entries.filter(
      (entry) =>
        isWritten(entry) &&
        entry.fqdn === fqdn &&
        entry.type === type &&
        (value === undefined || entry.value === value),
    );
  const without = (gone: readonly Entry[], due: number) =>
    entries.map((entry) => (gone.includes(entry) ? { ...entry, visibleUntil: due } : entry));
  const fresh = (fqdn: string, type: Entry['type'], value: string, due: number): Entry => ({
    fqdn,
    type,
    value,
    visibleFrom: due,
    visibleUntil: Number.POSITIVE_INFINITY,
  });

  const served = () => {
    const now = clock.now().getTime();
    return entries.filter(({ visibleFrom, visibleUntil }) => visibleFrom <= now && now < visibleUntil);
  };
  const serial = (zone: string) => {
    const now = clock.now().getTime();
    return firstSerial + (changes.get(zone) ?? []).filter((due) => due <= now).length;
  };
  const soa = (zone: string): Answer => ({
    type: 'SOA',
    name: zone,
    ttl,
    data: {
      mname: `ns1.${zone}`,
      rname: `hostmaster.${zone}`,
      serial: serial(zone),
      refresh: 3600,
      retry: 600,
      expire: 604_800,
      minimum: ttl,
    },
  });

  /** What lies at one name, aliases not followed. */
  const at = (name: string, shown: string, zone: string, type: RecordType | 'ANY'): readonly Answer[] => {
    const here = served().filter(({ fqdn }) => fqdn === name);
    const alias = here.find((entry) => entry.type === 'CNAME');
    // RFC 1034 §3.6.2: beside an alias there is nothing else.
    if (alias && name !== zone) return [{ type: 'CNAME', name: shown, ttl, data: alias.value }];
    const wants = (candidate: RecordType) => type === candidate || type === 'ANY';
    const values = here.filter((entry) => entry.type === 'TXT');
    return [
      ...(wants('SOA') && name === zone ? [{ ...soa(zone), name: shown }] : []),
      ...(wants('NS') && name === zone ? [{ type: 'NS' as const, name: shown, ttl, data: `ns1.${zone}` }] : []),
      ...(wants('A') && isHostName(name) ? [{ type: 'A' as const, name: shown, ttl, data: '127.0.0.1' }] : []),
      ...(wants('TXT')
        ? values.map(({ value }) => ({ type: 'TXT' as const, name: shown, ttl, data: characterStrings(value) }))
        : []),
    ];
  };
  const exists = (name: string, zone: string): boolean =>
    name === zone || isHostName(name) || served().some(({ fqdn }) => isWithin(fqdn, name));

  const answer = (shown: string, type: RecordType | 'ANY'): ZoneAnswer => {
    const found: Answer[] = [];
    let name = plain(shown);
    let owner = shown;
    for (let steps = 0; steps <= longestChain; steps += 1) {
      const zone = zoneOf(name);
      if (zone === undefined) {
        return { code: found.length > 0 ? 'NOERROR' : 'REFUSED', answers: found, authorities: [], additionals: [] };
      }
      const records = at(name, owner, zone, type);
      found.push(...records);
      const alias = records.find((record) => record.type === 'CNAME');
      if (alias?.type === 'CNAME' && type !== 'CNAME' && type !== 'ANY') {
        owner = alias.data;
        name = plain(alias.data);
        continue;
      }
      if (records.length > 0) {
        const glue: Answer[] = type === 'NS' ? [{ type: 'A', name: `ns1.${zone}`, ttl, data: '127.0.0.1' }] : [];
        return { code: 'NOERROR', answers: found, authorities: [], additionals: glue };
      }
      // RFC 2308 §2: the SOA tells how long "not there" may be remembered. RFC 6604 §3: the code is the last name's.
      const code = exists(name, zone) ? 'NOERROR' : 'NXDOMAIN';
      return { code, answers: found, authorities: [soa(zone)], additionals: [] };
    }
    return { code: 'SERVFAIL', answers: found, authorities: [], additionals: [] };
  };

  return {
    setTxt: (name, value) => {
      const fqdn = plain(name);
      if (find(fqdn, 'TXT', value).length > 0) return;
      write(fqdn, (due) => [...entries, fresh(fqdn, 'TXT', value, due)]);
    },
    removeTxt: (name, value) => {
      const fqdn = plain(name);
      const gone = find(fqdn, 'TXT', value);
      if (gone.length > 0) write(fqdn, (due) => without(gone, due));
    },
    setCname: (name, target) => {
      const fqdn = plain(name);
      const old = find(fqdn, 'CNAME');
      write(fqdn, (due) => [...without(old, due), fresh(fqdn, 'CNAME', plain(target), due)]);
    },
    removeCname: (name) => {
      const fqdn = plain(name);
      const gone = find(fqdn, 'CNAME');
      if (gone.length > 0) write(fqdn, (due) => without(gone, due));
    },
    records: () => {
      const now = clock.now().getTime();
      return entries
        .filter(isWritten)
        .map(({ fqdn, type, value, visibleFrom }) => ({ fqdn, type, value, published: visibleFrom <= now }));
    },
    answer,
  };
};
