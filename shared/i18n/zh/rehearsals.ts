import type { rehearsals as english } from '../en/rehearsals.ts';
import type { SameSentences } from '../sentence-key.ts';

export const rehearsals: SameSentences<typeof english> = {
  'rehearsal.title': '下一次续期',
  'rehearsal.lead': '离到期还早，续期要用到的一切就会不时试一遍；试的时候不会真的申请证书。',
  'rehearsal.verdict.will-renew': '能续期',
  'rehearsal.verdict.will-renew-by-fallback': '改用后备方式续期',
  'rehearsal.verdict.at-risk': '可能失败',
  'rehearsal.verdict.will-fail': '会失败',
  'rehearsal.will-renew': '能续期：需要的都已就绪。',
  'rehearsal.by-fallback': '会改用“{{method}}”向{{authority}}续期，因为首选方式可能失败：{{why}}。',
  'rehearsal.at-risk': '可能失败：{{why}}。',
  'rehearsal.will-fail': '会失败：{{why}}。',
  'rehearsal.short': '{{word}}：{{why}}',
  'rehearsal.and-more_other': '{{first}}，另有{{count}}项',
  'rehearsal.tried': '{{date}} {{time}}试过',
  'rehearsal.tried-fixed': '问题处理之后，{{date}} {{time}}又试过',
  'rehearsal.never': '还没有试过',
  'rehearsal.never-detail': '每周会试一次，也可以现在就试。',
  'rehearsal.try': '现在试一试',
  'rehearsal.trying': '正在试下一次续期',
  'rehearsal.done-of': '已查看{{done}}项，共{{count}}项',
  'rehearsal.cancelled': '这次没有试完，下面是上一次的结果。',
  'rehearsal.everything': '试过的全部内容',
  'rehearsal.earlier': '之前的结果',

  'cli.rehearse.none': '没有可以试续期的证书。',
  'cli.rehearse.none-due': '现在没有需要试的续期。',
};
