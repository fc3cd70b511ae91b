/** What programs say when an authority cannot be reached or is not one. */
import { hints, type Rule, says, unless } from '../rule.ts';

const ca = 'acme|letsencrypt|zerossl|buypass|pki\\.goog|ssl\\.com|sectigo|directory';
const near = (pattern: string): RegExp => new RegExp(`(${ca}).{0,200}(${pattern})|(${pattern}).{0,160}(${ca})`);
const notCa =
  /dns api|dnsapi|alidns|dnspod|api\.cloudflare|error presenting|present(ing)? (for )?challenge|dns provider/;

export const directoryRules: readonly Rule[] = [
  // A failure on the way to it is told as such, whichever version was asked for.
  unless(
    says(
      { 'directory-url-wrong': 0.66 },
      /(?<![\w.-])(?:https?:\/\/)?acme-v01\.api|(?<![\w.-])(?:https?:\/\/)?acme-staging\.api/,
    ),
    /timed? ?out|refused|reset|gaierror|getaddrinfo|no such host|name (?:or service|resolution)|resolv|unknown host|curl returned with|connection ?error|connectex|dial tcp|\bssl|\btls|common algorithm|connection was closed|no route|unreachable|certificate|too many|dns problem|error:(?!malformed|serverinternal|unauthorized)\w|agreement url|no registration exists|:unknownhost|_acme-challenge|well-known/,
  ),
  says(
    { 'directory-url-wrong': 0.72 },
    /(?:acme-v01|acme-staging)\.api.{0,200}(?:no such host|not known|could not resolve)/,
  ),
  says(
    { 'directory-url-wrong': 0.94 },
    /acmev1 is (deprecated|disabled|no longer)|account creation on acmev1|acme v1.{0,40}(deprecated|end of life|shut|no longer)|acme v?1 .{0,20}(已停用|已废弃|不再支持)/,
  ),
  // A web page with an error of the server is no wrong address.
  unless(
    says(
      { 'directory-url-wrong': 0.85 },
      /(directory|acme (endpoint|url)|acme server (url|address)).{0,120}(\b404\b|not found|invalid character '<'|<!doctype|<html|not (an? )?(acme|valid|json)|is not json|unexpected token|does not (contain|look like)|missing (newnonce|newaccount|neworder|required)|no (newnonce|newaccount|neworder)|unsupported protocol scheme|text\/html)|(newnonce|newaccount|neworder|new-nonce|new-authz).{0,40}(not (found|in)|missing|undefined|absent|keyerror|null)|keyerror: '?(newnonce|newaccount|neworder|new-reg)|(no|missing) (newnonce|newaccount|neworder)/,
    ),
    /\b50[0-4]\b|service unavailable|bad gateway|\b429\b/,
  ),
  says(
    { 'directory-url-wrong': 0.85 },
    /(invalid|wrong|bad|incorrect|malformed) (acme )?(directory|server|ca server)( url| uri| address)?\b|(目录|acme).{0,6}(地址|url|链接).{0,8}(错误|无效|不正确|不是有效|已过时|不对)|not a valid (acme )?directory/,
  ),
  unless(
    says(
      { 'ca-discontinued': 0.93 },
      /buypass.{0,160}(timed? ?out|refused|404|410|unable|fail|error|no such host|discontinu|ended|terminat|closed|retired|could not|unreachable|no longer|无法|失败|停止|关闭|停服)|(fail|unable|error|cannot|could not|无法|失败).{0,160}buypass|(service|acme|\bca\b|issuance).{0,60}(has been |is |was )?(discontinued|terminated|shut ?down|sunset|decommissioned|end.of.life|ceased)|(\bca\b|证书机构|颁发机构|acme).{0,12}(已停止服务|停止签发|已停服|已关闭服务|停止(提供)?免费)/,
    ),
    /acme ?v1\b/,
  ),
  hints(
    { 'ca-discontinued': 0.45 },
    /api\.(test4\.)?buypass\.(com|no)|no longer (issues?|offers?|accepts?|supports?) .{0,40}(certificates?|acme|orders)/,
  ),
  // Names that do not resolve here
  unless(
    says(
      { 'dns-resolution-failing': 0.9 },
      near(
        "\\bgaierror\\b|\\[errno -[2-5]\\]|temporary failure in name resolution|name or service not known|failed to resolve|nodename nor servname|getaddrinfo|\\benotfound|eai_again|no such host|could not resolve|couldn't resolve|name resolution|nameresolutionerror|unknownhostexception|remote name could not be resolved|no such host is known|不知道这样的主机|无法解析(此)?(远程|主机|服务器)?名?|域名解析失败|解析.{0,8}失败",
      ),
    ),
    new RegExp(`${notCa.source}|:unknownhost\\b`),
  ),
  says(
    { 'dns-resolution-failing': 0.62, 'provider-endpoint-unreachable': 0.3 },
    /temporary failure in name resolution|name or service not known|\bgaierror\b|getaddrinfo (enotfound|eai_again)|eai_again|dial tcp: lookup .{1,120}(no such host|server misbehaving|i\/o timeout|connection refused)|could not resolve host|remote name could not be resolved|nodename nor servname|不知道这样的主机|libcurl-errors.{0,40}error code: 6\b|curl: \(6\)|no such host is known|unknownhostexception/,
  ),
  says(
    { 'dns-resolution-failing': 0.92 },
    /lookup (acme|dv\.acme|api\.|www\.)[a-z0-9.-]{2,60} on [\d.:[\]a-f]{3,50}: (read udp|dial udp|no such host|server misbehaving|i\/o timeout)/,
  ),
  // No way through
  unless(
    says(
      { 'ca-network-blocked': 0.82, 'ca-service-unavailable': 0.25 },
      near(
        'timed? ?out|timeout|econnreset|econnrefused|etimedout|ehostunreach|enetunreach|connection (was )?(reset|refused|aborted)|reset by peer|network is unreachable|no route to host|connect(ion)? (failed|error)|unreachable|forcibly closed|ssl_error_syscall|unexpected eof|eof occurred|context deadline exceeded|无法连接|连接超时|连接(被)?(重置|拒绝|失败)|超时|max retries exceeded|could not connect|unable to connect|failed to connect|curl: \\((7|28|35|56)\\)|error code: (7|28|35|56)\\b',
      ),
    ),
    /proxyconnect|name resolution|failed to resolve|no such host|getaddrinfo|\[errno -[2-5]\]|certificate (verify|signed|has|is)|dns problem|well-known|during secondary|:53\b|presenting|propagation|likely firewall|error:(connection|unauthorized|dns)|self check|no further|\b50[234]\b|lock file|alidns|dnspod|api\.cloudflare|route53|ovh|namecheap|godaddy|hetzner|processing your order|_acme-challenge|acme-challenge|accounturl|notify|smtp|buypass|ioexception: the remote|tls handshake|x509|winhttp|security violation|verify error|fully propagate/,
  ),
  unless(
    says(
      { 'ca-network-blocked': 0.55, 'ca-service-unavailable': 0.45, 'proxy-misconfigured': 0.3 },
      /unable to get service directory|(unable|failed|cannot|could not|can't|can not) (to )?(get|fetch|load|retrieve|download|read|connect to|reach|initiali[sz]e|access|obtain)( the)? ?(acme|\bca\b|service|server)?.{0,16}(directory|acme server|ca server|api endpoint)|can not init api for|无法(获取|访问|连接|加载).{0,10}(acme|目录|ca 服务)|directory.{0,20}(获取|加载)失败/,
    ),
    /proxyconnect|name resolution|no such host|certificate (verify|signed)|\b50[0234]\b|acmeserverdirectory|buypass|404|<html/,
  ),
  // dehydrated and acme.sh name the number of libcurl's error alone (curl.se/libcurl/c/libcurl-errors.html).
  says({ 'dns-resolution-failing': 0.82 }, /curl returned with 6\b/),
  says({ 'ca-network-blocked': 0.66, 'proxy-misconfigured': 0.2 }, /curl returned with (?:7|28|35|52|56)\b/),
  says({ 'ca-tls-untrusted': 0.66, 'clock-skew': 0.4 }, /curl returned with (?:51|60|77)\b/),
  unless(
    says(
      { 'ca-network-blocked': 0.6, 'provider-endpoint-unreachable': 0.35 },
      /libcurl-errors\S{0,10} for error code: (?:7|28|35|52|56)\b/,
    ),
    new RegExp(`${notCa.source}|verify error`),
  ),
  // Proxies
  says(
    { 'proxy-misconfigured': 0.93 },
    /proxyconnect tcp|oversized record received|proxy authentication (is )?required|(^|[^\d.])407 |proxyerror|unable to connect to (the )?proxy|cannot connect to proxy|tunnel(ing)? (socket|connection) (failed|could not)|tunnel connection failed|connect tunnel failed|err_proxy|err_tunnel|proxy (server )?.{0,30}(refus|unreachable|could not|failed|invalid|not respond|denied|timed)|http_proxy.{0,60}(invalid|fail|refus|error|unreachable|timed? ?out)|received http code \d{3} from proxy|socks.{0,30}(fail|error|refus|unreachable)|代理.{0,10}(连接失败|错误|不可用|认证|超时|拒绝|无法连接)|无法连接.{0,4}代理/,
  ),
  says({ 'proxy-misconfigured': 0.66, 'ca-network-blocked': 0.4, 'tls-stack-too-old': 0.25 }, /acmeserverdirectory/),
  hints(
    { 'proxy-misconfigured': 0.4, 'directory-url-wrong': 0.3 },
    /first record does not look like a tls handshake|wrong version number|server gave http response to https client/,
  ),
  // Trust
  unless(
    says(
      { 'ca-tls-untrusted': 0.9 },
      near(
        'signed by unknown authority|unable_to_get_issuer|self.signed certificate|self_signed_cert|certificate.verify.failed|unable_to_verify_leaf|certificate is not trusted|untrusted root|partialchain|remotecertificate|remote certificate is invalid|sec_error_unknown_issuer|unable to get local issuer|trust relationship|unable to find valid certification path|curl: \\(60\\)|error code: 60\\b|证书.{0,6}不受信任|证书验证失败',
      ),
    ),
    /not yet valid|has expired|expired certificate|fetching https|self check|verify error:num|certificate chain 0 s:|servers? certificate chain/,
  ),
  unless(
    says(
      { 'ca-tls-untrusted': 0.5, 'root-not-trusted-by-old-client': 0.42, 'chain-incomplete': 0.32 },
      /certificate signed by unknown authority|self_signed_cert_in_chain|self.signed certificate in (the )?certificate chain|certificate.verify.failed|unable_to_get_issuer_cert_locally|could not establish trust relationship|sun\.security\.provider\.certpath|unable to find valid certification path|curl: \(60\)|remote certificate is invalid/,
    ),
    /not yet valid|has expired|smtp/,
  ),
  says(
    { 'ca-tls-untrusted': 0.85 },
    /(zscaler|fortinet|fortigate|netskope|palo alto|kaspersky|\beset\b|bitdefender|avast|sophos|umbrella|bluecoat|checkpoint).{0,120}(issuer|certificate|root|ca\b|intercept)|(issuer|issued by).{0,60}(zscaler|fortinet|fortigate|netskope|kaspersky|\beset\b|bitdefender|avast|sophos|umbrella)|tls (inspection|interception)|ssl (inspection|interception)/,
  ),
  // An old TLS
  says(
    { 'tls-stack-too-old': 0.9 },
    /ssl\/tls secure channel|tlsv1 alert protocol version|unsupported protocol|alert protocol.version|(remote|server|peer).{0,40}(only )?(supports? )?tls ?(v)?1\.[23].{0,30}(required|only)|tls ?1\.[01].{0,40}(not supported|disabled|too old|deprecated|no longer)|no protocols available|schannel.{0,60}(fail|error|80090326|8009030e|80090331)|sec_e_(algorithm_mismatch|illegal_message)|the client and server cannot communicate, because they do not possess a common algorithm|secur(e|ity)protocol.{0,40}(tls12|not supported|unsupported)|未能创建 ?ssl\/tls ?安全通道|基础连接已经关闭/,
  ),
  says(
    { 'tls-stack-too-old': 0.66, 'ca-network-blocked': 0.4, 'provider-endpoint-unreachable': 0.3 },
    new RegExp(`(${ca}).{0,240}an error occurred while sending the request|the underlying connection was closed`),
  ),
  unless(
    hints(
      { 'tls-stack-too-old': 0.5, 'ca-network-blocked': 0.2 },
      /an error occurred while sending the request|ssl_error_no_cypher_overlap|err_ssl_version_or_cipher|sslv3 alert handshake failure|handshake.failure|发送请求时出错/,
    ),
    /name resolution|acme-challenge|tls-alpn|remote name/,
  ),
  says(
    { 'tls-stack-too-old': 0.72, 'ca-tls-untrusted': 0.45, 'ca-network-blocked': 0.25 },
    /winhttp\w{0,40}.{0,60}(secur|ssl|tls)|error_winhttp_secure_failure|\b12175\b|0x80072f8f|0x80072f7d/,
  ),
  // Clocks
  unless(
    says(
      { 'clock-skew': 0.94 },
      /invalidtimestamp|time ?stamp or date value is (expired|not)|query_time_out|requesttimetooskewed|requestexpired|signatureexpire|(tsig|nsupdate|update).{0,80}badtime|badtime|clock (skew|drift)|request (has )?expired.{0,40}(time|sign|date)|signature (has )?expired|timestamp (is )?(expired|invalid|out of (range|date)|too (old|far)|in the (past|future)|not within)|(time|timestamp|date).{0,40}(too far|differs?|deviat|difference).{0,40}(server|current|now)|apigw\.0301.{0,40}time|signature not yet current|system (clock|time) (is )?(wrong|off|incorrect|out of sync|not synchroni)|(系统|本机|服务器|客户端)?(时间|时钟)(戳)?.{0,8}(不准|不正确|偏差|误差|过期|已过期|不同步|超出)/,
    ),
    /sign match fail|1902[14]|robot\/send|机器人/,
  ),
  unless(
    says(
      { 'clock-skew': 0.85 },
      near('certificate is not yet valid|not yet valid|certificate has expired or is not yet valid|cert_not_yet_valid'),
    ),
    /old (device|client)|visitors|still (using|serving|shows)|root|\bmy (site|website|certificate)|(browser|clients?) (show|say|report)|renewal/,
  ),
  unless(
    says(
      { 'clock-skew': 0.5 },
      /certificate (is not yet valid|has expired or is not yet valid)|cert_not_yet_valid|尚未生效.{0,12}证书|证书尚未生效/,
    ),
    /old (device|client)/,
  ),
  // Failures at the authority
  unless(
    says(
      { 'ca-service-unavailable': 0.85, 'rate-limit-request-overload': 0.12 },
      near(
        '50[24][: ]|http(/1\\.1|/2)? ?(status )?(code:? ?)?50[24]|status ?(code)?[:= ]{0,3}50[24]|bad ?gateway|gateway ?time-?out|down for maintenance|under maintenance',
      ),
    ),
    /service busy|presenting|well-known|dns-query|api\.cloudflare|alidns|overloaded|smtp/,
  ),
  // Too many requests are answered so as well: only Retry-After tells.
  unless(
    says(
      { 'ca-service-unavailable': 0.66, 'rate-limit-request-overload': 0.4 },
      near(
        '503[: ]|http(/1\\.1|/2)? ?(status )?(code:? ?)?503|status ?(code)?[:= ]{0,3}503|service ?(temporarily )?unavailable',
      ),
    ),
    /service busy|presenting|well-known|dns-query|api\.cloudflare|alidns|overloaded|smtp/,
  ),
  unless(
    says(
      { 'ca-internal-error': 0.6, 'ca-service-unavailable': 0.6 },
      near(
        '500[: ]|http(/1\\.1|/2)? ?(status )?(code:? ?)?500|status ?(code)?[:= ]{0,3}500|internal server error|internalservererror',
      ),
    ),
    /service busy|presenting|well-known|dns-query|api\.cloudflare|alidns|overloaded|smtp|serverinternal/,
  ),
  unless(
    hints(
      { 'ca-service-unavailable': 0.6, 'provider-endpoint-unreachable': 0.2, 'ca-internal-error': 0.15 },
      /50[234][: ]{1,3}(bad gateway|gateway|service)|gateway time-?out|gatewaytimeout|502 bad gateway|503 service (temporarily )?unavailable/,
    ),
    /well-known|service busy|invalid response from/,
  ),
  says(
    { 'ca-service-unavailable': 0.88 },
    /(maintenance|outage|incident).{0,60}(acme|letsencrypt|let's encrypt|zerossl|ca\b|directory)|(acme|letsencrypt|let's encrypt|zerossl|\bca\b|boulder)\b.{0,50}(is (currently )?(down|offline|unavailable)|maintenance|outage|incident)|the service is down for maintenance|(\bca\b|证书机构|颁发机构|letsencrypt|zerossl).{0,8}(服务器?)?(故障|维护|宕机|不可用|异常|挂了)/,
  ),
];
