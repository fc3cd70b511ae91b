/** Every script that Windows is given, and every one that people are to paste, parsed as PowerShell. */
import { beforeAll, describe, expect, it } from 'vitest';
import { iisScript } from '../../../electron/engine/install/iis/script.ts';
import { windowsRepair } from '../../../electron/platform/repair/windows.ts';
import { destinationIds, destinations } from '../../../shared/domain/destinations.ts';
import { powershellErrors, type SyntaxErrors } from '../../support/powershell-parser.ts';

/** Names that a careless quote would let out. */
const facts = {
  names: ['nas.example.org', '*.example.org'],
  files: { store: 'it\'s a "file" $(x) `n.pfx', fullchain: "it's.pem", key: "it's.key" },
  folder: "C:\\it's a folder; exit",
  alias: "O'Brien",
};

describe('PowerShell', () => {
  let errors: SyntaxErrors;
  beforeAll(async () => {
    errors = await powershellErrors();
  });

  it('is told from what is none', () => {
    expect(errors("$a = Get-Item 'it''s'")).toEqual([]);
    expect(errors("if ($a { 'x' }")).not.toEqual([]);
    expect(errors("$a = 'it's'")).not.toEqual([]);
  });

  it('is what the install step for Windows runs', () => {
    expect(errors(iisScript)).toEqual([]);
  });

  const pasted = destinationIds.flatMap((id) =>
    destinations[id].variants.flatMap(({ id: version, snippet }) =>
      snippet?.language === 'powershell' ? [[`${id}:${version}`, snippet] as const] : [],
    ),
  );
  it('is pasted at more than one place', () => {
    expect(pasted.length).toBeGreaterThan(3);
  });
  it.each(pasted)('is what is to be pasted for %s', (_, snippet) => {
    expect(errors(snippet.lines(facts).join('\n'))).toEqual([]);
  });

  it('is what asks for an administrator', () => {
    const [command] = windowsRepair().elevate({
      program: "C:\\it's\\cli.exe",
      args: ['a b', "it's", '"$x"'],
      elevated: true,
    });
    expect(errors(command?.args.at(-1) ?? '(')).toEqual([]);
  });
});
