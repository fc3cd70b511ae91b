/** Milliseconds of processor time that the work took in this thread: others on a busy machine do not count. */
export const ownTime = (work: () => unknown): number => {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
};
