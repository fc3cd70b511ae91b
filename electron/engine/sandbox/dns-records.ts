/** What was written into the practice DNS, what of it is served already, and the serial of each zone. */
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

/** The writing side, as a provider's customers see it. */
export interface RecordEditor {
  /** Adds the value beside others at the same name; a second time changes nothing. */
  setTxt(fqdn: string, value: string): void;
  removeTxt(fqdn: string, value: string): void;
  /** One alias per name; a new one takes the place of the old. */
  setCname(fqdn: string, target: string): void;
  removeCname(fqdn: string): void;
  /** Everything written and not removed, published or not. */
  records(): readonly SandboxRecord[];
}

export interface RecordBook extends RecordEditor {
  /** What a name server answers from at this moment. */
  served(): readonly Entry[];
  /** Rises by one when a change of the zone is published. */
  serial(zone: string): number;
}

export interface Entry {
  readonly fqdn: string;
  readonly type: 'TXT' | 'CNAME';
  readonly value: string;
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

  const find = (fqdn: string, type: Entry['type'], value?: string) =>
    entries.filter(
      (entry) =>
        isWritten(entry) &&
        entry.fqdn === fqdn &&
        entry.type === type &&
        (value === undefined || entry.value === value),
    );
  const change = (fqdn: string, gone: readonly Entry[], added: readonly Pick<Entry, 'type' | 'value'>[]) => {
    if (gone.length === 0 && added.length === 0) return;
    const due = now() + options.behaviour.publishDelay;
    const zone = options.zoneOf(fqdn) ?? fqdn;
    const kept = entries.map((entry) => (gone.includes(entry) ? { ...entry, visibleUntil: due } : entry));
    const fresh = added.map((record) => ({ fqdn, ...record, visibleFrom: due, visibleUntil: forEver }));
    entries = [...kept, ...fresh].filter(({ visibleUntil }) => visibleUntil > now());
    changes.set(zone, [...(changes.get(zone) ?? []), due]);
  };
  return {
    setTxt: (name, value) => {
      const fqdn = plainName(name);
      if (find(fqdn, 'TXT', value).length === 0) change(fqdn, [], [{ type: 'TXT', value }]);
    },
    removeTxt: (name, value) => change(plainName(name), find(plainName(name), 'TXT', value), []),
    setCname: (name, target) => {
      const fqdn = plainName(name);
      change(fqdn, find(fqdn, 'CNAME'), [{ type: 'CNAME', value: plainName(target) }]);
    },
    removeCname: (name) => change(plainName(name), find(plainName(name), 'CNAME'), []),
    records: () =>
      entries
        .filter(isWritten)
        .map(({ fqdn, type, value, visibleFrom }) => ({ fqdn, type, value, published: visibleFrom <= now() })),
    served: () => entries.filter(({ visibleFrom, visibleUntil }) => visibleFrom <= now() && now() < visibleUntil),
    serial: (zone) => firstSerial + (changes.get(zone) ?? []).filter((due) => due <= now()).length,
  };
};

const forEver = Number.POSITIVE_INFINITY;
const isWritten = (entry: Entry): boolean => entry.visibleUntil === forEver;
