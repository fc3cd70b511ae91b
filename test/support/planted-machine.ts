/** Gives this process a computer's name and a person's that are easily found again. Also loaded ahead of a program. */
import { syncBuiltinESMExports } from 'node:module';
import os from 'node:os';

export const plantedMachine = {
  hostName: 'meilings-workshop',
  userName: 'meiling',
  homeFolder: '/home/meiling',
} as const;

const info = os.userInfo();
os.hostname = () => plantedMachine.hostName;
os.homedir = () => plantedMachine.homeFolder;
os.userInfo = (() => ({ ...info, username: plantedMachine.userName })) as typeof os.userInfo;
syncBuiltinESMExports();
