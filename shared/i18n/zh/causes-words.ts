/** 命令行围绕原因的用语。 */
import type { causeWords as en } from '../en/causes-words.ts';
import type { SameSentences } from '../sentence-key.ts';

export const causeWords: SameSentences<typeof en> = {
  'diagnose.unknown': '这段文字没有指向已知的原因。',
  'diagnose.unknown.more': '请提供更长的日志，最好从第一处错误开始。',
  'diagnose.sure': '很可能',
  'diagnose.likely': '较可能',
  'diagnose.possible': '有可能',
  'diagnose.evidence': '依据：{{line}}',
  'diagnose.fix': '→ {{fix}}',
  'diagnose.confirm': '确认方法：{{look}}',
  'diagnose.verify': '处理之后：{{verify}}',
};
