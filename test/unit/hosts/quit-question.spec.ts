import { expect, it } from 'vitest';
import { quitQuestion } from '../../../electron/app/lifecycle/quit-question.ts';

it('names what is open, and stays unless it is told to quit', () => {
  expect(quitQuestion([['nas.example.org', '*.nas.example.org']], 'en')).toEqual({
    type: 'question',
    message: 'An order is open. Quit all the same?',
    detail: 'nas.example.org, *.nas.example.org\n\nThe order stays open and goes on the next time Certwright starts.',
    buttons: ['Quit', 'Stay'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
});

it('asks in Chinese', () => {
  const { message, detail, buttons } = quitQuestion([['a.example', 'b.example'], ['c.example']], 'zh');
  expect([message, detail, buttons]).toEqual([
    '还有2个订单没有完成，仍要退出吗？',
    'a.example、b.example\nc.example\n\n订单会保留，下次启动证书匠时接着办理。',
    ['退出', '留下'],
  ]);
});

it('does not grow past the screen', () => {
  const orders = Array.from({ length: 40 }, (_, index) => [`n${index}.example`]);
  const detail = quitQuestion(orders, 'en').detail ?? '';
  expect(detail.split('\n')).toHaveLength(9);
  expect(detail).toContain('n5.example\nand 34 more');
  const wide = quitQuestion([Array.from({ length: 100 }, (_, index) => `n${index}.example`)], 'en').detail ?? '';
  expect(wide.split('\n')[0]).toBe('n0.example, n1.example, n2.example and 97 more');
});
