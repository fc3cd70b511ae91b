/** The world of scenario S3 for a browser outside: port 80 is taken by another program, and freed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { playStage } from './inner-host.ts';
import { startS3World } from './scenario-s3-world.ts';

export interface S3Facts {
  readonly bind: string;
  readonly directoryUrl: string;
  readonly rootPem: string;
}

const script = "require('http').createServer((q,s)=>s.writeHead(404).end()).listen(80,'::',()=>console.log('up'))";

const world = await startS3World();
let holder: ChildProcess | undefined;
const { bind, pebble } = world;
const facts: S3Facts = { bind: bind.endpoint, directoryUrl: pebble.directoryUrl, rootPem: pebble.rootPem };

const free = async (): Promise<void> => {
  if (holder === undefined) return;
  const ended = once(holder, 'exit');
  holder.kill();
  await ended;
  holder = undefined;
};

await playStage(
  facts,
  {
    /** Answers with the id of the process that has it now. */
    hold: async () => {
      const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
      holder = child;
      await once(child.stdout, 'data');
      return child.pid;
    },
    free,
  },
  async () => {
    await free();
    await world.stop();
  },
);
