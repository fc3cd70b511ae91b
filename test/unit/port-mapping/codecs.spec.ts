/** Messages as the RFCs draw them, and answers of routers that are wrong, cut off or hostile. */
import { describe, expect, it } from 'vitest';
import {
  encodeMap as encodeNatPmp,
  readMap as readNatPmp,
  readOuterAddress,
} from '../../../electron/engine/port-mapping/nat-pmp.ts';
import {
  encodeAnnounce,
  encodeMap as encodePcp,
  readAnnounce,
  readMap as readPcp,
} from '../../../electron/engine/port-mapping/pcp.ts';

const bytes = (hex: string): Buffer => Buffer.from(hex.replaceAll(/\s/g, ''), 'hex');

/** Every shorter piece, and every piece with one byte too many. */
const damaged = (message: Buffer): readonly Buffer[] => [
  ...Array.from({ length: message.length }, (_, length) => message.subarray(0, length)),
  Buffer.alloc(2000, message),
];

describe('NAT-PMP', () => {
  it('asks for a port as RFC 6886 §3.3 draws it', () => {
    expect(encodeNatPmp({ innerPort: 8080, outerPort: 80, seconds: 7200 })).toEqual(
      bytes('00 02 0000 1f90 0050 00001c20'),
    );
  });

  it('takes it back with neither port nor time (§3.4)', () => {
    expect(encodeNatPmp({ innerPort: 8080, outerPort: 80, seconds: 0 })).toEqual(
      bytes('00 02 0000 1f90 0000 00000000'),
    );
  });

  it('reads the outer address, and whether there is one', () => {
    const answer = bytes('00 80 0000 00000009 64400708');
    expect(readOuterAddress(answer)).toEqual({ address: '100.64.7.8' });
    expect(readOuterAddress(answer.subarray(0, 8))).toEqual({ address: undefined });
    expect(readOuterAddress(bytes('00 80 0003 00000009 00000000'))).toEqual({ address: undefined });
    expect(readOuterAddress(bytes('00 80 0000 00000009 00000000'))).toEqual({ address: undefined });
    expect(readOuterAddress(bytes('00 81 0000 00000009 64400708'))).toBeUndefined();
    expect(readOuterAddress(bytes('00 80'))).toBeUndefined();
  });

  it('reads a mapping, also to another port than was asked for', () => {
    const mapped = (outerPort: number) => ({ kind: 'mapped', outerPort, seconds: 3600 });
    expect(readNatPmp(bytes('00 82 0000 00000009 1f90 0050 00000e10'), 8080)).toEqual(mapped(80));
    expect(readNatPmp(bytes('00 82 0000 00000009 1f90 c350 00000e10'), 8080)).toEqual(mapped(50_000));
  });

  it.each([
    [1, 'NAT-PMP 1: Unsupported Version'],
    [2, 'not-authorized'],
    [3, 'no-outer-address'],
    [4, 'no-resources'],
    [5, 'NAT-PMP 5: Unsupported opcode'],
    [77, 'NAT-PMP 77'],
  ])('reads refusal %d', (result, reason) => {
    const answer = bytes('00 82 0000 00000009 1f90 0000 00000000');
    answer.writeUInt16BE(result, 2);
    expect(readNatPmp(answer, 8080)).toEqual({ kind: 'refused', reason });
    expect(readNatPmp(answer.subarray(0, 8), 8080)).toEqual({ kind: 'refused', reason });
  });

  it('passes over what belongs to another port or is cut off', () => {
    const answer = bytes('00 82 0000 00000009 1f90 0050 00000e10');
    expect(readNatPmp(answer, 80)).toBeUndefined();
    expect(
      damaged(answer)
        .slice(0, -1)
        .map((one) => readNatPmp(one, 8080)),
    ).toEqual(Array(16).fill(undefined));
  });
});

describe('PCP', () => {
  const nonce = bytes('00112233445566778899aabb');
  const address = '192.168.1.5';
  const order = { address, nonce, innerPort: 8080, outerPort: 80, seconds: 7200, exactPort: true };
  const ours = 'c0a80105';
  const anyAddress = '00000000000000000000ffff00000000';
  const answer = (result: number, rest = `1f90 0050 00000000000000000000ffff0b000001`) =>
    bytes(`02 81 00 0${result.toString(16)} 00000e10 00000001 000000000000000000000000
      00112233445566778899aabb 06 000000 ${rest}`);

  it('asks for a port as RFC 6887 §7.1, §11.1 and §13.2 draw it', () => {
    expect(encodePcp(order)).toEqual(
      bytes(`02 01 0000 00001c20 00000000000000000000ffff${ours}
        00112233445566778899aabb 06 000000 1f90 0050 ${anyAddress} 02 00 0000`),
    );
  });

  it('takes it back with neither outer port nor time, by the same nonce (§15)', () => {
    expect(encodePcp({ ...order, seconds: 0, exactPort: false })).toEqual(
      bytes(`02 01 0000 00000000 00000000000000000000ffff${ours}
        00112233445566778899aabb 06 000000 1f90 0000 ${anyAddress}`),
    );
  });

  it('asks whether anyone is there without asking for anything (§14.1)', () => {
    expect(encodeAnnounce(address)).toEqual(bytes(`02 00 0000 00000000 00000000000000000000ffff${ours}`));
    const heard = bytes('02 80 00 00 00000000 00000001 000000000000000000000000');
    expect(readAnnounce(heard)).toBe(true);
    expect(damaged(heard).map(readAnnounce)).toEqual(Array(25).fill(undefined));
    // The router is one for NAT-PMP.
    expect(readAnnounce(bytes('00 80 0001 00000001'))).toBeUndefined();
  });

  it('reads what was granted', () => {
    expect(readPcp(answer(0), order)).toEqual({ kind: 'mapped', outerPort: 80, seconds: 3600 });
  });

  it.each([
    [2, 'not-authorized'],
    [5, 'PCP 5: UNSUPP_OPTION'],
    [8, 'no-resources'],
    [11, 'taken'],
    [15, 'PCP 15'],
  ])('reads refusal %d', (result, reason) => {
    expect(readPcp(answer(result), order)).toEqual({ kind: 'refused', reason });
  });

  it('reads the answer of a router that knows NAT-PMP only', () => {
    expect(readPcp(bytes('00 81 0001 00000009'), order)).toEqual({ kind: 'refused', reason: 'PCP 1: UNSUPP_VERSION' });
  });

  it('passes over answers to others, requests, and pieces', () => {
    expect(readPcp(answer(0), { ...order, nonce: Buffer.alloc(12) })).toBeUndefined();
    expect(readPcp(answer(0), { ...order, innerPort: 80 })).toBeUndefined();
    expect(readPcp(encodePcp(order), order)).toBeUndefined();
    expect(damaged(answer(0)).map((one) => readPcp(one, order))).toEqual(Array(61).fill(undefined));
  });
});
