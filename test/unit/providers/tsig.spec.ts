import { describe, expect, it } from 'vitest';
import { algorithmNames, tsigAlgorithms } from '../../../electron/engine/providers/rfc2136/algorithms.ts';
import { type Asked, judgeAnswer } from '../../../electron/engine/providers/rfc2136/answers.ts';
import { checkAnswer, signMessage, type TsigKey } from '../../../electron/engine/providers/rfc2136/tsig.ts';
import { encodeUpdate, findTsig } from '../../../electron/engine/providers/rfc2136/wire.ts';
import { toProblem } from '../../../shared/errors/problem.ts';

// That the signatures are right is judged by BIND and Knot in the integration tests; here is what they never send.
const key: TsigKey = { name: 'key.test', algorithm: 'hmac-sha256', secret: Buffer.from('secret') };
const requestMac = Buffer.alloc(32, 7);
const now = 1_800_000_000;

/** An answer signed as a server would, which is our own signing with the request's MAC in front (RFC 8945 §5.3). */
const unsignedAnswer = (rcode = 0): Buffer => {
  const message = Buffer.from(encodeUpdate(0x1234, 'example.test'));
  message.writeUInt16BE(0xa800 | rcode, 2);
  return message;
};
const judge = (answer: Buffer, signature: Asked['signature']) => {
  try {
    judgeAnswer(answer, { endpoint: '192.0.2.1:53', zone: 'example.test', signature, now });
    return 'done';
  } catch (thrown) {
    return toProblem(thrown);
  }
};

describe('answers that must not be believed', () => {
  it('a success without a signature', () => {
    expect(judge(unsignedAnswer(), { key, requestMac })).toMatchObject({
      code: 'provider.bad-answer',
      details: { detail: 'NOERROR, signature: none' },
    });
  });

  it('a signature that is not over our own request', () => {
    const replayed = signMessage(unsignedAnswer(), key, now).message;
    expect(judge(replayed, { key, requestMac })).toMatchObject({
      code: 'provider.bad-answer',
      details: { detail: 'NOERROR, signature: mac' },
    });
  });

  it('the signature of another key or algorithm', () => {
    for (const other of [
      { ...key, name: 'other.test' },
      { ...key, algorithm: 'hmac-sha512' as const },
    ]) {
      const { message } = signMessage(unsignedAnswer(), other, now);
      expect(checkAnswer(message, key, requestMac, now)).toEqual({ kind: 'bad', reason: 'key' });
    }
  });

  it('a shortened signature', () => {
    const { message } = signMessage(unsignedAnswer(), key, now);
    const tsig = findTsig(message);
    const macAt = message.indexOf(tsig?.mac ?? Buffer.alloc(0));
    const cut = Buffer.concat([message.subarray(0, macAt), message.subarray(macAt + 16)]);
    const dataLengthAt = macAt - 10 - 'hmac-sha256'.length - 2 - 2;
    cut.writeUInt16BE(cut.readUInt16BE(dataLengthAt) - 16, dataLengthAt);
    cut.writeUInt16BE(16, macAt - 2);
    expect(findTsig(cut)?.mac).toHaveLength(16);
    expect(checkAnswer(cut, key, requestMac, now)).toEqual({ kind: 'bad', reason: 'mac' });
  });

  it.each(algorithmNames)('%s is signed with its own name and length', (algorithm) => {
    const own = { ...key, algorithm };
    const { message, mac } = signMessage(unsignedAnswer(), own, now);
    expect(findTsig(message)).toMatchObject({ algorithm: tsigAlgorithms[algorithm].wireName, mac });
    expect(mac).toHaveLength(tsigAlgorithms[algorithm].octets);
    const { message: longer } = signMessage(unsignedAnswer(), { ...own, secret: Buffer.from('another') }, now);
    expect(checkAnswer(longer, own, requestMac, now)).toEqual({ kind: 'bad', reason: 'mac' });
  });

  it.each([
    ['cut off', (message: Buffer) => message.subarray(0, message.length - 20)],
    ['counting records it does not have', (message: Buffer) => withCount(message, 9)],
    [
      'with a name that points at itself',
      (message: Buffer) => Buffer.concat([message.subarray(0, 12), Buffer.from([0xc0, 12])]),
    ],
    [
      'with a name that runs in a circle',
      (message: Buffer) => Buffer.concat([message.subarray(0, 12), Buffer.from([1, 97, 0xc0, 12, 0, 0, 0, 0])]),
    ],
  ])('one that is %s', (_title, spoil) => {
    const { message } = signMessage(unsignedAnswer(), key, now);
    expect(checkAnswer(spoil(message), key, requestMac, now)).toEqual({ kind: 'bad', reason: 'garbled' });
  });
});

const withCount = (message: Buffer, count: number): Buffer => {
  const copy = Buffer.from(message);
  copy.writeUInt16BE(count, 10);
  return copy;
};

describe('an answer to an update without a key', () => {
  it.each([
    [0, 'done'],
    [5, expect.objectContaining({ code: 'provider.no-permission' })],
  ])('code %i', (rcode, judged) => {
    expect(judge(unsignedAnswer(rcode), undefined)).toEqual(judged);
  });
});

describe('what an error means when the server cannot sign', () => {
  it.each([
    [5, 'provider.no-permission', 'REFUSED', 'provider-permission-missing'],
    [9, 'provider.zone-not-found', 'NOTAUTH', 'provider-zone-not-found'],
    [10, 'provider.zone-not-found', 'NOTZONE', 'provider-zone-not-found'],
    [2, 'provider.refused', 'SERVFAIL', undefined],
    [4, 'provider.refused', 'NOTIMP', undefined],
  ])('code %i', (rcode, code, detail, cause) => {
    const facts = { provider: 'rfc2136', endpoint: '192.0.2.1:53', detail };
    expect(judge(unsignedAnswer(rcode), { key, requestMac })).toMatchObject({
      code,
      details: cause === undefined ? facts : { ...facts, cause },
    });
  });
});
