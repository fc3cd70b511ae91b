/** What was written into the practice DNS, what of it is served already, and the serial of each zone. */
import type { Clock } from '../ports/index.ts';
import type { Keeper, SandboxBehaviour } from './faults.ts';

export type SandboxType = 'A' | 'AAAA' | 'CAA' | 'CNAME' | 'TXT';

export interface SandboxRecord {
  /** Lower case, without final dot. */
  readonly fqdn: string;
  readonly type: SandboxType;
  /** Presentation form (RFC 1035 §5.1, RFC 8659 §4.1.1), TXT without quotes. */
  readonly value: string;
  readonly keeper: Keeper;
  /** False while `publishDelay` holds it back. */
  readonly published: boolean;
}

export type WrittenRecord = Pick<SandboxRecord, 'fqdn' | 'type' | 'value' | 'keeper'>;

/** The writing side, as a provider's customers see it. */
export interface RecordEditor {
  /** Adds the value beside others at the same name; a second time changes nothing. */
  setTxt(fqdn: string, value: string): void;
  removeTxt(fqdn: string, value: string): void;
  /** One alias per name; a new one takes the place of the old. */
  setCname(fqdn: string, target: string): void;
  removeCname(fqdn: string): void;
  /** Any record beside others, at the provider that is told. */
  put(record: WrittenRecord): void;
  take(record: WrittenRecord): void;
  /** Everything written and not removed, published or not. */
  records(): readonly SandboxRecord[];
}

export interface RecordBook extends RecordEditor {
  /** What a name server answers from at this moment, which may be so many milliseconds behind. */
  served(lag?: number): readonly Entry[];
  /** Rises by one when a change of the zone is published. */
  serial(zone: string, lag?: number): number;
}

export interface Entry extends WrittenRecord {
  /** Milliseconds since 1970; a record that is not removed is visible for ever. */
  readonly visibleFrom: number;
  readonly visibleUntil: number;
}

export const plainName = (name: string): string => name.toLowerCase().replace(/\.$/, '');

export const createRecordBook = (options: {
  readonly clock: Clock;
  readonly behaviour: Pick<SandboxBehaviour, 'publishDelay'>;
  zoneOf(name: string): string | undefined;
}): RecordBook => {
  const now = () => options.clock.now().getTime();
  const firstSerial = Math.floor(now() / 1000);
  /** By zone, when each change is published. */
  const changes = new Map<string, readonly number[]>();
  let entries: readonly Entry[] = [];

  const find = (fqdn: string, type: Entry['type'], value?: string, keeper: Keeper = 'practice') =>
    entries.filter(
      (entry) =>
        isWritten(entry) &&
        entry.fqdn === fqdn &&
        entry.type === type &&
        entry.keeper === keeper &&
        (value === undefined || entry.value === value),
    );
  const change = (fqdn: string, gone: readonly Entry[], added: readonly Pick<Entry, 'type' | 'value' | 'keeper'>[]) => {
    if (gone.length === 0 && added.length === 0) return;
    const due = now() + options.behaviour.publishDelay;
    const zone = options.zoneOf(fqdn) ?? fqdn;
    const kept = entries.map((entry) => (gone.includes(entry) ? { ...entry, visibleUntil: due } : entry));
    const fresh = added.map((record) => ({ fqdn, ...record, visibleFrom: due, visibleUntil: forEver }));
    entries = [...kept, ...fresh].filter(({ visibleUntil }) => visibleUntil > now() - longestLag);
    changes.set(zone, [...(changes.get(zone) ?? []), due]);
  };
  const put: RecordEditor['put'] = ({ fqdn: name, type, value, keeper }) => {
    const fqdn = plainName(name);
    if (find(fqdn, type, value, keeper).length === 0) change(fqdn, [], [{ type, value, keeper }]);
  };
  const take: RecordEditor['take'] = ({ fqdn: name, type, value, keeper }) => {
    const fqdn = plainName(name);
    change(fqdn, find(fqdn, type, value, keeper), []);
  };
  return {
    put,
    take,
    setTxt: (fqdn, value) => put({ fqdn, type: 'TXT', value, keeper: 'practice' }),
    removeTxt: (fqdn, value) => take({ fqdn, type: 'TXT', value, keeper: 'practice' }),
    setCname: (name, target) => {
      const fqdn = plainName(name);
      change(fqdn, find(fqdn, 'CNAME'), [{ type: 'CNAME', value: plainName(target), keeper: 'practice' }]);
    },
    removeCname: (name) => change(plainName(name), find(plainName(name), 'CNAME'), []),
    records: () =>
      entries
        .filter(isWritten)
        .map(({ visibleFrom, visibleUntil: _never, ...record }) => ({ ...record, published: visibleFrom <= now() })),
    served: (lag = 0) => {
      const moment = now() - lag;
      return entries.filter(({ visibleFrom, visibleUntil }) => visibleFrom <= moment && moment < visibleUntil);
    },
    serial: (zone, lag = 0) => firstSerial + (changes.get(zone) ?? []).filter((due) => due <= now() - lag).length,
  };
};

/** Milliseconds: a server that is further behind serves what nobody remembers. */
const longestLag = 3_600_000;
const forEver = Number.POSITIVE_INFINITY;
const isWritten = (entry: Entry): boolean => entry.visibleUntil === forEver;
