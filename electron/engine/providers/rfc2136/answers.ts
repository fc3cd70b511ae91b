/** What a server's answer to a signed UPDATE means. */
import { fail } from '../../../../shared/errors/problem.ts';
import { rcodeName } from '../../dns/query.ts';
import { descriptor } from './descriptor.ts';
import { checkAnswer, type TsigKey } from './tsig.ts';
import type { Tsig } from './wire.ts';

export interface Asked {
  readonly endpoint: string;
  readonly zone: string;
  readonly key: TsigKey;
  readonly requestMac: Buffer;
  /** Seconds since 1970. */
  readonly now: number;
}

/** RFC 8945 §3. */
const tsigErrors: Readonly<Record<number, string>> = { 16: 'BADSIG', 17: 'BADKEY', 18: 'BADTIME', 22: 'BADTRUNC' };

/** Returns when the update was made; a success counts only with a good signature. Else throws `provider.*`. */
export const judgeAnswer = (answer: Buffer, asked: Asked): void => {
  const rcode = rcodeName((answer[3] ?? 0) & 0x0f);
  const signature = checkAnswer(answer, asked.key, asked.requestMac, asked.now);
  const tsig = signature.kind === 'bad' ? undefined : signature.tsig;
  const tsigError = tsig && tsig.error !== 0 ? (tsigErrors[tsig.error] ?? `TSIG ${tsig.error}`) : undefined;
  const detail = tsigError === undefined ? rcode : `${rcode} ${tsigError}`;
  const facts = { provider: descriptor.id, endpoint: asked.endpoint, detail };
  if (signature.kind === 'bad') {
    throw fail('provider.bad-answer', { ...facts, detail: `${rcode}, signature: ${signature.reason}` });
  }
  if (tsig !== undefined && tsigError === 'BADTIME')
    throw fail('provider.clock-skew', { ...facts, ...skewOf(tsig, asked.now) });
  if (tsigError !== undefined) throw fail('provider.wrong-credentials', facts);
  switch (rcode) {
    case 'NOERROR':
      if (signature.kind === 'good') return;
      throw fail('provider.bad-answer', { ...facts, detail: 'NOERROR, signature: none' });
    case 'REFUSED':
      throw fail('provider.no-permission', facts);
    case 'NOTAUTH':
    case 'NOTZONE':
      throw fail('provider.zone-not-found', { ...facts, zone: asked.zone });
    default:
      throw fail('provider.refused', facts);
  }
};

/** RFC 8945 §5.2.3: the server's clock in the other data; positive when ours is ahead. */
const skewOf = (tsig: Tsig, now: number): { readonly skewSeconds?: number } =>
  tsig.other.length === 6 ? { skewSeconds: now - tsig.other.readUIntBE(0, 6) } : {};
