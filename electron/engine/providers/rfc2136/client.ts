/** Writes records by DNS UPDATE (RFC 2136), signed where there is a key (RFC 8945). */
import { randomInt } from 'node:crypto';
import { fail } from '../../../../shared/errors/problem.ts';
import { exchange } from '../../dns/exchange.ts';
import { fitsTheWire, isWithin, normalName } from '../../dns/names.ts';
import type { Clock } from '../../ports/index.ts';
import { base64, type FieldCheck, readFields } from '../fields.ts';
import type { NamedPlace } from '../hosted-zone.ts';
import type { ProviderModule } from '../provider.ts';
import { algorithmNames, readAlgorithm } from './algorithms.ts';
import { judgeAnswer } from './answers.ts';
import { descriptor } from './descriptor.ts';
import { editorOf } from './editor.ts';
import { askServer, readHost } from './server.ts';
import { signMessage, type TsigKey } from './tsig.ts';
import { encodeUpdate, opcodeUpdate, type Presence, type RecordChange } from './wire.ts';
import { zoneOnServer } from './zone.ts';

export const rfc2136: ProviderModule = {
  descriptor,
  create(given, clock) {
    const { nameserver, key, ownZone } = readServer(given);
    const zoneOf = async (place: NamedPlace, signal: AbortSignal): Promise<string> => {
      const told = ownZone !== '' && isWithin(normalName(place.fqdn), ownZone) ? ownZone : normalName(place.zone);
      return told === '' ? await zoneOnServer(nameserver, place.fqdn, signal) : told;
    };
    const update = async (place: NamedPlace, change: Update['change'], signal: AbortSignal): Promise<string> =>
      sendUpdate({ nameserver, key, clock, zone: await zoneOf(place, signal), change, signal });
    return {
      async add(record, signal) {
        await update(record, { ...record, type: 'TXT', kind: 'add', name: normalName(record.fqdn) }, signal);
        return '';
      },
      async remove(record, _recordId, signal) {
        await update(record, { ...record, type: 'TXT', kind: 'remove', name: normalName(record.fqdn) }, signal);
      },
      async prove(zone, signal) {
        await update({ zone, fqdn: zone }, undefined, signal);
      },
      editor: editorOf({ nameserver, update, zoneOf }),
    };
  },
};

interface Server {
  readonly nameserver: string;
  readonly key: TsigKey | undefined;
  /** Empty where the reader has not named it. */
  readonly ownZone: string;
}

const readServer = (given: Readonly<Record<string, string>>): Server => {
  const keys = ['nameserver', 'tsigKeyName', 'tsigSecret', 'tsigAlgorithm', 'zone'] as const;
  const fields = readFields(descriptor, tidied(given), keys, {
    nameserver: (value) => (readHost(value) === undefined ? 'format' : undefined),
    tsigKeyName: name,
    tsigSecret: base64,
    zone: name,
  });
  const { tsigKeyName, tsigSecret } = fields;
  const half = tsigKeyName === '' ? 'tsigKeyName' : 'tsigSecret';
  // Half a key would go out as none, which is not what its owner wants.
  if ((tsigKeyName === '') !== (tsigSecret === ''))
    throw fail('credential.invalid', { provider: descriptor.id, fields: [{ key: half, problem: 'missing' }] });
  const key: TsigKey = {
    name: normalName(tsigKeyName),
    algorithm: algorithmNames.find((one) => one === fields.tsigAlgorithm) ?? 'hmac-sha256',
    secret: Buffer.from(tsigSecret, 'base64'),
  };
  return {
    nameserver: fields.nameserver,
    key: tsigKeyName === '' ? undefined : key,
    ownZone: normalName(fields.zone),
  };
};

const name: FieldCheck = (value) =>
  /^[\x21-\x7e]+$/.test(value) && fitsTheWire(normalName(value)) ? undefined : 'format';

/** People paste base64 with line breaks, and algorithm names as a configuration spells them. */
const tidied = (given: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(given).map(([key, value]) => {
      if (key === 'tsigSecret' || key === 'keySecret') return [key, value.replace(/\s+/g, '')];
      return [key, key === 'tsigAlgorithm' || key === 'algorithm' ? readAlgorithm(value) : value];
    }),
  );

interface Update {
  readonly nameserver: string;
  readonly key: TsigKey | undefined;
  readonly clock: Clock;
  readonly zone: string;
  readonly change: RecordChange | Presence | undefined;
  readonly signal: AbortSignal;
}

/** Adding or removing one record twice changes nothing, so every address of the server may be tried. Answers the code. */
const sendUpdate = async ({ nameserver, key, clock, zone, change, signal }: Update): Promise<string> => {
  if (![zone, change?.name ?? ''].every(fitsTheWire))
    throw fail('provider.refused', {
      provider: descriptor.id,
      endpoint: nameserver,
      detail: 'name too long for the DNS',
    });
  const { answer, endpoint } = await askServer(nameserver, signal, async (address) => {
    const id = randomInt(0x10000);
    const plain = encodeUpdate(id, zone, change);
    const signed = key === undefined ? undefined : signMessage(plain, key, seconds(clock));
    const accepts = (message: Buffer): boolean =>
      message.length >= 12 &&
      message.readUInt16BE(0) === id &&
      (message.readUInt16BE(2) & 0xf800) === (0x8000 | (opcodeUpdate << 11));
    const result = await exchange({ endpoint: address, message: signed?.message ?? plain, accepts, signal });
    if (result.kind === 'silent') return result;
    return { kind: 'answer', answer: { message: result.message, requestMac: signed?.mac } };
  });
  const signature =
    key === undefined || answer.requestMac === undefined ? undefined : { key, requestMac: answer.requestMac };
  const accepts = change?.kind === 'is-there' ? ['NXRRSET'] : [];
  return judgeAnswer(answer.message, { endpoint, zone, signature, now: seconds(clock) }, accepts);
};

const seconds = (clock: Clock): number => Math.floor(clock.now().getTime() / 1000);
