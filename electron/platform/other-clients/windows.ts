/** Windows: folders of programs and users; Task Scheduler (schtasks). */
import { win32 } from 'node:path';
import { fail } from '../../../shared/errors/problem.ts';
import type { OtherClientsPort, TimedUnit } from '../../engine/ports/index.ts';
import { excerptOf, type ScheduleHost } from '../scheduler/host.ts';

export const windowsClients = (host: ScheduleHost): OtherClientsPort => ({
  places: () => {
    const { env, home } = host;
    const of = (base: string | undefined, otherwise: string, name: string): string =>
      win32.join(base === undefined || base === '' ? otherwise : base, name);
    const common = 'C:\\ProgramData';
    const local = win32.join(home, 'AppData', 'Local');
    return [
      { client: 'win-acme', folder: of(env.ProgramData, common, 'win-acme') },
      { client: 'win-acme', folder: of(env.ProgramData, common, 'simple-acme') },
      {
        client: 'certbot',
        folder: of(env.SystemDrive === undefined ? undefined : `${env.SystemDrive}\\`, 'C:\\', 'Certbot'),
      },
      { client: 'posh-acme', folder: of(env.LOCALAPPDATA, local, 'Posh-ACME') },
      { client: 'caddy', folder: of(env.APPDATA, win32.join(home, 'AppData', 'Roaming'), 'Caddy') },
      { client: 'lego', folder: win32.join(home, '.lego') },
      { client: 'acme.sh', folder: win32.join(home, '.acme.sh') },
    ];
  },
  cronTables: async () => [],
  units: async () => {
    const ran = await host.run('schtasks', ['/Query', '/XML']).catch(() => undefined);
    return ran?.code === 0 ? readTasks(ran.stdout) : [];
  },
  writeUserTable: async () => undefined,
  switchUnit: async ({ name }, on) => {
    const verb = on ? '/ENABLE' : '/DISABLE';
    const ran = await host.run('schtasks', ['/Change', '/TN', name, verb]);
    if (ran?.code === 0) return;
    // The words are those of the system's language; its own code says no more than that it failed.
    const reason = ran === undefined ? 'ENOENT' : excerptOf(ran);
    const command = `schtasks /Change /TN "${name}" ${verb}`;
    throw ran === undefined
      ? fail('adopt.job-failed', { place: name, reason })
      : fail('adopt.job-denied', { place: name, command });
  },
});

/** `schtasks /Query /XML` prints one task after the other, the path of each in a comment before it. */
export const readTasks = (xml: string): readonly TimedUnit[] =>
  [...xml.matchAll(/<!--\s*(\\[^>]*?)\s*-->([\s\S]*?<\/Task>)/g)].flatMap(([, name = '', task = '']) => {
    const inside = (tag: string): string => plain(new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(task)?.[1] ?? '');
    const program = inside('Command');
    if (program === '') return [];
    const settings = /<Settings>[\s\S]*<\/Settings>/.exec(task)?.[0] ?? '';
    const on = !/<Enabled>false<\/Enabled>/.test(settings);
    const quoted = /\s/.test(program) && !program.startsWith('"') ? `"${program}"` : program;
    return [
      { kind: 'task', name, system: true, command: `${quoted} ${inside('Arguments')}`.trim(), on, writable: true },
    ];
  });

const plain = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
