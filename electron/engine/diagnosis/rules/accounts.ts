/** What programs and authorities say about accounts. */
import { type Rule, says, unless } from '../rule.ts';

export const accountRules: readonly Rule[] = [
  says(
    { 'account-email-invalid': 0.93 },
    /error:(invalidcontact|invalidemail)|contact (email|e-mail|address)? ?(has )?(a )?(forbidden|invalid) domain|is an invalid email|invalid (e-?mail|contact)( address)?\b(?!.{0,20}smtp)|unable to parse email|contact.{0,12} is not valid|(e-?mail|contact).{0,30}(contains )?non-ascii|error validating (contact|e-?mail)|provided contact uri was invalid/,
  ),
  says(
    { 'account-email-invalid': 0.85 },
    /update your account with an email|please (provide|enter|specify|set|supply) (an? )?(valid )?e-?mail|e-?mail( address)? (is )?(required|missing|mandatory|must be|cannot be (empty|blank))|no e-?mail (address )?(was )?(given|provided|set|specified|configured)|missing (contact )?e-?mail|requires? (an? )?(contact )?e-?mail|(邮箱|邮件地址|email).{0,10}(无效|不合法|格式(不正确|错误)|不能为空|必填|未填写|被拒绝|不正确|为空)/,
  ),
  says(
    { 'contact-scheme-unsupported': 0.92 },
    /error:unsupportedcontact|contact (method|scheme|uri|url|type).{0,40}(not supported|unsupported|must (be|start|use))|(unsupported|only) (contact )?(mailto|scheme|contact)( scheme)?.{0,30}(supported|allowed|accepted|contact)|contact.{0,40}(must (be|start with|use)) .{0,10}mailto|tel: ?.{0,30}not supported|不支持(该|此|这种)?(联系方式|联系人协议)|联系方式.{0,10}(不支持|mailto)/,
  ),
  says(
    { 'terms-not-agreed': 0.93 },
    /must agree to (the )?(terms|tos)|(does not|doesn't) match current agreement|agreementrequired|agreement url.{0,120}(match|current|differ)|terms.of.service.{0,40}(not|must|have (been )?(changed|updated)|need|requir|has changed|outdated|accept)|(not|must|need to|have to|please) (yet )?(agreed?|accept)(ed)? .{0,24}(terms|subscriber agreement|tos\b)|termsofserviceagreed.{0,30}(missing|false|required|must)|(服务条款|服务协议|使用条款|订阅者协议).{0,12}(未同意|必须同意|需要同意|已更新|变更|未接受)|(未|没有|请先|必须|需要)(同意|接受).{0,8}(条款|协议)/,
  ),
  unless(
    says(
      { 'ca-user-action-required': 0.85, 'terms-not-agreed': 0.35 },
      /error:useractionrequired|user ?action ?required/,
    ),
    /terms.of.service|agreement|\btos\b/,
  ),
  says(
    { 'ca-user-action-required': 0.8 },
    /(visit|open|go to|follow) (the )?("?instance"? (url|link)|the (link|url|page) .{0,30}(to (continue|complete|proceed|confirm)|before))|"instance": ?"https?:.{0,200}useractionrequired|action (is )?required (on|at) (the )?(\bca\b|authority|website|portal)|需要(用户|您|你)?.{0,6}(到|在|前往|访问).{0,12}(网站|页面|官网|控制台).{0,10}(确认|操作|完成)/,
  ),
  says(
    { 'account-not-found': 0.93 },
    /accountdoesnotexist|account does not exist|no (registration|account) exists (matching|with|for)|no such (account|registration)|account "?[^"]{0,100}"? (was )?not found(?! in)|unable to find (registered|existing) account|could not find (an |the )?account|unknown account|account (id |url )?.{0,80}(unknown|does not exist|not registered)|(registration|account) key is not registered|unregistered account|key is not associated with an account/,
  ),
  says(
    { 'account-not-found': 0.88 },
    /(账户|账号|帐户|帐号)(不存在|未注册|未找到|找不到)|未找到.{0,6}(账户|账号|acme账)|account_url.{0,40}(404|not found)|\/acct\/\d{0,30}.{0,30}(404|not found)/,
  ),
  says(
    { 'account-deactivated': 0.94 },
    /has status "?'?(deactivated|revoked)|account (is|was|has been) (deactivated|revoked|disabled|closed|suspended|blocked|terminated)|deactivated account|account status.{0,12}(deactivated|revoked)|account is not valid|(账户|账号|帐户|帐号)(已被?|状态.{0,4})(停用|禁用|注销|吊销|封禁|失效|deactivated)/,
  ),
  says(
    { 'account-file-corrupt': 0.9 },
    /malformed account id|unable to find or create an account|unable to parse account url|(account|regr?|registration|user|private_key|accounts?\/.{0,80}|acme)\.json.{0,160}(unexpected end|invalid character|jsondecodeerror|expecting (value|property)|unexpected token|is empty|corrupt|zero bytes|truncated|parse|malformed)|(unexpected end|invalid character|jsondecodeerror|expecting value|corrupt|cannot parse|unable to parse|failed to (parse|load|decode|unmarshal)|malformed|could not (load|parse|read)).{0,140}(account|regr|registration|acme)(\.json| file| data| information|s?\/| key file| config)/,
  ),
  says(
    { 'account-file-corrupt': 0.85 },
    /(invalid|missing|empty|malformed) "?(kid|key ?id|account ?(id|url|uri)|keyid)"?( header| in)?|keyid header.{0,40}(missing|invalid|malformed|empty)|(account|registration) (file|data|info\w{0,30}|url|uri|settings?) .{0,30}(is |are )?(corrupt|damaged|empty|incomplete|truncated|broken|missing|unreadable)|account_url ?= ?(''|""|none|null)|(账户|账号)(文件|数据|信息|配置).{0,6}(损坏|不完整|为空|丢失|解析失败|格式错误)|(解析|读取|加载).{0,6}(账户|账号)(文件|数据|信息|配置).{0,6}(失败|错误)/,
  ),
  says(
    { 'account-file-corrupt': 0.92 },
    /(no start line|expecting: any private key|unable to load (private )?key|not (a |in )?(valid )?pem|asn1|only rsa or ec key is supported).{0,400}account[._ -]?key|account[._ -]?key.{0,160}(no start line|expecting: any private key|unable to load|not (a |in )?(valid )?pem|asn1|is empty)/,
  ),
  says(
    { 'account-file-permissions': 0.94 },
    /permissions \d{3,4} for .{1,160} (are|is) too open|too open, please use 600|(account|acme)(\.json|s?\/| file| key)?.{0,80}(unprotected|world.readable|readable by (others|group|everyone)|insecure permissions|bad permissions|wrong permissions|incorrect permissions)/,
  ),
  says(
    { 'account-file-permissions': 0.82 },
    /(permission denied|eacces|access (is )?denied|operation not permitted|unauthorizedaccess).{0,160}(acme\.json|\/accounts?\/|account\.(conf|key|json)|regr\.json|registration\.json|account[ _-]?key|private_key\.json)|(acme\.json|\/accounts?\/|account\.(conf|key|json)|regr\.json|account[ _-]?key|private_key\.json).{0,120}(permission denied|eacces|access (is )?denied|operation not permitted|not (readable|writable))|(acme\.json|账户文件|账户密钥|账号文件).{0,12}(权限|无法读取|不可读)/,
  ),
  says(
    { 'account-file-permissions': 0.64, 'export-path-not-writable': 0.54, 'scheduler-wrong-account': 0.42 },
    /either run as root, or set --config-dir|permission denied: '?\/(?:etc\/letsencrypt|var\/l(?:og|ib)\/letsencrypt)/,
  ),
  says(
    { 'account-key-mismatch': 0.66, 'account-file-corrupt': 0.42, 'account-not-found': 0.42 },
    /jws verification error|unable to validate jws|jws (signature )?(is )?(invalid|verification failed)|(signature|jws).{0,30}(does not|doesn't|did not|failed to) (match|verify).{0,40}(account|key)|invalid jws signature|signature verification failed.{0,60}(account|jws|acme)|failed to verify (the )?jws|request signature.{0,30}(invalid|not match)|(account|private) key.{0,40}(does not|doesn't|do not|not) (match|belong).{0,40}account|账户(私钥|密钥).{0,10}(不匹配|不一致|不符)|签名.{0,12}与?账户.{0,8}(不符|不匹配)|jws.{0,10}(验证失败|签名错误|校验失败)/,
  ),
  says(
    { 'bad-signature-algorithm': 0.93 },
    /badsignaturealgorithm|(jws )?signature (algorithm|type).{0,60}(not supported|unsupported|not (allowed|accepted)|not in list)|algorithm.{0,40}expected one of \[?(rs256|es256)|unsupported (jws )?(signature|signing) algorithm|unsupported key type|(alg|algorithm) "?(rs1|hs256|none|es512|eddsa|ps256)"?.{0,40}(not|unsupported|invalid)|invalid (jws )?algorithm|不支持.{0,6}签名算法|签名算法.{0,8}(不支持|不被接受|无效)/,
  ),
  // External account binding
  says(
    { 'eab-consumed-or-expired': 0.94 },
    /unknown external account binding|not awaiting external account binding|(external ?account ?(binding|key)|eab).{0,80}(expired?|expiring|already (been )?(used|bound|consumed|associated)|not found|no longer|unknown|used up|one.time|single.use|revoked|does not exist)|(eab|外部帐户绑定|外部账户绑定|外部账号绑定).{0,30}(过期|已被使用|已使用|失效|已绑定|不存在|用过)|未知的外部(帐户|账户|帐号|账号)绑定/,
  ),
  says(
    { 'eab-invalid': 0.92 },
    /(external ?account ?binding|\beab\b).{0,100}(invalid|malformed|incorrect|verif|mismatch|does not match|failed|could not be|cannot be|decode|illegal|bad|wrong|not valid|unauthori[sz]ed)|(?:error )?sign(?:ing)? eab content|invalid mac on jws|eab\b.{0,40}cryptographic primitive|(invalid|malformed|incorrect|wrong|bad|illegal|failed to (decode|parse|verify)|could not decode|unable to (decode|parse)).{0,50}(external ?account ?binding|\beab\b|eab[-_ ]?(kid|hmac)|hmac[-_ ]?key)|_hmac hashalg secret|\bhmac[-_ ]?key\b.{0,60}(base64|not valid|not a valid|invalid|illegal|too short|decode|incorrect)|\bhmac ?key.{0,10}(格式|错误)|mac (key )?.{0,20}(mismatch|invalid|verification failed|is incorrect)|(eab|外部账户绑定|hmac).{0,20}(无效|错误|不正确|格式|校验失败|验证失败|不匹配)/,
  ),
  // ZeroSSL answers so as well where a binding was sent without an e-mail address.
  says(
    { 'eab-required': 0.66, 'account-email-invalid': 0.45, 'eab-invalid': 0.3 },
    /error:externalaccountrequired|must include a value for the "?externalaccountbinding/,
  ),
  says(
    { 'eab-required': 0.93, 'account-email-invalid': 0.12 },
    /requires? (an? )?(external account binding|eab\b)|(?<!error:)external ?account ?(binding)? ?(is )?(required|missing|needed|mandatory)|(eab|external account).{0,40}(must be|is|are) (provided|specified|set|present|required|missing|needed|empty)|(no|missing|without) (eab|external account)|(need|needs|requires?|missing|provide|specify|supply) .{0,30}(eab[-_ ]?(kid|hmac|credential|key)|external account binding|\beab\b)|(需要|必须|请|缺少|未)(配置|填写|提供|设置|使用|绑定)?.{0,6}(eab|外部账户绑定|外部账号绑定)/,
  ),
  unless(says({ 'eab-required': 0.5 }, /externalaccountrequired"?:? ?true/), /_hmac hashalg/),
  // Limits of new accounts
  says(
    { 'rate-limit-new-accounts': 0.95 },
    /too many (new )?registrations|too-many-registrations|too many (new )?accounts|(newaccount|new-account|new-acct|new-reg|registration|account creation).{0,120}(rate.?limit|too many(?! requests)|429(?!.{0,80}too many requests))|new-registrations-per-ip|registrations? per (\bip\b|range)|(注册|创建)(账户|账号|帐户).{0,8}(过多|太多|频繁|次数|超限|超过)/,
  ),
];
