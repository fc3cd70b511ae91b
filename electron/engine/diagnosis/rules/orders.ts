/** What authorities say about orders, and their limits. */
import { hints, type Rule, says, unless } from '../rule.ts';

export const orderRules: readonly Rule[] = [
  says(
    { 'redundant-with-wildcard': 0.96 },
    /redundant with a wildcard|already (covered|included) by (the |a )?wildcard|wildcard.{0,60}(already )?covers.{0,60}(same|redundant|request)|(重复|已)(包含|覆盖)(在|于)?.{0,8}(通配符|泛域名)|(通配符|泛域名).{0,8}(已)?(包含|覆盖|重复)/,
  ),
  says(
    { 'too-many-identifiers': 0.95 },
    /(order|csr|request|certificate)\b.{0,30}(cannot contain|can't contain|can not contain|contains?|includes?|has|have|with) more than \d{1,4} ?(dns |domain |host)?(names?|identifiers?|domains?|sans?)?\b|too many (identifiers|names|domains|sans|subject alternative|dns names|domain names|hostnames)|(maximum|max|limit)( number)? of (identifiers|names|domains|sans|\d{1,4} (names|domains|identifiers|sans))|more than (25|100) (names|domains|identifiers|dns|sans)|域名(数量|个数)?.{0,6}(过多|太多|超过|超出|上限)|超过.{0,6}(最大)?域名(数|个数)/,
  ),
  says(
    { 'bad-nonce': 0.96 },
    /badnonce|bad nonce|anti-replay nonce|(invalid|expired|stale|unknown|malformed|missing) (replay.?)?nonce|nonce.{0,30}(was )?(invalid|expired|stale|not valid|unknown|already used(?!.{0,20}signature)|mismatch)|unable to (get|obtain|fetch) (a )?(new )?nonce|could not get (a )?nonce|nonce.{0,4}(无效|失效|过期|已使用|错误)|防重放.{0,8}(无效|失效|过期)/,
  ),
  says(
    { 'ari-replaces-rejected': 0.95 },
    /already has a replacement order|alreadyreplaced|validating order as a replacement|already been replaced by|"?replaces"? (field|value|certificate|hint|order).{0,80}|(ari|replacement).{0,50}(order|cert).{0,50}(reject|refus|already|invalid|conflict)|replaced by (a different|another) order|does not match .{0,30}replaced certificate|certificate (?:is )?(?:being )?replaced by (?:this|an?) order|did not request the certificate being replaced|'?"?replaces'?"? field|replaces (字段|标记|参数)|已有?(被)?.{0,6}(替换|续期)订单/,
  ),
  says(
    { 'profile-not-available': 0.95 },
    /not permitted to use certificate profile|unrecogni[sz]ed profile|error:invalidprofile|invalid ?profile|unknown (certificate )?profile|profile "?[\w.-]{1,40}"? (is )?(not|no longer|unknown|does not|unsupported|was removed|has been)|(certificate )?profile.{0,50}(not (available|supported|offered|found|in the|recogni|permitted|allowed)|unavailable|unsupported)|(\bca\b|server|directory) (does not|doesn't) (support|offer|advertise) (certificate )?profiles?|profile.{0,6}(不可用|不存在|不支持|未开放|无权)|(不支持|没有|无效的?)(该|此|证书)?(证书)? ?profile|证书(配置|模板|类型).{0,6}(不可用|不支持|无权限)/,
  ),
  // Limits: the noun behind "too many" decides
  says(
    { 'rate-limit-duplicate-certificate': 0.95 },
    /too many certificates.{0,60}(already )?issued for (this )?exact set|exact set of (domains|identifiers|names)|duplicate[- ]certificate[- ]limit|too many duplicate certificates|duplicate certificates? (rate )?limit|certificates-per-exact-set|new-certificates-per-exact|(同一|相同|完全相同的?)(域名组合|组域名|域名集|证书|域名).{0,20}(过多|次数|上限|限制|5 ?次|重复签发)|重复(签发|申请|证书).{0,12}(过多|次数|限制|上限)/,
  ),
  unless(
    says(
      { 'rate-limit-registered-domain': 0.94 },
      /too many certificates.{0,40}already issued for:? ?(?!(this )?exact)"?[\w{0,30}.-]{3,80}|certificates-per-registered-domain|new-certificates-per-registered|certificates per (registered )?domain|too many certificates.{0,30}(domain|registered)|(registered domain|注册域名?|主域名?|顶级域名?).{0,30}(rate ?limit|limit|too many|限制|上限|过多|超限|配额)|certificate (issuance )?quota.{0,30}domain/,
    ),
    /exact set/,
  ),
  says(
    { 'rate-limit-failed-validations': 0.95 },
    /too many (failed )?(validation|authori[sz]ation) attempts|too many failed (authori[sz]ations?|validations?|attempts)|failed-validation-limit|authori[sz]ation-failures-per|failed validation limit|(failed|failures?).{0,30}(authori[sz]ation|validation).{0,40}(limit|too many|recently)|too many (recent )?(validation|authori[sz]ation) failures|(验证|校验|授权)失败(次数)?.{0,8}(过多|太多|超限|上限|超过|限制)|失败(次数|授权).{0,6}(过多|太多|超限)/,
  ),
  says(
    { 'rate-limit-new-orders': 0.95 },
    /too many new orders|new-orders-per-account|new orders per account|orders? per account.{0,30}(limit|exceed)|(pending|open|concurrent) (orders|authori[sz]ations).{0,20}(limit|too many|exceed)|too many (currently )?(pending|open) (orders|authori[sz]ations)|(new ?order|新订单|下单|订单).{0,20}(过多|太多|频繁|超限|too many)/,
  ),
  says(
    { 'account-identifier-paused': 0.96 },
    /temporarily prevented from requesting|portal\.letsencrypt\.org|unpause|self-service[- ](unpause|portal)|(account|identifier|issuance|hostname|domain) (is |has been |was )?paused|paused due to|sfe\/v1\/unpause|(已被?|被)(\bca\b|let's encrypt|颁发机构)?.{0,4}暂停(签发|申请)|解除暂停/,
  ),
  // Refused before anybody read the request: no problem document says which limit.
  unless(
    says(
      { 'rate-limit-request-overload': 0.8 },
      /(?:new-?(?:account|order|nonce|acct)|account registration|authori[sz]ation order|directory)\b.{0,140}429 too many requests/,
    ),
    /error:ratelimited|too many (?:certificates|failed|new|registrations)|exact set/,
  ),
  says(
    { 'rate-limit-request-overload': 0.92 },
    /service busy;? retry later|ca server is currently overloaded|overall (request|new-\w{1,30})? ?limit|request(s)? (rate|limit) (exceeded|reached).{0,60}(acme|letsencrypt|endpoint)|your ip.{0,40}(made|sent) too many requests|too many requests (per second|in a short|from (this|your) ip)|rate of requests|overloaded, try again|retry later.{0,30}busy/,
  ),
  unless(
    hints(
      { 'rate-limit-request-overload': 0.6, 'provider-rate-limited': 0.42 },
      /429[: ]{1,3}too many requests|http ?(error|status|code)?:? ?429|status ?(code)?"?[:= ]{0,3}429|toomanyrequests|too many requests|请求(过于|太|过)频繁|请求过多/,
    ),
    /too many (certificates|failed|new|registrations|accounts|requests of a given type)|exact set|dns api|throttl|api\.cloudflare|presenting|godaddy|digitalocean|hetzner|gandi|porkbun|namesilo|linode|vultr|route53|alidns|dnspod|alicloud|tencent|cloudflare|ddns|(?:account|order|nonce|acct)\b.{0,140}429 too many requests/,
  ),
  unless(
    hints(
      {
        'rate-limit-request-overload': 0.3,
        'rate-limit-failed-validations': 0.34,
        'rate-limit-duplicate-certificate': 0.36,
        'rate-limit-registered-domain': 0.3,
      },
      /error:ratelimited|rate.?limited?\b.{0,60}(acme|letsencrypt|certificate|order)|too many requests of a given type|letsencrypt\.org\/docs\/rate-limits|(acme|letsencrypt).{0,60}rate.?limit/,
    ),
    /too many (certificates|failed|new|registrations|accounts)|exact set|service busy|portal\.letsencrypt|temporarily prevented/,
  ),
  says(
    { 'ca-processing-slow': 0.6, 'rate-limit-request-overload': 0.42, 'ca-service-unavailable': 0.3 },
    /retry-?after ?[=:] ?\d{4,6} value is too large/,
  ),
  // States of an order
  unless(
    says(
      { 'order-expired': 0.92 },
      /authori[sz]ation must be pending|expired authori[sz]ation|order (has |is |was )?(already )?expired|order.{0,40}(expired|too old)|(authori[sz]ation|challenge) (has |is |was )?(already )?expired|no (?:such )?(challenge|order|authori[sz]ation)(?: for id)?\b(?! (?:of|in progress))|(challenge|authori[sz]ation) (is )?not (in )?pending|(order|authz|authori[sz]ation|challenge) (url )?.{0,80}(no longer exists|(is |was )?gone)|(order|authz) (url )?.{0,60}\b404\b|(order|authz|authori[sz]ation|challenge) (was |is )?not found(?! in)|(challenge|authori[sz]ation) status.{0,20}not pending|order's expir|status "?expired|stale (order|authori[sz]ation)|订单.{0,6}(已过期|过期|失效|不存在)|(授权|验证)(已过期|过期了|已失效)/,
    ),
    /replac/,
  ),
  says(
    { 'revoke-already-revoked': 0.96 },
    /alreadyrevoked|already (been )?revoked|certificate (is|was|has been) (already )?revoked(?! because)|cert(ificate)? status.{0,10}revoked|证书已(经)?被?(吊销|撤销)|已(吊销|撤销)过/,
  ),
  says(
    { 'revoke-reason-rejected': 0.95 },
    /badrevocationreason|(revo\w{0,30} reason|reason for (the )?revo\w{0,30})( code)?.{0,60}(not (allowed|supported|permitted|accepted|valid)|unsupported|invalid|disallowed|rejected|reserved)|(unsupported|invalid|unknown|bad|disallowed) revocation reason( code)?\b|(吊销|撤销)(原因|理由).{0,8}(不(被)?(允许|接受|支持)|无效|错误)/,
  ),
  says(
    { 'ca-internal-error': 0.9, 'ca-service-unavailable': 0.3 },
    /error:serverinternal|perform(?:validation|caa) rpc failed|server experienced an internal error|serverinternal|error (creating|finali[sz]ing|retrieving|saving|updating|getting) (new )?(order|authz|account|registration|certificate)\b.{0,10}(::)? ?(internal|unexpected|failed to (store|save|load))|problem getting (authori[sz]ation|order)|boulder.{0,20}internal error|(\bca\b|颁发机构|服务端|acme).{0,8}内部错误/,
  ),
  unless(
    hints(
      { 'ca-internal-error': 0.45, 'ca-service-unavailable': 0.42 },
      /(acme|order|finali[sz]e|authz|letsencrypt|zerossl|new-?order|new-?acct).{0,100}(\b500\b|internal server error)|http 500 (internal server error )?.{0,40}(acme|order|urn)/,
    ),
    /softlayer|presenting|ovh|alidns|dnspod|api\.|dns record/,
  ),
];
