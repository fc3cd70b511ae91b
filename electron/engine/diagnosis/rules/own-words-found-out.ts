/** How people tell what they found out in the end, or what they did before it failed. */
import { people, type Rule, unless } from '../rule.ts';
import { bad } from './complaint-words.ts';

export const ownWordsFoundOut: readonly Rule[] = [
  people(
    { 'outbound-dns-blocked': 0.78, 'dns-traffic-intercepted': 0.3 },
    /(?:block|drop|reject|den[yi]|filter|prevent)\w{0,5} (?:\S{1,12} ){0,3}(?:dns|port 53|name ?server)(?: (?:look ?ups?|quer(?:y|ies)|requests?|traffic|resolution))?\b|(?:dns|port 53|53 ?端口).{0,24}(?:blocked|dropped|filtered|被?(?:封|拦|禁))|(?:防火墙|路由器).{0,16}(?:禁止|封|拦|屏蔽|只(?:允许|放行)).{0,12}(?:dns|53)/,
    /firewall|rule|router|network|pfsense|opnsense|company|outside|any (?:ip|server|other)|防火墙|规则|路由|公司|外部/,
  ),
  people(
    { 'port80-unreachable': 0.76 },
    /(?:firewall|security group|防火墙|安全组).{0,80}\b80\b|\b80\b.{0,80}(?:firewall|security group|防火墙|安全组)/,
    /only|allow|restrict|limit|block|open|clos|forgot|只|仅|限制|没|未|放行|关闭/,
  ),
  people(
    { 'rate-limit-duplicate-certificate': 0.72, 'rate-limit-failed-validations': 0.5 },
    /(?:request|ask|issu|order|generat|creat|appl)\w{0,5} .{0,40}(?:too many times|too often|so many times|again and again)|(?:申请|签发|重新签)(?:了)?(?:太多|很多|好多|多)(?:次|遍)/,
    /cert|ssl|证书/,
    /wait|day|week|limit|block|later|refus|fail|error|等|天|周|限|失败|不/,
  ),
  people({ 'caa-forbids': 0.86 }, /\bcaa\b/, /renew|issu|cert|order|prevent|remov|delet|续|签|证书|删/, bad),
  people(
    { 'caa-lookup-failed': 0.9 },
    /\bcaa\b.{0,40}(?:request|quer|look ?up|check|查询|请求)\w{0,4}.{0,80}(?:ignor|time|fail|not answer|unanswered|servfail|refus|超时|失败|不(?:回|应))|(?:not|n't|never) (?:answer|respond|repl)\w{0,4} .{0,16}\bcaa\b/,
  ),
  people(
    { 'provider-record-conflict': 0.78 },
    /(?:已(?:经)?有|已(?:经)?存在|以前|之前|自动(?:创建|生成|添加)).{0,24}(?:cname|txt|记录)|(?:existing|already|old|left ?over|previous|automatic\w{0,4}).{0,40}(?:cname|txt) ?(?:record|entry)?|(?:cname|txt) ?(?:record|entry)?.{0,40}(?:already|existed|left over|was there)/,
    /(?:手动|我|先)?删(?:掉|除|了)|(?:delet|remov)\w{0,3} (?:it|them|the|that)/,
    /error add|txt for domain|add(?:ing)? (?:the )?(?:txt|record)|添加|失败|错误|fail/,
  ),
  unless(
    people(
      { 'server-not-reloaded': 0.76 },
      /(?:restart|reload)\w{0,3} .{0,60}(?:fix|solv|help|load|works|pick)|(?:continu|keep|still|kept)\w{0,3} (?:to )?(?:serv|us|show|present|deliver)\w{0,3} .{0,30}(?:old|expired|outdated|previous)|no .{0,24}reload .{0,24}(?:performed|done|happen)|重启.{0,16}(?:才|就)(?:好|行|正常|生效)/,
      /cert|ssl|证书/,
      /renew|updat|new|generated|replac|续|更新|新/,
    ),
    /proxy_|cron .{0,20}not found/,
  ),
  people(
    { 'provider-plan-restriction': 0.78 },
    /(?:not|n't|in) ?(?:be )?eligible|n[o']t qualify|not qualified|minimum (?:spend|balance|order)|spent (?:over |more than |at least )?[$€£]?\d|不符合(?:条件|资格)|没有?资格|消费满/,
    /\bapi\b|接口/,
  ),
  people(
    { 'root-not-trusted-by-old-client': 0.7, 'chain-incomplete': 0.5 },
    /\bandroid\b|\bphone|\btv\b|\bapps?\b|安卓|手机|电视/,
    /cert\w{0,9} (?:error|warning|problem)|not trusted|untrusted|证书(?:错误|警告|不受信任)|不信任/,
    /firefox|browser|desktop|other devices?|newer|浏览器|电脑|新(?:的)?(?:手机|设备)/,
  ),
  people(
    { 'cdn-proxy-interferes': 0.78 },
    /cloudflare|\bcdn\b|(?:orange|gr[ae]y) cloud|cloudfront|akamai|小云朵/,
    /(?:turn|switch|disabl|enabl|paus|activat|remov)\w{0,4} .{0,30}(?:proxy|proxied|cloud|cdn)|proxied|(?:proxy|cloud|cdn)\)? .{0,16}(?:\boff\b|\bon\b|disabled|enabled|in front)|fronting|(?:开|关|停)(?:了|掉|用)?.{0,8}(?:cdn|代理|小云朵)/,
    bad,
  ),
  people(
    { 'geo-block-secondary-validation': 0.84 },
    /\bgeo(?:graphic\w{0,4}|[- ]?ip|[- ]?block\w{0,3}|[- ]?fenc\w{1,3}|[- ]?filter\w{0,3})?\b|(?:block|filter|restrict|den[yi])\w{0,4} .{0,24}countr(?:y|ies)|countr(?:y|ies) .{0,24}(?:block|filter|restrict|den[yi])|(?:屏蔽|封|拦截|限制)(?:了)?(?:境外|国外|海外)|(?:境外|国外|海外).{0,10}(?:屏蔽|封|拦截|限制|禁)/,
    /firewall|rule|block|filter|cert|verif|valid|防火墙|规则|证书|验证/,
  ),
  people(
    { 'port80-unreachable': 0.72, 'geo-block-secondary-validation': 0.36 },
    /firewall|防火墙|安全组/,
    /challenge|validat|verif|let's encrypt|验证|校验/,
    /block|fault|chang|fail|time|closed|拦|封|挡|超时|失败/,
  ),
  people(
    { 'private-key-permission': 0.76 },
    /private key|私钥/,
    /permission|right|access|group|权限/,
    /lack|miss|not (?:have|set|allow)|n't have|without|need|没有|缺|需要/,
  ),
  people(
    { 'provider-key-whitespace': 0.8 },
    /(?:remov|delet|strip|tak|trimm)\w{0,4} .{0,30}(?:quotes?|white ?spaces?|blanks?|spaces?|new ?lines?|line breaks?)|(?:had|was|were|with|contain\w{0,3}) (?:\w{1,12} ){0,2}(?:quotes|white ?space|trailing (?:space|blank|newline))|(?:去掉|删掉|删除)了?.{0,10}(?:引号|空格|换行)/,
    /\benv\b|\.env|key|token|secret|credential|config|\.ini|variable|password|密钥|令牌|配置|变量|密码/,
  ),
  people(
    { 'provider-api-retired': 0.74, 'provider-endpoint-unreachable': 0.45 },
    /(?:api|接口)[\w./:-]{0,40}.{0,12}(?:已(?:经)?|都|就|now|returns?|gives?|always) ?(?:404|410|gone|没了|打不开|下线|关闭)/,
    /dns|provider|certificate|证书|解析/,
  ),
  people(
    { 'ca-network-blocked': 0.76 },
    /\bno internet\b|network (?:issue|problem|outage|failure|was down)|(?:was|were|went) offline|断网|没网|网络(?:故障|断了|不通)/,
    /renew|let's encrypt|letsencrypt|zerossl|cert|acme|续|证书/,
  ),
  // A plug-in that writes one name more than it should
  people(
    { 'txt-name-wrong': 0.74 },
    /(?:解析|记录|txt).{0,24}多了?(?:一个|个|一段|一层).{0,10}(?:域名|后缀|名)|(?:extra|one more|additional|second) (?:domain|suffix|label|zone) .{0,40}(?:record|txt)|(?:record|txt) .{0,60}(?:domain|suffix|zone) (?:twice|appended|doubled)/,
  ),
];
