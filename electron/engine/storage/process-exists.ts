import { fileErrorCode } from './storage-errors.ts';

/** A process with this id is running; it may belong to somebody else (EPERM). */
export const processExists = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return fileErrorCode(thrown) !== 'ESRCH';
  }
};
