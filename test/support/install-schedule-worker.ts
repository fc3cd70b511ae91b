/** Installs the schedule for the profile and the script that are given, and prints its state. */
import { systemScheduler } from '../../electron/platform/scheduler/index.ts';

const [profileFolder = '', script = ''] = process.argv.slice(2);
const program = { kind: 'node', node: process.execPath, script } as const;
const scheduler = systemScheduler({ profileFolder, program, platform: 'linux' });
process.stdout.write(JSON.stringify(await scheduler.install({ whenSignedOut: false })));
