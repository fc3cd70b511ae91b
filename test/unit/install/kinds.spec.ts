/** What every kind of step has: words in every language, checked fields, and a signature that others computed. */
import { describe, expect, it } from 'vitest';
import { kinds } from '../../../electron/engine/install/kinds.ts';
import { targetFiles } from '../../../electron/engine/install/target-files.ts';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import { qbox } from '../../../electron/engine/providers/signing/qbox.ts';
import { installLogCodes } from '../../../shared/domain/install.ts';
import { installDescriptors, installKinds } from '../../../shared/domain/install-kinds.ts';
import { installWords } from '../../../shared/domain/install-words.ts';
import { knownLanguages, packOf } from '../../../shared/i18n/packs.ts';
import { freshMaterial } from '../../support/one-step.ts';

describe.each(installKinds)('%s', (kind) => {
  it('has words, fields that fit together, and a client', async () => {
    const { fields, anyOf = [], id } = installDescriptors[kind];
    const keys = fields.map(({ key }) => key);
    expect([id, new Set(keys).size]).toEqual([kind, keys.length]);
    expect(anyOf.flat().filter((key) => !keys.includes(key))).toEqual([]);
    expect(Object.keys(kinds[kind].checks).filter((key) => !keys.includes(key) && !/File$|Mode$/.test(key))).toEqual(
      [],
    );
    expect(fields.filter(({ secret, default: usual }) => secret && usual !== undefined)).toEqual([]);
    for (const language of knownLanguages())
      expect(packOf(language).sentences[`install.kind.${kind}.summary`]).toBeTypeOf('string');
    expect(await kinds[kind].load()).toBeTypeOf('function');
  });
});

it('every word and every line of the log is said in every language', () => {
  const wanted = [
    ...installWords.flatMap((word) => [`install.field.${word}`, `install.field.${word}.help`]),
    ...installLogCodes.map((code) => `install.log.${code}`),
  ];
  for (const language of knownLanguages())
    expect(wanted.filter((key) => !(key in packOf(language).sentences))).toEqual([]);
});

it('Qiniu’s token is that of its manual', () => {
  const url = new URL('https://api.qiniu.com/move/bmV3ZG9jczpmaW5kX21hbi50eHQ=/bmV3ZG9jczpmaW5kLm1hbi50eHQ=');
  expect(qbox(url, 'MY_ACCESS_KEY', 'MY_SECRET_KEY')).toBe('QBox MY_ACCESS_KEY:FXsYh0wKHYPEsIAgdPD9OfjkeEM=');
});

describe('names of files', () => {
  it.each(['../up', 'a/b', 'a\\b', '..', 'a\nb', '', 'x'.repeat(101)])('%j is none', (name) => {
    expect(kinds.copy.checks.keyFile?.(name)).toBe('format');
  });
  it.each(['privkey.pem', '_wildcard.example.org.key', '证书.pem', '-'])('%j is one', (name) => {
    expect(kinds.copy.checks.keyFile?.(name)).toBe(undefined);
  });

  it('whose key is elsewhere are left out, and said to be', async () => {
    const material = await freshMaterial();
    const { 'privkey.pem': _key, ...files } = material.files;
    const left: string[] = [];
    const made = await targetFiles(
      { fullchainFile: 'a.pem', keyFile: 'k.pem', combinedFile: 'all.pem', leafFile: '-', storeFile: 'store.p12' },
      {
        material: { ...material, files },
        clock: systemClock,
        log: (_code, detail) => void left.push(detail?.names ?? ''),
      },
    );
    expect([made.map(({ name }) => name), left]).toEqual([['a.pem'], ['k.pem, all.pem, store.p12']]);
  });
});
