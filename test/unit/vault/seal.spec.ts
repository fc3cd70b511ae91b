import fc from 'fast-check';
import { expect, it } from 'vitest';
import { newMasterKey, seal, unseal } from '../../../electron/engine/vault/seal.ts';

const key = newMasterKey();
const secret = Buffer.from('-----BEGIN PRIVATE KEY-----');

it('gives back any secret under any name', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 5000 }), fc.string(), (bytes, name) => {
      expect(Buffer.from(unseal(key, name, seal(key, name, bytes))).equals(Buffer.from(bytes))).toBe(true);
    }),
  );
});

it('seals the same secret differently each time and never shows it', () => {
  const one = Buffer.from(seal(key, 'account-key/1', secret));
  const other = Buffer.from(seal(key, 'account-key/1', secret));
  expect(one.equals(other)).toBe(false);
  expect(one.includes('PRIVATE')).toBe(false);
  expect(one.length).toBe(22 + secret.length + 16);
});

it('notices every flipped bit and every cut, wherever it is', () => {
  const sealed = seal(key, 'account-key/1', secret);
  for (let bit = 0; bit < sealed.length * 8; bit += 1) {
    const damaged = Buffer.from(sealed);
    damaged.writeUInt8(damaged.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
    expect(() => unseal(key, 'account-key/1', damaged)).toThrow('vault.record-damaged');
  }
  for (let length = 0; length < sealed.length; length += 1) {
    expect(() => unseal(key, 'account-key/1', sealed.subarray(0, length))).toThrow('vault.record-damaged');
  }
});

it('does not open under another name, another key, or another key that claims the same id', () => {
  const sealed = seal(key, 'account-key/1', secret);
  expect(() => unseal(key, 'account-key/2', sealed)).toThrow('vault.record-damaged');
  expect(() => unseal(newMasterKey(), 'account-key/1', sealed)).toThrow('vault.record-damaged');
  expect(() => unseal({ ...newMasterKey(), id: key.id }, 'account-key/1', sealed)).toThrow('vault.record-damaged');
});
