/** The interface for everybody: one call that replaces the one TXT value of a label, and nothing to read. */
import type { Clock } from '../../ports/index.ts';
import { candidates, hostedPlace } from '../hosted-zone.ts';
import { badAnswer, baseOf, type HttpApi, send } from '../http-api.ts';
import type { HttpAnswer } from '../http-call.ts';
import { slotProvider } from '../models/slot.ts';
import type { DnsProvider, TxtRecord } from '../provider.ts';
import { isPage } from '../refusals.ts';
import { descriptor, ownBase } from './descriptor.ts';

export const svcProvider = (
  login: { readonly username: string; readonly password: string },
  endpoint: string,
  clock: Clock,
): DnsProvider => {
  const api: HttpApi = {
    provider: descriptor.id,
    base: baseOf(ownBase, endpoint),
    headers: { accept: 'text/plain' },
    secrets: [login.password],
    clock,
    rules: descriptor.errors,
    errors: (answer) => (isDone(answer) || !isWord(answer) ? [] : [{ code: 'SVC', message: answer.text.trim() }]),
  };
  const replace = async (record: TxtRecord, value: string, signal: AbortSignal): Promise<void> => {
    // A zone that was told is the only one tried: each further one would count as another failed log-in.
    const zones = record.zone === '' ? candidates(record) : [record.zone];
    for (const [nth, name] of zones.entries()) {
      const { zone, relative: label } = hostedPlace(name, record.fqdn);
      const form = { ...login, zone, label, type: 'TXT', value };
      const accepts = nth < zones.length - 1 ? (['wrong-credentials', 'zone-not-found'] as const) : [];
      const answer = await send(api, { method: 'POST', path: '/nic/replace', form, zone, accepts }, signal);
      if (answer.refusal !== undefined) continue;
      if (!isDone(answer)) throw badAnswer(api, answer);
      return;
    }
  };
  return slotProvider({
    set: (record, signal) => replace(record, record.value, signal),
    clear: (record, signal) => replace(record, '', signal),
  });
};

const isDone = ({ status, text }: HttpAnswer): boolean => status === 200 && text.trim().startsWith('OK');

/** A refusal is a line of plain text. Pages, JSON and silence come from somebody else. */
const isWord = (answer: HttpAnswer): boolean => /^[A-Za-z]/.test(answer.text.trim()) && !isPage(answer);
