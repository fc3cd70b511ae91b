/** Whether a text is somebody's own words or the output of a program: rules for the one mislead in the other. */

import { bad } from './rules/complaint-words.ts';

/** Longer texts are logs, and logs are nobody's own words. */
const longestComplaint = 1_500;

/** What programs print and people rarely type. */
const printed =
  /[{}<>=|\\]|::|\[[\w*:. -]{2,40}\]|(?:error|failed|warning|fatal|detail|type|status|message|code|msg|err|err\w+)"?\)?: |\b\d\d:\d\d:\d\d\b|\b0x[0-9a-f]{4}|(?:^|\s)--[a-z]|\b[a-z]{2,}[A-Z][a-z]{2,}|\b[a-z]+_[a-z]+_[a-z]+|\w\(\)|\b[A-Z][A-Za-z]{2,}(?:Exception|Error)\b|\burn:|\b[A-Z]{2,}_[A-Z]+|\b(?:SELECT|INSERT|UPDATE|WHERE)\b|;$|错误[:：]|: line \d/g;

/** Somebody speaks. */
const voice =
  /\b(?:i|i'm|i've|i'd|my|me|we|our|us|mine|you|your|please|anyone|somebody|does anyone|how do|why|help|thanks|hello|hi|it says|says|asks|it worked|it works|solved|turned out|turns out)\b|我|咱|俺|你|您|大家|请问|怎么|为什么|为啥|咋|啊|吗|呢|什么|求助|提示|说|让我|要我|麻烦|谢谢|了[。,，!！?？]?$/gi;

/** Chinese leaves out who speaks; these are the turns of a tale rather than of a manual. */
const tale = /了|就|却|还是|总是|之后|以后|一直|老是/g;

/** What certificates have to do with; a complaint about anything else is not for us. */
const subject =
  /cert|ssl|tls|https?|acme|let'?s ?encrypt|zerossl|google|domain|dns|host ?name|\bname\b|port\b|key|token|account|\bca\b|authority|order|revo|valid|verif|challenge|renew|record|\btxt\b|\bttl\b|nonce|server|cron|schedul|task|smtp|mail|webhook|bot\b|encrypt|wild ?card|cname|\beab\b|ipv6|proxy|\bisp\b|clock|time|disk|space|lock|instance|redirect|\bapi\b|provider|profile|csr|证书|域名|解析|密钥|账户|账号|签|验证|续|端口|服务|记录|任务|通知|邮|磁盘|硬盘|时间|时钟|代理|网|吊销|撤销|锁|条款|链接|接口|缓存|钥匙|机器人|导出|宽带|ip|电脑|机构|环境|运行/i;

const done =
  /\.\.\. ?done|no action taken|not (?:yet )?due|success|succeeded|congratulations|works fine|thank|well done|成功|谢谢|感谢|healthy/i;
const undone =
  /fail|error|n't\b|cannot|refus|reject|denied|wrong|invalid|but\b|still|无法|不能|失败|报错|错误|拒绝|但|还是|却/i;

/** Nobody says `I`: it may as well be a sentence out of a book. */
export const unvoiced = 0.9;

/** Trouble in our field. */
export const isComplaint = (text: string): boolean => subject.test(text) && bad.test(text.toLowerCase());

/** 1: own words; 0: the output of a program; between: something of both. */
export const spokenShare = (lines: readonly string[]): number => {
  const text = lines.join('\n');
  if (text.length > longestComplaint) return 0;
  if (done.test(text) && !undone.test(text)) return 0;
  const prints = text.match(printed)?.length ?? 0;
  const about = subject.test(text);
  const voices = (text.match(voice)?.length ?? 0) + (about ? (text.match(tale)?.length ?? 0) : 0);
  const telling = about && bad.test(text.toLowerCase());
  if (voices === 0 && !telling) return prints === 0 && bad.test(text.toLowerCase()) ? unvoiced : 0;
  if (prints === 0) return voices > 0 ? 1 : unvoiced;
  if (voices > prints) return 0.85;
  return voices > 0 && prints <= 4 ? 0.6 : prints === 1 && undone.test(text) ? 0.45 : 0;
};
