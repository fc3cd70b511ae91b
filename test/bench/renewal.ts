/** A scheduled run with nothing due, in a process of its own: the time it takes and the memory it needs at most. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { openStorage } from '../../electron/engine/storage/open-storage.ts';
import { openedWorkspace } from '../support/opened-workspace.ts';
import { leafFor, policyFor, saveIssued } from '../support/stored-certificate.ts';
import { median } from './measure.ts';

const entry = join(import.meta.dirname, '../../dist/main/cli.js');
const hour = 3_600_000;
const day = 24 * hour;
const runs = 7;
const limit = { milliseconds: 1500, megabytes: 120 };

/** Told by the process itself as it ends (proc_pid_status(5)): what getrusage counts begins with the size of its parent. */
const tellPeak = `data:text/javascript,${encodeURIComponent(`
  import { readFileSync } from 'node:fs';
  process.on('exit', () => process.stderr.write(/VmHWM.*/.exec(readFileSync('/proc/self/status', 'utf8'))[0]));
`)}`;

export const benchRenewal = async (): Promise<void> => {
  const line = (text: string): void => void process.stdout.write(`${text}\n`);
  line(`\nscheduled run, nothing due (limit ${limit.milliseconds} ms, ${limit.megabytes} MB with 10,000)`);
  for (const count of [100, 1000, 10_000]) {
    const profile = await openedWorkspace();
    await profile.workspace.close();
    await fill(profile.folder, count);
    await oneRun(profile.folder);
    const measured = [];
    for (let run = 0; run < runs; run++) measured.push(await oneRun(profile.folder));
    const milliseconds = Math.round(median(measured.map((one) => one.milliseconds)));
    const megabytes = Math.round(Math.max(...measured.map((one) => one.megabytes)));
    const [time, memory] = [milliseconds / limit.milliseconds, megabytes / limit.megabytes];
    line(
      `  ${String(count).padStart(6)} certificates ${milliseconds} ms (${time.toFixed(2)} of the limit), ${megabytes} MB (${memory.toFixed(2)})`,
    );
    await profile.remove();
  }
};

/**
 * Issued over the past 25 days, each asked about its window an hour ago, and rehearsed; of so many one has its weekly
 * rehearsal every minute, and that is not to be now.
 */
const fill = async (folder: string, count: number): Promise<void> => {
  const storage = openStorage(folder);
  const now = Date.now();
  const iso = (at: number): string => new Date(at).toISOString();
  const chainPem = await leafFor(['nas.example.org']);
  storage.transaction(() => {
    for (let index = 0; index < count; index++) {
      const from = now - day * (index % 25);
      const id = `c${index}`;
      const life = { notBefore: iso(from), notAfter: iso(from + 90 * day) };
      saveIssued(storage, { id, policy: policyFor('nas.example.org'), chainPem: chainPem + chainPem, ...life });
      const asked = { askedAt: iso(now - hour), askAgainAt: iso(now + day / 2) };
      storage.renewalInfo.write(`version-${id}`, { certificateId: 'a.b', ...asked });
      const rehearsal = {
        id,
        certificateId: id,
        name: 'nas.example.org',
        trigger: 'planned',
        at: iso(now + hour),
      } as const;
      storage.rehearsals.add({ ...rehearsal, verdict: 'will-renew', because: [] }, { checks: [], milliseconds: 1 });
    }
  });
  storage.close();
};

const oneRun = async (folder: string): Promise<{ readonly milliseconds: number; readonly megabytes: number }> => {
  const from = performance.now();
  const words = ['--import', tellPeak, entry, 'renew', '--due', '--scheduled', '--profile', folder];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const [code] = await once(child, 'close');
  const peak = /VmHWM:\s+(\d+) kB$/.exec(said)?.[1];
  if (code !== 0 || peak === undefined) throw new Error(`ended with ${String(code)}\n${said}`);
  return { milliseconds: performance.now() - from, megabytes: Number(peak) / 1024 };
};
