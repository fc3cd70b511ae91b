import { describe, expect, it } from 'vitest';
import { addressKind } from '../../../electron/engine/dns/address-kind.ts';
import { type Heard, type Hearing, judgeResolver } from '../../../electron/engine/dns/judge.ts';

const said = (addresses: readonly string[], rcode = 'NOERROR', milliseconds = 20): Heard => ({
  kind: 'answer',
  rcode,
  addresses,
  truncated: false,
  milliseconds,
});
const nothing: Heard = { kind: 'silent', reason: 'timeout', milliseconds: 4500 };
const question = { name: 'nas.example.org', type: 'A' } as const;
const madeUpQuestion = { name: '3f9a.example.com', type: 'A' } as const;
const known = (udp: Heard, tcp: Heard, expected: readonly string[] | undefined = ['192.0.2.1']): Hearing => ({
  question,
  madeUp: false,
  udp,
  tcp,
  expected: expected && { addresses: expected },
});
const unknown = (udp: Heard, tcp: Heard, expected: readonly string[] | undefined = []): Hearing => ({
  question: madeUpQuestion,
  madeUp: true,
  udp,
  tcp,
  expected: expected && { addresses: expected },
});
/** The same by both transports. */
const both = (heard: Heard, expected?: readonly string[]) => known(heard, heard, expected);
const codes = (...hearings: readonly Hearing[]) => judgeResolver('192.0.2.53:53', hearings).map(({ code }) => code);

describe('a resolver judged by what it said', () => {
  it('is believed when it says what the others say, in any order, and knows what does not exist', () => {
    const right = both(said(['192.0.2.2', '192.0.2.1']), ['192.0.2.1', '192.0.2.2']);
    expect(codes(right, unknown(said([], 'NXDOMAIN'), said([], 'NXDOMAIN')))).toEqual([]);
  });

  it.each(['198.18.0.7', '198.19.255.255', 'fdfe:dcba:9876::2', '28.1.2.3', '0.0.0.0', '127.0.0.1', '::', '::1'])(
    'makes up %s for a public name',
    (address) => expect(codes(both(said([address])))).toEqual(['fake-ip']),
  );

  it.each(['198.17.255.255', '198.20.0.0', 'fdfe:dcba:9877::2', '27.255.255.255', '29.0.0.0', '1.0.0.0'])(
    'is not blamed for %s, which lies just outside',
    (address) => expect(addressKind(address)).not.toMatch(/fake|nowhere/),
  );

  it('is not blamed for a loopback address that is public knowledge', () => {
    expect(codes(both(said(['127.0.0.1']), ['127.0.0.1']))).toEqual([]);
  });

  it('is blamed for a borrowed range only when another view disagrees', () => {
    const hearing = both(said(['28.0.0.9']));
    expect(codes(hearing)).toEqual(['fake-ip']);
    expect(codes({ ...hearing, expected: undefined })).toEqual([]);
  });

  it('rewrites a name that does not exist, even where nobody else can be asked', () => {
    const rewritten = unknown(said(['203.0.113.9']), said(['203.0.113.9']));
    expect(codes(rewritten)).toEqual(['nxdomain-rewritten']);
    expect(codes({ ...rewritten, expected: undefined })).toEqual(['nxdomain-rewritten']);
  });

  it('does not rewrite where the others see a wildcard too', () => {
    expect(codes(unknown(said(['203.0.113.9']), said(['203.0.113.9']), ['203.0.113.8']))).toEqual([]);
  });

  it('is a proxy tool, not a rewriter, when it has its range for everything', () => {
    expect(codes(unknown(said(['198.18.3.4']), said(['198.18.3.4'])))).toEqual(['fake-ip']);
  });

  it.each(['10.1.2.3', '192.168.7.1', 'fd00::5', '100.64.3.3'])('shows the inner address %s', (address) => {
    const inner = both(said([address]), ['93.184.216.34']);
    expect(codes(inner)).toEqual(['split-horizon']);
    // Nobody outside knows the name: it is an inner name, not a split one.
    expect(codes({ ...inner, expected: { addresses: [] } })).toEqual([]);
    expect(codes({ ...inner, expected: undefined })).toEqual([]);
  });

  it('is reached by one transport alone', () => {
    const answer = said(['192.0.2.1']);
    expect(codes(known(nothing, answer))).toEqual(['udp-blocked']);
    expect(codes(known(answer, nothing))).toEqual(['tcp-blocked']);
    // A single lost answer is no blocked transport.
    expect(codes(known(nothing, answer), known(answer, answer))).toEqual([]);
    expect(codes(known(nothing, nothing))).toEqual(['silent']);
  });

  it('says one thing by UDP and another by TCP', () => {
    const right = said(['192.0.2.1']);
    expect(codes(known(said(['203.0.113.66']), right))).toEqual(['transport-differs']);
    expect(codes(known(said([], 'NXDOMAIN'), right))).toEqual(['transport-differs']);
    expect(codes(known(said(['198.18.0.1']), right))).toEqual(['fake-ip', 'transport-differs']);
  });

  it('may give other servers of the same service each time', () => {
    const [first, second] = [said(['192.0.2.7']), said(['192.0.2.8'])];
    expect(codes(known(first, second))).toEqual([]);
    expect(codes({ ...known(first, second), expected: undefined })).toEqual([]);
    const cut: Heard = { kind: 'answer', rcode: 'NOERROR', addresses: [], truncated: true, milliseconds: 5 };
    expect(codes(known(cut, first))).toEqual([]);
  });

  it('is slow when half of its answers take more than a second, not when one does', () => {
    const late = said(['192.0.2.1'], 'NOERROR', 1700);
    expect(codes(both(late))).toEqual(['slow']);
    expect(codes(both(said(['192.0.2.1'])), known(said(['192.0.2.1']), late))).toEqual([]);
  });

  it('answers but resolves nothing', () => {
    expect(codes(both(said([], 'REFUSED')), unknown(said([], 'SERVFAIL'), nothing))).toEqual(['refusing']);
  });

  it('is shown with question, answer and what was expected', () => {
    expect(judgeResolver('192.0.2.53:53', [known(said(['198.18.0.7']), nothing)])[0]).toEqual({
      code: 'fake-ip',
      server: '192.0.2.53:53',
      evidence: [{ question, transport: 'udp', answer: ['198.18.0.7'], expected: ['192.0.2.1'], milliseconds: 20 }],
    });
    expect(judgeResolver('192.0.2.53:53', [unknown(said(['203.0.113.9']), nothing)])[0]?.evidence).toEqual([
      {
        question: madeUpQuestion,
        transport: 'udp',
        answer: ['203.0.113.9'],
        expected: ['NXDOMAIN'],
        milliseconds: 20,
      },
    ]);
  });
});
