/** One process per user data folder; a second one hands its arguments to the first. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

export interface SecondStart {
  readonly argv: readonly string[];
  readonly workingDirectory: string;
  /** As JSON carries it. */
  readonly additionalData: unknown;
}

export interface InstanceLock {
  /** This process is the first. */
  readonly held: boolean;
  /** Settles when a second process has handed its arguments over. */
  readonly handedOver: Promise<void>;
  release(): void;
}

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** False if a living process has the file. */
const take = (file: string): boolean => {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const owner = Number(readFileSync(file, 'utf8'));
    if (owner === process.pid || (owner > 0 && isRunning(owner))) return owner === process.pid;
    // Left behind by a process that was killed.
    writeFileSync(file, String(process.pid));
    return true;
  }
};

/** The first process may still be on its way to listening. */
const handOver = async (path: string, start: SecondStart): Promise<void> => {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const delivered = await new Promise<boolean>((resolve) => {
      const socket = connect(path);
      socket.once('error', () => resolve(false));
      socket.once('close', () => resolve(true));
      socket.end(JSON.stringify(start));
    });
    if (delivered) return;
    await wait(20);
  }
};

export const takeInstanceLock = (
  folder: string,
  additionalData: unknown,
  onSecondStart: (start: SecondStart) => void,
): InstanceLock => {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'double.lock');
  const path = join(folder, 'double.sock');
  if (!take(file)) {
    const start = { argv: process.argv, workingDirectory: process.cwd(), additionalData };
    return { held: false, handedOver: handOver(path, start), release: () => undefined };
  }
  rmSync(path, { force: true });
  const server = createServer((socket) => {
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.once('end', () => onSecondStart(JSON.parse(text) as SecondStart));
  });
  server.listen(path);
  server.unref();
  const release = (): void => {
    server.close();
    rmSync(file, { force: true });
    rmSync(path, { force: true });
  };
  return { held: true, handedOver: Promise.resolve(), release };
};
