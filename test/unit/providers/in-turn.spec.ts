import { expect, it } from 'vitest';
import { inTurn } from '../../../electron/engine/providers/in-turn.ts';

it('runs work under one key in order, whatever fails, and other keys beside it', async () => {
  const log: string[] = [];
  const first = Promise.withResolvers<void>();
  const works = [
    inTurn('a', async () => {
      log.push('a1 begins');
      await first.promise;
      log.push('a1 fails');
      throw new Error('a1');
    }),
    inTurn('a', async () => {
      log.push('a2');
      return 2;
    }),
    inTurn('b', async () => {
      log.push('b');
      first.resolve();
    }),
  ];
  expect(await Promise.allSettled(works)).toMatchObject([
    { status: 'rejected' },
    { status: 'fulfilled', value: 2 },
    { status: 'fulfilled' },
  ]);
  expect(log).toEqual(['a1 begins', 'b', 'a1 fails', 'a2']);
});
