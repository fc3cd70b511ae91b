/** Records of a zone that stand in the way: read where they are kept, corrected as little as will do. */
import type { FixChange } from '../../../shared/domain/fixes.ts';
import type { Zone } from '../dns/eye.ts';
import type { HostedRecord } from '../providers/provider.ts';
import { type Correction, isNothing } from './corrections.ts';
import type { Draft, FixCase, RecordChange, SeenRecords } from './fix.ts';
import { keeperOf } from './zone-credentials.ts';

/** Changes to one place, once it is known what stands there. */
export interface Place {
  readonly fqdn: string;
  readonly type: Correction['type'];
  /** For people who change it themselves: such as `nas.example.org A 192.0.2.7`. */
  readonly words: readonly string[];
  correct(there: readonly HostedRecord[]): Correction;
}

/** Seconds, where nothing stood there before; short, for it may be corrected again. */
const usualTtl = 300;

/** Nothing is planned that the zone has already: then it is shown as it is. */
export const planPlaces = async (of: FixCase, places: readonly Place[]): Promise<Draft> => {
  const edits: Edit[] = [];
  for (const place of places) {
    const edit = await editOf(of, place);
    if (edit === undefined) return { kind: 'words', values: places.flatMap(({ words }) => words) };
    if (edit.changes.length > 0) edits.push(edit);
  }
  if (edits.length === 0) return nothingToDo(of);
  return {
    kind: 'do',
    undo: 'yes',
    changes: edits.flatMap(({ provider, changes }) =>
      changes.map((change): FixChange => ({ kind: 'record', provider, ...change })),
    ),
    steps: edits.map(({ provider, credentialId, seen, changes }) => ({
      kind: 'records',
      provider,
      credentialId,
      seen: [seen],
      changes,
    })),
  };
};

export const nothingToDo = ({ policy }: FixCase): Draft => {
  const name = policy?.identifiers[0]?.value;
  return { kind: 'go', place: 'dns', ...(name === undefined ? {} : { id: name.replace(/^\*\./, '') }) };
};

interface Edit {
  readonly provider: string;
  readonly credentialId: string | undefined;
  readonly seen: SeenRecords;
  readonly changes: readonly RecordChange[];
}

/** `undefined` where nobody here can change it. */
const editOf = async (of: FixCase, place: Place): Promise<Edit | undefined> => {
  const { fqdn, type } = place;
  const zone = await zoneOf(of, fqdn);
  if (zone === undefined) return undefined;
  const at = { zone: zone.name, fqdn, type };
  const keeper = await keeperOf(of, zone, at);
  if (keeper === undefined) return undefined;
  const { records } = keeper;
  const correction = place.correct(records);
  const ttlOf = (value: string): number => records.find((one) => one.value === value)?.ttl ?? usualTtl;
  const first = records[0]?.ttl ?? usualTtl;
  const change = (effect: RecordChange['effect'], value: string, ttl: number): RecordChange => ({
    effect,
    ...at,
    value,
    ttl: Math.max(1, ttl),
  });
  return {
    provider: keeper.provider,
    credentialId: keeper.credentialId,
    seen: { ...at, values: records.map(({ value }) => value) },
    // What is needed comes before what is wrong goes, so that no moment is worse than before.
    changes: isNothing(correction)
      ? []
      : [
          ...correction.add.map((value) => change('add', value, first)),
          ...correction.remove.map((value) => change('remove', value, ttlOf(value))),
        ],
  };
};

const zoneOf = async ({ world, policy, signal }: FixCase, name: string): Promise<Zone | undefined> => {
  try {
    return await world.eye(policy?.resolvers ?? []).findZone(name, signal);
  } catch {
    signal.throwIfAborted();
    return undefined;
  }
};
