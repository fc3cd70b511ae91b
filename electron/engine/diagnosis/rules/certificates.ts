/** What is said about requests, certificates, and where they are kept. */
import { hints, type Rule, says, unless } from '../rule.ts';

export const certificateRules: readonly Rule[] = [
  says(
    { 'common-name-too-long': 0.95 },
    /cn was longer than|cn was too long|asn1_mbstring_ncopy|string too long.{0,60}(maxsize|asn1|common|64)|common ?name.{0,40}(too long|longer than|exceed|64)|(too long|exceeds?|longer than) .{0,30}(common ?name|\bcn\b)|(cn|commonname|通用名|公用名).{0,10}(过长|太长|超过 ?64|超长)|field .?common ?name.{0,30}(long|length|exceed)|nid:? ?13.{0,30}maxsize|ub-common-name|(?:short enough|fit) .{0,30}\bcn\b|common ?name .{0,60}(?:64 (?:bytes|char|octets)|length)|length of .{0,20}common ?name/,
  ),
  says(
    { 'bad-public-key': 0.94 },
    /error:badpublickey|(?:invalid|unsupported|bad|unacceptable|disallowed) public ?key|invalid key in (?:certificate request|csr)|rsa (?:modulus|exponent)|(key (size|type|length|strength|exponent)|rsa key|ecdsa? (key|curve)|public key|curve|modulus)\b.{0,60}(not (supported|allowed|accepted|permitted)|unsupported|too (small|short|large|long|weak)|weak|forbidden|must be (at least )?\d{4}|is known|invalid size|blocked|compromised)|(weak|blocked|compromised|debian weak|roca|unsupported|too small|small) (rsa |ec |public )?keys?\b(?!.{0,20}(header|word))|public key is (forbidden|blocked|weak)|no (p-521|secp521)|p-?521.{0,40}(not|unsupported)|(密钥|公钥)(长度|强度|类型|曲线)?.{0,8}(过短|太短|过弱|太弱|不支持|已泄露|不被接受|被拒绝)|invalid ec curve|unsupported (elliptic )?curve/,
  ),
  says(
    { 'csr-key-same-as-account-key': 0.96 },
    /certificate public key must be different|(csr|certificate|domain)( public)? key.{0,60}(same as|identical|equal|must (differ|not be)|different (than|from)).{0,24}account|account key.{0,50}(same as|identical|reused?|must not|also used).{0,40}(csr|certificate|domain)|(证书|csr).{0,6}(私钥|密钥|公钥).{0,6}(与|和).{0,4}账[户号].{0,8}(相同|一样|同一)/,
  ),
  says(
    { 'order-not-ready': 0.92 },
    /ordernotready|not acceptable for finali[sz]ation|order (that )?is not ready|order('s)? (status|state)[^.]{0,30}(is )?"?'?(invalid|pending)"?'?.{0,60}(finali|ready|expected|cannot|not)|order .{0,40}(must be|not) (in )?"?ready|cannot finali[sz]e|(finali[sz]e|finali[sz]ing).{0,80}(not ready|pending|invalid state|"invalid")|订单.{0,8}(未就绪|尚未就绪|未准备|状态(无效|不正确))|order.{0,30}(became|turned|is now|went|is) "?invalid/,
  ),
  unless(
    says(
      { 'bad-csr': 0.9 },
      /error:badcsr|different number of names than csr|csr.{0,80}(does not|doesn't|do not|not) (match|contain|specify|include|equal)|(order|names?|identifiers?|domains?).{0,60}(not (match|in|equal|the same)|mismatch|differ).{0,40}csr|error parsing certificate request|(invalid|malformed|bad|broken|unparsable) (csr|certificate (signing )?request|pkcs ?#?10)|csr (is |was )?(invalid|malformed|rejected|missing|contains|has)|certificate request.{0,40}(invalid|malformed|signature|could not)|(unable|failed|cannot|could not) to? ?(parse|decode|read|verify) (the )?(csr|certificate (signing )?request)|csr.{0,8}(与订单|不匹配|不一致|无效|格式错误|解析失败)|证书请求.{0,6}(无效|错误|不匹配)/,
    ),
    /public key must be different|key size|longer than|too long|account key|malformed.{0,3}"? *,|dnsname is malformed|more than \d|extrakey/,
  ),
  // Fetching
  says(
    { 'download-failed': 0.92 },
    /certificate not found\b(?!.{0,30}(store|keychain|central))|(download|fetch|retriev|get)(ing)? (of )?(the )?(new |issued )?(certificate|cert|chain|alternate chain)( chain)?\b(?! (?:error|warning|problem|mismatch))[^.]{0,60}(fail|error|\b404\b|timed? ?out|unable|could not)|(fail|unable|error|cannot|could not)\w{0,30} (to )?(download|fetch|retriev)\w{0,30} (the )?(issued |new |alternate |intermediate )?(certificate|cert\b|chain)|(alternate|alternative) chain.{0,40}(404|not found|fail|error)|\/acme\/cert\/[^ ]{1,100}.{0,60}(404|fail|error|timed)|(下载|获取|拉取)(证书|证书链).{0,6}(失败|错误|超时|404)|证书(已签发).{0,8}(下载|获取)失败/,
  ),
  says(
    { 'root-not-trusted-by-old-client': 0.92 },
    /trust anchor for certification path|dst root ca x3|(old|older|legacy|ancient|outdated) (android|device|client|java|browser|ios|phone|tv|openssl|windows)s?.{0,80}(trust|certificate|root|handshake|chain|fail|reject)|(isrg root|root (x1|x2|ye|yr)).{0,60}(not (trusted|in|known|included)|unknown|missing|untrusted)|certpathvalidatorexception|(android|java) ?[4-7](\.\d){0,3}.{0,60}(trust|certificate|untrusted|handshake)|(老|旧)(设备|手机|系统|安卓|浏览器|客户端).{0,12}(不信任|不受信任|打不开|证书错误)|根证书.{0,6}(不信任|不受信任|过旧|未知)/,
  ),
  unless(
    says(
      { 'name-not-covered': 0.93 },
      /only valid for the following names|err_cert_common_name_invalid|ssl_error_bad_cert_domain|host ?name.{0,80}\b(doesn't|does not|not|didn't) (match|verif)|(certificate|cert).{0,40}(is )?(not valid for|doesn't (match|cover|include)|does not (match|cover|include)|is valid for [^,]{1,60}, not|for another|name mismatch|common name invalid)|certificate name (mismatch|does not match)|err_tls_cert_altname|altnames?:? .{0,40}(mismatch|invalid|does not)|x509: certificate is valid for|no (alternative|subject alternative) (certificate )?(subject )?names? match|sslpeerunverified|nossl.{0,4}match|证书.{0,8}(与域名不匹配|域名不匹配|名称不匹配|不包含(该|此)?域名|不覆盖)|域名.{0,6}(与证书)?不匹配/,
    ),
    /send (?:the |a )?(?:notification|e-?mail)|\bsmtp|通知|\bkeys? and (?:the )?cert(?:ificate)?s? (?:do|does|did)(?: not|n't) match/,
  ),
  says(
    { 'chain-incomplete': 0.86, 'root-not-trusted-by-old-client': 0.3 },
    /unable to verify the first certificate|num=2[01]:unable|unable_to_verify_leaf|(missing|without|lacks?|no|incomplete|forgot) (the )?(second )?(intermediate|chain|ca bundle)( certificate| ca| cert)?s?|(incomplete|broken) (certificate )?chain|chain (is )?(incomplete|issues|broken|not complete)|(chain|intermediate)s? (certificate )?.{0,24}(missing|incomplete|not (sent|served|included|installed))|extra download|(证书链|中间证书).{0,6}(不完整|缺失|缺少|未安装|没有|丢失)|缺少?(中间证书|证书链)/,
  ),
  says(
    { 'key-cert-mismatch': 0.94 },
    /key values mismatch|x509_check_private_key|(private )?key.{0,60}(does not|doesn't|do not|don't|not) (match|belong|correspond|fit).{0,40}(cert|public)|(certificate|cert|public key)\b.{0,60}(does not|doesn't|do not|don't|not) (match|belong|correspond|fit).{0,40}(private )?key|key (and|&) cert(ificate)?.{0,30}(mismatch|not match|do not match|don't match)|private key does not match public|key\/cert mismatch|\.key file is new|(私钥|密钥).{0,8}(与|和)?证书.{0,6}(不匹配|不一致|不符|不对应)|证书.{0,4}(与|和)(私钥|密钥).{0,6}(不匹配|不一致|不符|不对应)/,
  ),
  unless(
    says(
      { 'key-type-unsupported-by-target': 0.9 },
      /private key contains additional data|no shared (sets|cipher)|unsupported (private )?key( type| format| algorithm)?\b(?!.{0,20}(jws|account))|begin ec parameters|ec parameters\b.{0,40}(block|not|unsupported|invalid)|(ecc|ecdsa|elliptic|ec) (key|cert|private key)\w{0,30}.{0,60}(not (supported|accepted|recogni)|unsupported|unable|fail|refus|reject|cannot|can't)|(only|requires?|needs?|expects?) .{0,16}\brsa\b.{0,30}|rsa keys? only|(device|nas|router|printer|camera|firewall|appliance).{0,60}(does not|doesn't|not) (support|accept).{0,30}(ec|key|format)|(unknown|invalid|wrong|unrecogni[sz]ed) (private )?key (format|type)|expected .{0,24}(pkcs ?#?[18]|rsa private key)|not a (valid )?(rsa|pkcs)|(不支持|只支持|仅支持).{0,6}(ecc|ecdsa|rsa|椭圆)|(私钥|密钥|证书)(类型|格式).{0,6}(不支持|无法识别|不正确)/,
    ),
    /account[._ -]?key/,
  ),
  // PFX
  says(
    { 'pfx-modern-encryption-old-windows': 0.62, 'pfx-password-wrong': 0.6 },
    /network password is not correct|password (is|you entered is|was) incorrect.{0,60}|the password is incorrect|(网络密码|输入的密码|密码)不正确|0x80070056|nte_bad_password|netzwerkkennwort/,
  ),
  says(
    { 'pfx-modern-encryption-old-windows': 0.9 },
    /(pfx|pkcs ?#?12|p12)\b.{0,160}(older|old|2012|2016|windows 7|server 2008|legacy|3des|sha-?1|aes-?256|modern|tripledes|keystore|java 8|macos 10)|(server 2012|server 2016|windows 7|windows 8|older windows|old windows|java 8|legacy).{0,120}(pfx|pkcs ?#?12|p12)\b|doesn't work for older windows|pkcs12.{0,30}-legacy|(rc2|pbe-sha1|pbes2|pbkdf2).{0,60}(unsupported|not supported|required|disabled|windows|pfx)|inner_evp_generic_fetch:unsupported|hmacpbe\w{1,30} not available|(旧|老|低)(版)?.{0,3}(windows|系统|服务器).{0,14}pfx|pfx.{0,20}(旧|老|低)(版)?.{0,3}(windows|系统|服务器)|pfx.{0,16}(2012|2016|3des|加密(算法|方式))/,
  ),
  says(
    { 'pfx-password-wrong': 0.88 },
    /mac verify (error|failure)|invalid password\?|pkcs ?#?12.{0,60}(mac|password|decrypt).{0,40}(error|fail|wrong|incorrect|invalid)|(wrong|incorrect|bad|invalid) (pfx|pkcs ?#?12|p12|keystore|export|certificate) ?(file )?password|(keystore|pfx|p12|pkcs ?#?12).{0,40}(password (was |is )?(incorrect|wrong|invalid|not correct)|tampered)|keystore was tampered|central ssl.{0,100}password|pfx.{0,8}密码.{0,6}(错误|不对|不正确)/,
  ),
  // Writing it down
  says(
    { 'windows-store-access-denied': 0.85, 'export-path-not-writable': 0.2 },
    /(certificate store|x509store|localmachine|local machine|webhosting|cert:\\|certificate ?stor|x509certificate2?|cryptographicexception|certutil|import-pfx|certopenstore|add certificate).{0,120}(access (is )?denied|zugriff verweigert|accès refusé|acceso denegado|not (have )?(permission|authori)|0x80070005|拒绝访问)|(access (is )?denied|zugriff verweigert|accès refusé|0x80070005|拒绝访问).{0,120}(certificate store|x509store|localmachine|webhosting|cert:\\|x509certificate|certutil)|无权(写入|访问).{0,8}证书存储|证书存储.{0,8}(拒绝访问|权限|无法写入)/,
  ),
  unless(
    says(
      { 'windows-store-access-denied': 0.52, 'export-path-not-writable': 0.42, 'scheduler-wrong-account': 0.2 },
      /access (is )?denied\b|zugriff verweigert|拒绝访问/,
    ),
    /path|dns|livedns|route53|user:|arn:|permission|cloudflare|provider|zone|api|store|httplistener|port 80|keychain|scheduled|task|acme-challenge|error code|<code>|token|record|account|:80|account\.json|folder|directory|file '|\/etc|c:\\/,
  ),
  says(
    { 'windows-store-missing': 0.9 },
    /cryptographicexception.{0,60}system cannot find the file specified|system cannot find the file specified.{0,60}(store|cryptographic)|(certificate )?store .{0,40}(does not exist|doesn't exist|not found|could not be found|missing|cannot find)|(webhosting|web hosting).{0,60}(not|missing|cannot|does not|找不到|不存在)|no such (certificate )?store|证书存储.{0,8}(不存在|找不到)|系统找不到指定的文件.{0,40}(证书|store|crypt)|(crypt|store).{0,80}系统找不到指定的文件/,
  ),
  unless(
    says(
      { 'export-path-not-writable': 0.85 },
      /access to the path .{1,260} is denied|(eperm|erofs|eacces)[:,].{0,60}(permission denied|operation not permitted|read-only)?,? ?'?(open|mkdir|rename|unlink|copyfile|write)?|read-only file ?system|(permission denied|access is denied|not permitted|read-only)[^.]{0,120}(\.pem|\.crt|\.key|\.cer|\.pfx|fullchain|privkey|\/etc\/|\/ssl|\/certs?|folder|directory|output|export)|(open|write|create|mkdir|cannot create|unable to write|failed to write|could not write|can't create)[^.]{0,160}(permission denied|access (is )?denied|not permitted|read-only)|(is a directory|eisdir|not a directory|enotdir|no such file or directory)[^.]{0,60}(\.pem|\.crt|\.key|fullchain|export|cert)|(目录|文件夹|路径|文件).{0,10}(没有|无|不可|无法|不能)(写入?|权限)|(写入|保存|导出)(证书|文件)(?!成功).{0,10}(失败|无权限|权限)/,
    ),
    /no space|acme\.json|accounts?\/|account\.(conf|json)|regr|private_key\.json|:80\b|port 80|keychain|bind|listen|x509store|certificate store|\.lock|docker\.sock|too open|either run as root/,
  ),
  // SFTP's word for whatever went wrong: a folder in the place of a file, or no right to write.
  says(
    { 'export-path-not-writable': 0.64, 'deploy-permission-missing': 0.4, 'disk-full': 0.2 },
    /ssh_fx_(?:failure|permission_denied|no_such_file)|sftp: "?(?:failure|permission denied)|上传(?:证书|文件).{0,120}(?:error: failure|permission denied|no such file)/,
  ),
  unless(
    hints(
      { 'export-path-not-writable': 0.42 },
      /permission denied|operation not permitted|unable to write|could not write|cannot write/,
    ),
    /ssh|publickey|git@|docker|bind|:80|port|acme\.json|account/,
  ),
  says(
    { 'disk-full': 0.96 },
    /no space left on device|not enough space on (the )?disk|there is not enough space|enospc|disk (is |was |runs? |got |quota )?(full|exceeded)|out of disk|(insufficient|low) disk space|\bedquot\b|disk quota exceeded|sqlite_full|database or disk is full|磁盘(空间)?.{0,4}(不足|已?满|满了|不够)|(硬盘|空间).{0,3}(已?满|不足)|0x80070070/,
  ),
  says(
    { 'deploy-permission-missing': 0.93 },
    /not authori[sz]ed to perform:? ?(?:elasticloadbalancing|cloudfront|apigateway|iam|acm|s3|lightsail|amplify|elasticbeanstalk):|uploadservercertificate|uploadusercertificate|(403|forbidden|not authori[sz]ed|accessdenied|access denied|unauthori[sz]ed|permission|无权|没有权限|权限不足)[^.]{0,120}\b(cdn\b|slb\b|clb\b|alb\b|nlb\b|waf\b|cas\b|ssl:|oss\b|cos\b|elb\b|acm\b|apigateway|vod\b|dcdn|certificatemanager|importcertificate|uploadcertificate|iam:upload)|\b(cdn\b|slb\b|clb\b|alb\b|nlb\b|waf\b|cas\b|ssl:|elb\b|acm\b|dcdn|certificatemanager|importcertificate|uploadcertificate|iam:uploadserver)\b[^.]{0,160}(403|forbidden|not authori[sz]ed|accessdenied|access denied|unauthori[sz]ed|nopermission|权限不足|无权|没有权限)|cdn\.00010198|(部署|上传)(证书)?.{0,16}(权限不足|没有权限|无权|未授权|403|forbidden)/,
  ),
  // What is not to be done is no matter of records.
  says(
    { 'deploy-permission-missing': 0.92 },
    /authori[sz]ed to perform:? ?(?:this )?(?:operation:? ?)?\(?(?!route53|dns|servicediscovery|domain)[a-z0-9-]{2,30}:[a-z]|authori[sz]ation to perform action '?microsoft\.(?!network\/(?:private)?dnszones)|(?:compute\.\w{0,6}sslcertificates?|certificatemanager\.\w{3,20}|networksecurity\.\w{3,20})\.(?:create|update|use)|secrets? .{0,60}is forbidden: user|cannot (?:create|update|patch|get) resource "?secrets?/,
  ),
  unless(
    says(
      { 'deploy-permission-missing': 0.66 },
      /deploy|(?:upload|set|update|bind|import)\w{0,20}(?:cert|ssl)|部署|上传证书|更新证书|绑定证书/,
      /nopermission|forbidden\.ram|unauthorizedoperation|not authori[sz]ed|insufficient permission|permission denied|权限不足|无权|没有权限|未授权/,
    ),
    /\bdns|txt|record|解析|_acme|\/etc\/|\.pem|\.key\b|directory|目录/,
  ),
  // Keys in Windows
  // The same words come from what seals secrets for one person of one machine.
  says(
    { 'keychain-data-other-user-or-machine': 0.92 },
    /(?:protecteddata|cryptunprotectdata|unable to load signer|dpapi).{0,300}(?:specified state|data is invalid)|(?:specified state|data is invalid).{0,300}(?:protecteddata|cryptunprotectdata|unable to load signer)/,
  ),
  unless(
    says(
      { 'private-key-not-exportable': 0.95 },
      /key not valid for use in specified state|im angegebenen status nicht g|not exportable|non-?exportable|nte_bad_key_state|0x8009000b|cannot export (the )?(private )?key|(private )?key (is |was )?(not marked|marked as not|cannot be) export|密钥不能用于指定的状态|(私钥|密钥).{0,6}(不可|无法|不能|不允许)导出|cl[ée] non valide/,
    ),
    /protecteddata|cryptunprotectdata|unable to load signer/,
  ),
  says(
    { 'private-key-permission': 0.66, 'windows-key-provider-cng': 0.42, 'keychain-data-other-user-or-machine': 0.3 },
    /keyset does not exist|nte_bad_keyset|0x80090016|密钥集不存在|schlüsselsatz ist nicht vorhanden|jeu de clés n'existe pas|conjunto de claves no existe/,
  ),
  says(
    { 'private-key-permission': 0.9, 'windows-key-provider-cng': 0.25 },
    /network service.{0,40}(permission|access|right|read)|missing private key permission|(service|iis|apppool|sql ?server|exchange|rdp|nginx|postfix|dovecot|mosquitto|user)\b.{0,60}(cannot|can't|could not|unable to|no (permission|right|access)|failed to|not allowed to) (read|access|open|load).{0,30}(private key|privkey|\.key)|(cannot|can't|could not|unable to|failed to) (access|read) (the )?private key|(private key|privkey|\.key)[^.]{0,60}(permission denied|not readable|access (is )?denied|no read)|(permission denied|access denied)[^.]{0,80}(privkey|private key|\.key\b)|(?:keyfile|server key file|ssl_ctx_use_privatekey)[^\n]{0,200}(?:eacces|permission denied)|(服务|账户).{0,8}(无权|没有权限|无法)(读取)?.{0,4}私钥|私钥.{0,8}(读取权限|没有权限|无权)/,
  ),
  says(
    { 'windows-key-provider-cng': 0.94 },
    /login loop.{0,20}(ecp|owa)|(ecp|owa).{0,40}(login loop|redirect|loop|fba)|(cng|key storage provider|ksp|microsoft software key storage).{0,100}(not (supported|compatible)|unsupported|exchange|adfs|csp|fail|cannot|does not)|(exchange|adfs|ad fs|sql).{0,60}(cng|key storage provider)|legacy (csp|crypto(graphic)? provider)|invalid provider type|0x80090014|nte_bad_prov_type|旧式?(加密)?(csp|提供程序)|(cng|密钥存储提供程序).{0,12}(不支持|不兼容)/,
  ),
];
