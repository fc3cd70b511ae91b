/**
 * What services owe that are told too little, or answer too little, for the whole suite: one TXT place whatever the name,
 * values that cannot be removed, answers of which only the status counts.
 */
import { describe, expect, it } from 'vitest';
import type { ProviderContract } from './definition.ts';
import {
  keepsSecrets,
  record,
  refusesSpoiltKeys,
  refusesWrongKey,
  stageFor,
  tellsOddAnswers,
  waitsOutLimits,
  zone,
} from './shared-contract.ts';

interface Bareness {
  /** How many values stand beside each other, the newest first to stay. */
  readonly room: number;
  /** Values stay until newer ones come. */
  readonly stays?: boolean;
  /** A success may be followed by anything. */
  readonly anySuccess?: boolean;
}

/** 43 characters of base64url, as every ACME value is. */
const values = ['a', 'b', 'c'].map((letter) => letter.padEnd(43, `${letter}-Xq_7`));
const [first = '', second = '', third = ''] = values;

export const bareContract = (contract: ProviderContract, { room, stays, anySuccess }: Bareness): void => {
  const { id } = contract.module.descriptor;
  const stage = stageFor(contract);
  const { signal, provider } = stage;
  const served = () => stage.values().toSorted();

  describe(`${id}: values`, () => {
    it('are written once, stay beside each other as far as there is room, and go', async () => {
      const recordId = await provider().add(record(first), signal);
      await provider().add(record(first), signal);
      expect(new Set(served())).toEqual(new Set([first]));
      await provider().add(record(second), signal);
      await provider().add(record(third), signal);
      expect(served()).toEqual(values.slice(-Math.min(room, values.length)));
      await provider().remove(record(third), recordId, signal);
      await provider().remove(record(third), '', signal);
      if (!stays) expect(served()).toEqual(values.slice(-Math.min(room, values.length), -1));
    });

    it('are not touched by a proof of the credential', async () => {
      await provider().add(record(first), signal);
      const before = served();
      await provider().prove(zone, signal);
      expect(served()).toEqual(before);
    });
  });

  describe(`${id}: refusals`, () => {
    refusesWrongKey(stage, true);
    waitsOutLimits(stage);
  });

  tellsOddAnswers(stage, anySuccess);
  keepsSecrets(stage, anySuccess);
  refusesSpoiltKeys(stage, 'a key with a line break is refused before it is sent', (key) => [`${key}\nx: y`]);
};
