/** 故障诊断：粘贴的错误或失败的申请说明了什么。 */
import type { troubleshoot as en } from '../en/troubleshoot.ts';
import type { SameSentences } from '../sentence-key.ts';

export const troubleshoot: SameSentences<typeof en> = {
  'troubleshoot.title': '故障诊断',
  'troubleshoot.lead': '粘贴任何证书工具的错误信息或日志，也可以用自己的话描述现象。文字内容不会离开这台电脑。',
  'troubleshoot.text': '错误、日志或描述',
  'troubleshoot.placeholder': '例如：urn:ietf:params:acme:error:dns … NXDOMAIN looking up TXT for _acme-challenge.…',
  'troubleshoot.file': '打开日志文件…',
  'troubleshoot.file-hint': '也可以把文件拖到这里。',
  'troubleshoot.start': '查找原因',
  'troubleshoot.clear': '清空',
  'troubleshoot.too-large': '文件太大，只使用最后10 MB。',
  'troubleshoot.found_other': '有{{count}}个原因符合，最可能的在前',
  'troubleshoot.why': '依据',
  'troubleshoot.confirm': '如何确认',
  'troubleshoot.verify': '修复之后',
  'troubleshoot.copy': '这份诊断',
  'troubleshoot.check': '立即检查',
  'troubleshoot.checking': '正在检查…',
  'troubleshoot.measured': '检查时看到的内容',
  'diagnose.probe.result': '检查完毕，原因是：{{cause}}',
  'diagnose.probe.nothing-wrong': '检查完毕，这方面没有问题，因此这些原因的可能性很小。',
  'diagnose.probe.unmeasured': '从这里无法判断，原因的排序保持不变。',
  'troubleshoot.of-run': '这说明了什么',
  'troubleshoot.others': '其他可能的原因',
};
