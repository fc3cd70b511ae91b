/** Says in a process of its own, on the session bus that it was started on, whether icons are taken there. */
import { takesIcons } from '../../electron/platform/system-bar.ts';

process.stdout.write(`${JSON.stringify(await takesIcons(AbortSignal.timeout(20_000), 'linux'))}\n`);
