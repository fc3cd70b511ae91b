/** Zones signed with BIND's tools, well and badly. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tool } from './tools.ts';

export interface SignedZone {
  readonly name: string;
  /** The file that a name server loads. */
  readonly file: string;
  /** DS records for the zone above, one a line. */
  readonly delegationSigners: readonly string[];
}

export interface SigningOptions {
  readonly name: string;
  readonly folder: string;
  /** A whole zone file. */
  readonly text: string;
  /** As `dnssec-keygen` names it. */
  readonly algorithm?: 'RSASHA256' | 'ECDSAP256SHA256' | 'ECDSAP384SHA384' | 'ED25519';
  /** As `dnssec-signzone` takes them, such as `20200101000000`. */
  readonly begins?: string;
  readonly ends?: string;
  /** Publishes the key without signing anything. */
  readonly keyOnly?: boolean;
}

/** Takes `dnssec-keygen`, `dnssec-signzone` and `dnssec-dsfromkey`. */
export const signZone = (options: SigningOptions): SignedZone => {
  const { name } = options;
  const folder = join(options.folder, name);
  mkdirSync(folder, { recursive: true });
  const run = (program: string, args: readonly string[]): string =>
    execFileSync(tool(program), [...args], { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const key = run('dnssec-keygen', ['-q', '-a', options.algorithm ?? 'ECDSAP256SHA256', '-f', 'KSK', name]).trim();
  const plain = join(folder, 'zone');
  writeFileSync(plain, `${options.text}\n${readFileSync(join(folder, `${key}.key`), 'utf8')}\n`);
  const delegationSigners = run('dnssec-dsfromkey', ['-2', `${key}.key`])
    .trim()
    .split('\n');
  if (options.keyOnly === true) return { name, file: plain, delegationSigners };
  const times = [
    ...(options.begins === undefined ? [] : ['-s', options.begins]),
    ...(options.ends === undefined ? [] : ['-e', options.ends]),
  ];
  // -z: one key signs everything
  run('dnssec-signzone', ['-z', '-P', ...times, '-o', name, '-f', 'zone.signed', plain, key]);
  return { name, file: join(folder, 'zone.signed'), delegationSigners };
};
