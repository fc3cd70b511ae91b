/** 修复窗口，以及仍然有效的改动列表。 */
import type { fixPage as en } from '../en/fix-page.ts';
import type { SameSentences } from '../sentence-key.ts';

export const fixPage: SameSentences<typeof en> = {
  'fix-page.looking': '正在查看会有哪些改动……',
  'fix-page.will-change': '将会改动',
  'fix-page.elevated': '系统会请求管理员授权。',
  'fix-page.draft': '这里只改订单草稿，在你确认之前不会下单。',
  'fix-page.apply': '执行',
  'fix-page.applying': '正在执行……',
  'fix-page.applied': '已完成。',
  'fix-page.undo': '撤销',
  'fix-page.undoing': '正在撤销……',
  'fix-page.undone': '已撤销，一切恢复原样。',
  'fix-page.watch-run': '查看进度',
  'fix-page.choose': '有几种办法可选',
  'fix-page.no-choice': '目前没有可选的办法。',
  'fix-page.recommended': '推荐',
  'fix-page.going': '正在打开……',
  'fix-page.open-page': '打开{{host}}',
  'fix-page.by-hand': '这一步只能由你来做。',
  'fix-page.only-value': '内容',
  'fix-page.value': '内容{{number}}',
  'fix-page.keep-and-go-on': '保存并继续',
  'fix-page.keep-key': '保存',
  'fix-page.in-place': '仍然有效的改动',
  'fix-page.in-place-lead': '这些改动由修复办法在证书匠之外做出，每一项都可以撤销。',
  'fix-page.applied-at': '始于{{time}}。',
  'fix-page.by-itself': '证书办好后自动撤销。',
};
