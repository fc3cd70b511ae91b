/** What programs say while they set a challenge up. */
import { type Rule, says, unless } from '../rule.ts';

export const setupRules: readonly Rule[] = [
  says(
    { 'dns-plugin-missing': 0.95 },
    /unrecognized arguments?:? .{0,20}--(dns|certbot-dns)|unrecogni[sz]ed dns provider|no module named '?"?certbot[._-]dns|module not registered: dns\.providers|unknown module: dns\.providers|(dns )?provider "?'?[\w.-]{1,40}"?'? (is )?(not (supported|registered|found|available|built|known)|unknown|unsupported)|(unknown|unsupported) (dns )?provider\b|cannot find dns api hook|can not find dns api hook|requested [\w:-]{0,40}dns-?[\w-]{1,30} plugin does not appear|plugin does not appear to be installed|could not find plugin .{0,30}dns|plugin .{0,40}(not found|not installed|is missing|missing)|no (such )?(dns )?plugin|(?:distributionnotfound|contextualversionconflict|modulenotfounderror)[^\n]{0,120}(?:dns|certbot)|(?:dns ?)?api (?:hook|file) (?:is )?not found|dnsapi\/dns_\w{1,30}\.sh.{0,40}(?:no such file|not found)|error loading dns plugin|(?:nsupdate|\bdig)\b.{0,40}(?:not found|not recogni[sz]ed)|no module named '?(?:cloudflare|boto3|digitalocean|lexicon|ovh|azure|linode|dns\b)|could not find the requested resource \(post|(?:plugin|provider) type .{1,40} (?:is )?(?:not supported|unknown)|(?:unknown|unsupported|unrecogni[sz]ed) (?:dns|challenge) (?:plugin|solver)|unknown authenticator|dns plugin .{0,60}(not found|not installed|missing|unknown)/,
  ),
  unless(
    says(
      { 'dns-plugin-missing': 0.85 },
      /(缺少|没有|未安装|找不到|不支持)(该|此|这个)?.{0,8}(dns ?)?(服务商|提供商|插件|厂商)(插件|模块)?|(dns ?)?(插件|服务商|提供商).{0,8}(未安装|不存在|未找到|找不到|不支持)|unrecogni[sz]ed (dns )?(plugin|challenge provider)|(no|without) (dns )?(hook|solver) .{0,30}(found|configured|provider)|invalid choice: '?dns/,
    ),
    /未找到(?:根|该|此|主)?域名|中(?:没有|未)找到/,
  ),
  unless(
    says(
      { 'http-port-in-use': 0.9 },
      /eaddrinuse|address already in use|could not bind to ipv4 or ipv6|failed to bind to :80|problem binding to port (80|443)|already (in use|used by|listening)[^.]{0,40}(port|:80|:443|process|program)|(port|tcp port) ?"?(80|443)"? is (already )?(in use|used|occupied|taken|busy|not available)|(:80|:443|port 80|port 443)\b.{0,60}(already (in use|used|bound|taken)|in use by|occupied|only one usage of each socket)|only one usage of each socket address|(80|443) ?端口.{0,8}(被?占用|已被使用|正在使用|冲突)|端口 ?(80|443)?.{0,6}(被占用|已被占用)|httplistenerexception \((183|32)\)|conflicts with an existing registration|wsaeaddrinuse|winerror 10048|errno 98\b|errno 48\b/,
    ),
    /permission denied/,
  ),
  says(
    { 'http-port-in-use': 0.7, 'http-port-permission': 0.3 },
    /unable to activate httplistener|process cannot access the file because it is being used.{0,80}(httplistener|:80)|failed to listen on prefix/,
  ),
  // Why is not said: a port that somebody has is the commoner reason.
  unless(
    says(
      { 'http-port-in-use': 0.66, 'http-port-permission': 0.45 },
      /(?:cannot|can't|can not|could not|couldn't|unable to|fail(?:ed|s|ure)? to|error|不能|无法) ?(?:open|start|bind|listen|监听|绑定)\w{0,5}(?: on| to| at)?[^.]{0,40}(?<![\d.])(?:80|443)\b/,
    ),
    /permission|denied|eacces|privilege|forbidden|in use|occupied|well-known|from outside|firewall|权限|占用/,
  ),
  // A way out that is closed speaks of the port at the far end.
  unless(
    says(
      { 'http-port-permission': 0.92 },
      /(bind|listen)(ing)?\b.{0,60}(:80|port 80|:443|port 443)\b.{0,60}(permission denied|eacces|access (is )?denied|not permitted|forbidden)|(permission denied|eacces|access (is )?denied|not permitted).{0,80}(:80\b|port 80\b|:443\b|port 443\b)|bind: permission denied|listen eacces|httplistenerexception \(5\)|(don't|do not|doesn't|not|no|lack|insufficient) .{0,30}(permission|privilege|right)s?.{0,30}(bind|listen|port (80|443))|winerror 10013|forbidden by its access permissions|privileged port|cap_net_bind_service|(80|443) ?端口.{0,6}(权限|需要(root|管理员)|无权)|(无权|没有权限|权限不足).{0,8}(监听|绑定|使用|打开).{0,6}(80|443|端口)/,
    ),
    /immediate connect fail|failed to connect to|connect(?:ing)? to \S{1,100}:443|dial tcp/,
  ),
  says(
    { 'hairpin-self-check': 0.9 },
    /(failed to perform|failed|perform(ing)?) (the )?(http-?01 )?self.?check|self-?verif(?:y|ication) failed|self.?check (failed|timed|error)|propagation check failed.{0,60}(get |http|self)|wrong status code '?\d{3}'?, expected '?200|proxy_protocol|waiting for http-01 challenge propagation|nat (loopback|hairpin|reflection)|hairpin(ning)?( nat)?\b|回环|回流/,
  ),
  unless(
    says({ 'hairpin-self-check': 0.9 }, /(本地|内网|自)(自?检|检查|预检).{0,8}(失败|不通过|超时)/),
    /dns-?01|dns ?(?:验证|校验|记录)|txt|解析记录/,
  ),
  unless(
    says(
      { 'hairpin-self-check': 0.66, 'port80-unreachable': 0.35, 'challenge-file-not-served': 0.2 },
      /(get|fetch|reach|download|curl) "?https?:\/\/[^ "]{1,200}\.well-known\/acme-challenge\/[^ "]{0,160}"?:? .{0,60}(context deadline exceeded|i\/o timeout|connection refused|no route to host|timeout|client\.timeout)|acme-challenge.{0,160}context deadline exceeded|(pre-?validation|preflight|local) (check|test|validation).{0,60}(fail|not|unable|error)|couldn't be (downloaded|fetched|accessed) .{0,30}(local|itself)|wrote file to .{1,160}, but couldn't download/,
    ),
    // Where an authority says it, it is the authority that waited in vain.
    /acme:error:connection/,
  ),
];
