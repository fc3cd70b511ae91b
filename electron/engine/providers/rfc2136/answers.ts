/** What a server's answer to an UPDATE means. */
import { fail } from '../../../../shared/errors/problem.ts';
import { rcodeName } from '../../dns/query.ts';
import { descriptor } from './descriptor.ts';
import { type AnswerSignature, checkAnswer, type TsigKey } from './tsig.ts';
import type { Tsig } from './wire.ts';

export interface Asked {
  readonly endpoint: string;
  readonly zone: string;
  /** What the update was signed with; `undefined` when it was not. */
  readonly signature: { readonly key: TsigKey; readonly requestMac: Buffer } | undefined;
  /** Seconds since 1970. */
  readonly now: number;
}

/** RFC 8945 §3. */
const tsigErrors: Readonly<Record<number, string>> = { 16: 'BADSIG', 17: 'BADKEY', 18: 'BADTIME', 22: 'BADTRUNC' };

/**
 * The code of an answer that is a success or among those accepted; to a signed update it counts only with a good
 * signature. Else throws.
 */
export const judgeAnswer = (answer: Buffer, asked: Asked, accepts: readonly string[] = []): string => {
  const rcode = rcodeName((answer[3] ?? 0) & 0x0f);
  const signature = signatureOf(answer, asked);
  const facts = { provider: descriptor.id, endpoint: asked.endpoint };
  if (signature.kind === 'bad') {
    throw fail('provider.bad-answer', {
      ...facts,
      detail: `${rcode}, signature: ${signature.reason}`,
      cause: 'provider-endpoint-unreachable',
    });
  }
  const { tsig } = signature;
  const tsigError = tsig && tsig.error !== 0 ? (tsigErrors[tsig.error] ?? `TSIG ${tsig.error}`) : undefined;
  if ((rcode === 'NOERROR' || accepts.includes(rcode)) && tsigError === undefined) {
    if (signature.kind === 'good' || asked.signature === undefined) return rcode;
    const detail = `${rcode}, signature: none`;
    throw fail('provider.bad-answer', { ...facts, detail, cause: 'provider-endpoint-unreachable' });
  }
  const detail = tsigError === undefined ? rcode : `${rcode} ${tsigError}`;
  throw refused(tsigError ?? rcode, { ...facts, detail }, asked, tsig);
};

/** Without a key there is nothing to check, and nothing to be told of it. */
const signatureOf = (answer: Buffer, { signature, now }: Asked): AnswerSignature =>
  signature === undefined
    ? { kind: 'unsigned', tsig: undefined }
    : checkAnswer(answer, signature.key, signature.requestMac, now);

/** `provider.*` for a code that RFC 2136 §2.2 or RFC 8945 §3 name. */
export const refused = (
  code: string,
  facts: { readonly provider: string; readonly endpoint: string; readonly detail: string },
  { zone, now }: Pick<Asked, 'zone' | 'now'>,
  tsig: Tsig | undefined,
) => {
  const rule = descriptor.errors.find((one) => one.code === code);
  switch (rule?.refusal) {
    case 'clock-skew':
      return fail('provider.clock-skew', { ...facts, cause: 'clock-skew', ...(tsig ? skewOf(tsig, now) : {}) });
    case 'wrong-credentials':
      return fail('provider.wrong-credentials', { ...facts, cause: 'provider-credentials-invalid' });
    case 'no-permission':
      return fail('provider.no-permission', { ...facts, cause: 'provider-permission-missing' });
    case 'zone-not-found':
      return fail('provider.zone-not-found', { ...facts, cause: 'provider-zone-not-found', zone });
    default:
      // An unknown error of TSIG is one of the key.
      return tsig !== undefined && tsig.error !== 0
        ? fail('provider.wrong-credentials', { ...facts, cause: 'provider-credentials-invalid' })
        : fail('provider.refused', facts);
  }
};

/** RFC 8945 §5.2.3: the server's clock in the other data; positive when ours is ahead. */
const skewOf = (tsig: Tsig, now: number): { readonly skewSeconds?: number } =>
  tsig.other.length === 6 ? { skewSeconds: now - tsig.other.readUIntBE(0, 6) } : {};
