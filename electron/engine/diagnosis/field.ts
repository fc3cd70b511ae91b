/** Whether a text is about certificates at all. Other programs fail in the same words: denied, refused, timed out. */

/** What the asking, proving, renewing and keeping of certificates is told with. */
const ours =
  /cert|acme|let'?s ?encrypt|zerossl|\blego\b|caddy|traefik|\bssl|\btls|x509|\bdns|nxdomain|(?<!\.)\btxt\b|\bcaa\b|cname|csr\b|pfx\b|\beab\b|nonce|wild ?card|well-known|challenge|renew|revok|key ?chain|key ?ring|safestorage|\bca\b|authority|port ?(?:80|443)|schedul|\bcron|webhook|smtp|proxy|nat\b|\.pem\b|证书|域名|解析|签发|续(期|签)|泛域|吊销|钥匙|私钥|密钥|颁发|机构|端口|计划任务|定时任务|代理|机器人|备案/i;

/** The narrower trade: certificates that are asked for, not just met on the way to somebody else's server. */
const trade =
  /acme|let'?s ?encrypt|zerossl|certbot|\blego\b|caddy|traefik|certimate|renew|challenge|issu(?:e[dr]?\b|ing|ance)|dns-?01|http-?01|well-known|(?<!\.)\btxt\b|\bdns api|dnsapi|\.pem\b|fullchain|privkey|x509 certificate routines|x509_check|getssl|dehydrated|证书|签发|续(期|签)|解析/i;

/** Programs that have nothing to do with certificates, by what they print. */
const others =
  /\bmysql|mariadb|postgres|\bpsql\b|psycopg|sqlstate|\bredis\b|mongo(?:d|db|server|network|error)|elasticsearch|kafka|rabbitmq|memcached|clickhouse|\berror 1\d{3} \(|\bora-\d{5}|\bnpm (?:err|warn|error)|\byarn\b|\bpnpm\b|\bpip3?\b|\bcargo\b|\bgradle|\bmaven\b|\bmvn\b|webpack|typeerror:|referenceerror:|nullpointer|segmentation fault|core dumped|kubelet|kube-?system|kubectl|crashloop|back-?off restarting|imagepull|oomkilled|docker (?:pull|push|daemon|compose)|docker\.sock|dockerd|containerd|error response from daemon|registry-1\.docker|ghcr\.io|git (?:push|pull|clone|fetch)|fatal: (?:unable|could not|repository|not a git)|gitlab|jenkins|ansible|terraform|ssh: connect|sshd\[|publickey|\bapt(?:-get)?\b|\bdpkg\b|\byum\b|\brsync\b|minecraft|ffmpeg|\bkernel:|\bwordpress\b|\bphp (?:fatal|warning|notice)|laravel|django|flask|spring\b|hibernate|unreal|steam\b|postfix\/|dovecot:|\bexim|sendmail\[|status=(?:deferred|bounced)|\bmilter|rspamd|printer|spooler|\bcups\b|bluetooth|gpu\b|cuda|adb\b|gnome-shell|kerberos|kinit:|openvpn|wireguard|windows update|微信登录|支付|游戏|快递|deadlock|duplicate key|foreign key|transaction \d|小程序|navigateto|pages?\/|数据库/i;

/** Where none of the servers listens that certificates have to do with. */
const strangePort =
  /(?:localhost|127\.0\.0\.1|::1\]?|10\.\d{1,3}\.\d{1,3}\.\d{1,3}):(?!80\b|443\b|53\b|8080\b|3128\b|7890\b)\d{2,5}\b(?!->)/;

const done =
  /no action taken|everything (?:is |else )?(?:runs|running|works|working) fine|体验不错|推荐大家|终于(?:不用|可以|好)|not (?:yet )?due|success|succeeded|congratulations|certificate is saved at|server responded with a certificate|无需续期|未到续期|成功|已(?:按|根据|为)(?:您|你)|已(?:经)?(?:移到|保存到|备份到|安装到|部署到)/i;
const undone =
  /fail|error|n't\b|\bnot\b(?! (?:yet )?due)|cannot|unable|refus|reject|denied|wrong|invalid|expired|missing|timed? ?out|timeout|warn|\bbut\b|still|old\b|skipp|no such|\b[45]\d\d\b|无法|不能|失败|报错|错误|拒绝|超时|但|还是|却|没|未|不(?!错|用)|挂|崩|卡|限|拦/i;

const trouble =
  /error|fail|denied|refus|reject|invalid|incorrect|timed? ?out|timeout|not (?:found|exist|supported|permitted|allowed)|unable|cannot|could not|unrecogni[sz]ed|unsupported|mismatch|does not match|too (?:many|long|small)|forbidden|corrupt|expired|urn:|失败|错误|无法|不能|超时|拒绝|无效|不存在/i;

/** Nothing of ours is in it, or somebody else's program merely stumbled over a certificate. */
export const isElsewhere = (text: string): boolean =>
  ((others.test(text) || strangePort.test(text)) && !(ours.test(text) && trade.test(text))) || isSettled(text);

/** It went well, and nothing in it went wrong. */
const isSettled = (text: string): boolean => done.test(text) && !undone.test(text);

/** A program tells that asking for a certificate failed, whatever the reason. */
export const isFailedOrder = (text: string): boolean => ours.test(text) && trouble.test(text);

/** What people name who tell of it without the words of the trade. */
const around =
  /\b(?:verif(?:y|ied|ication)|validat\w{2,5}|ipv6|aaaa|name ?servers?|authoritative|registrar|port forward\w{0,3}|router|nginx|apache|\biis\b|https?\b(?!:\/\/)|authority|filing|wan address|android)\b|验证(?!码)|机构|公网|路由器|光猫|宽带|记录|注册商|clash|\b198\.1[89]\.|https?(?= ?[跳转访])/i;
const longestTale = 240;

export const isOfOurField = (text: string): boolean =>
  ours.test(text) || (text.length <= longestTale && around.test(text));
