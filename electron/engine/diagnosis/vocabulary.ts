/**
 * In which words reports of each cause are told, with how many reports had them (`word*3`; once without a number).
 * Written by `node build/scripts/run.mjs learn-words`, not by hand.
 */
import type { CauseId } from '../../../shared/domain/causes.ts';

export const vocabulary: Readonly<Record<CauseId, string>> = {
  'identifier-has-port-or-url':
    'example*7 http*5 name*5 org*5 domain*3 invalid*3 域名*3 8443*2 certificate*2 com*2 contain*2 error*2 na*2 port*2 申请*2 端口*2 443 500 5001 a about acme again appear cannot certmagic character cloud complain enter fqdn git home hostname i identifier issue lead login must myna qualify request server subject try url valid why 不合 不能 包含 口号 口的 合法 名不 名框 名那 含端 地址 址填 填了 填进 失败 头的 带端 开头 我把 把带 报错 接报 提示 框里 的地 的网 直接 示不 网址 能包 请失 请直 进域 那里 里填',
  'identifier-invalid-characters':
    'example*5 character*4 contain*4 domain*4 issue*4 name*4 org*4 cannot*3 identifier*3 invalid*3 order*3 域名*3 com*2 error*2 ha*2 host*2 i*2 label*2 request*2 underscore*2 下划*2 划线*2 10 40 a-z acme acme-v02 allow api are because box ca complain creat dev dn empty hostname http ietf illegal includ letsencrypt maybe more mysite new-order param part post refus rejectedidentifier se space strange test urn valid value wil 一直 不允 不对 不小 个空 中间 书一 了个 使用 允许 名中 名称 名里 含有 多了 字符 小心 心多 我的 拒绝 提示 有下 有非 法字 用下 申请 的域 直被 示名 称不 空格 被拒 许使 证书 请证 里有 间不 非法',
  'identifier-idn-not-punycode':
    'domain*6 example*3 punycode*3 中文*3 域名*3 cannot*2 chinese*2 i*2 issue*2 name*2 文域*2 申请*2 browser cert certificate char character cher codec com contain dnsname encode fail first ha idn idna instal internationaliz invalid label ller malform nam non-asci org parse please position program request seem support umlaut unicodeencodeerror us x509 xn--a 不了 不到 个域 了证 先转 再申 到这 名是 名申 名转 失败 字的 序提 我的 找不 换成 提示 是汉 汉字 的中 码失 示找 程序 要先 证书 请不 转换 转码 这个 需要',
  'identifier-not-public':
    'domain*4 cannot*3 i*3 issue*3 name*3 cert*2 certificate*2 dot*2 error*2 lan*2 local*2 na*2 public*2 server*2 tld*2 域名*2 证书*2 box cal co corp creat encrypt end fqdn fritz home ican internal intranet least let level localhost msg oa order plex qualify refus request router server1 subject suffix uk valid won 下来 不下 不是 不行 书不 书签 公共 公司 共域 内网 司内 名不 名后 后缀 域网 局域 己起 效的 无法 是有 是自 有效 法签 用的 申请 的公 的域 的是 签不 签发 给局 网用 网里 自己 该域 请证 起的 里的',
  'identifier-policy-blocked':
    'domain*4 i*4 policy*3 域名*3 acme*2 amazonaw*2 ca*2 certificate*2 com*2 error*2 ietf*2 name*2 order*2 param*2 refus*2 rejectedidentifier*2 urn*2 名单*2 拒绝*2 的域*2 证书*2 黑名*2 403 against bank-login because blacklist cannot compute-1 creat create default deny detail ec2 ec2-1-2-3-4 example fail forbid forbidden high hostname identifier issu issue list machine mean reject risk server statu tri type what 书机 书被 云服 入黑 全审 列入 务器 单里 名因 名在 名申 器自 因安 在黑 安全 审核 带的 我的 服务 未通 机构 构说 核未 用云 申请 签发 绝签 自带 被拒 该域 说我 请证 过被 通过',
  'wildcard-needs-dns01':
    'dn*3 dns-01*3 example*3 http*3 org*3 solver*3 文件*3 证书*3 验证*3 acme*2 challeng*2 com*2 could*2 domain*2 error*2 offer*2 wildcard*2 件验*2 只能*2 名证*2 域名*2 泛域*2 abc authenticator available ca cert certificate challenge client combination configur current determine doesn file find had home http-01 just level method more msg mydomain mysite ne net over plugin problem put remain require satisfy select support tls-alpn-01 verification webroot webserver why wil 不支 不行 为什 么不 书只 书用 书选 什么 件方 使用 就报 式是 想申 报错 支持 方式 是灰 灰的 用文 申请 符证 能使 能选 证为 证就 选了 通配 配符',
  'ip-identifier-needs-profile':
    'ip*10 addres*5 certificate*4 证书*3 113*2 203*2 acme*2 domain*2 i*2 identifier*2 issue*2 type*2 申请*2 168 192 20 authority bare because cannot certificat classic creat dn encrypt error fqdn ietf let malform name order param permit profile public refus request server ssl urn value wil 不支 书总 书申 公网 发证 只有 名只 地址 址签 域名 失败 总是 拒绝 持为 支持 是被 有域 没有 签发 给公 被拒 请失 请证',
  'identifier-type-unsupported':
    'support*4 ca*3 email*3 identifier*3 onion*3 type*3 不支*3 支持*3 certificate*2 申请*2 类型*2 证书*2 40 acme are cannot detail error expyuzz4wqqyqhjn i ietf includ invalid issue mime nam ne neworder non-dn param permanent-identifier request server site statu unsupportedidentifier urn 件签 名证 型的 想申 想给 持此 持这 提示 标识 此类 洋葱 的标 示不 种类 站申 签名 给洋 网站 葱网 说不 请证 请邮 这种 邮件',
  'account-email-invalid':
    'email*6 acme*4 addres*4 contact*4 invalidcontact*3 邮箱*3 40*2 a*2 account*2 admin*2 ca*2 com*2 error*2 example*2 i*2 ietf*2 invalid*2 param*2 register*2 urn*2 us*2 册账*2 注册*2 账户*2 acme-v02 api are because believ default doesn domain end er fail field first forbidden ha http left letsencrypt localhost mail name new-acct now org parse please post public registration reject server sh since suffix test tld unable update valid validat won zerossl 不接 不正 个邮 书机 了个 便填 填了 失败 式不 户失 户时 接受 提示 无效 时提 机构 构不 格式 正确 示邮 箱无 箱格 证书 随便',
  'contact-scheme-unsupported':
    'contact*5 support*4 error*3 联系*3 a*2 acme*2 ca*2 i*2 ietf*2 mailto*2 param*2 scheme*2 unsupportedcontact*2 urn*2 不支*2 册失*2 失败*2 支持*2 方式*2 注册*2 系方*2 account addres detail email field method number phone put refus tel two type uri validat 一栏 两个 个联 了两 了手 仅支 写了 填了 式填 手机 持该 机号 栏里 系邮 该联 邮箱 里写',
  'terms-not-agreed':
    'term*6 service*5 agre*4 acme*3 error*3 must*3 同意*3 条款*3 chang*2 ietf*2 param*2 urn*2 务条*2 必须*2 意服*2 服务*2 须同*2 40 accept agree-to agreement before ca current detail fail malform match never noth now please provid register registration renew saw statu type url useractionrequir 册失 失败 意才 我重 才能 提示 新了 新同 更新 款更 注册 示必 继续 能继 让我 重新',
  'ca-user-action-required':
    'ca*5 acme*2 action*2 error*2 example*2 http*2 ietf*2 instance*2 param*2 urn*2 useractionrequir*2 才能*2 签发*2 继续*2 网站*2 能继*2 需要*2 403 7 account attention before certificate confirm continue detail first issu link login must open organisation please requir some someth type url user verify visit website 一下 一个 上操 下才 个链 书才 作一 先到 到它 发机 后才 后证 它网 开一 我先 户到 才肯 打开 提示 操作 机构 构让 然后 用户 确认 示需 站上 站确 续签 肯签 要打 要用 认后 让我 证书 链接 颁发',
  'account-not-found':
    'account*6 acme*4 error*3 exist*3 ietf*3 key*3 param*3 urn*3 accountdoesnotexist*2 acme-v02*2 api*2 doesn*2 http*2 letsencrypt*2 org*2 provid*2 不存*2 存在*2 户不*2 账户*2 123 40 acct after authorization ca client delet encrypt find folder found given id lack let match messag new-acct now occur post production register registration stag sufficient switch unable unauthoriz unexpect unknown 不到 到我 到正 后提 境后 式环 我的 换到 提示 新注 查不 正式 注册 环境 的账 示账 说查 请重 账号 重新',
  'account-deactivated':
    'account*7 acme*5 deactivat*4 been*3 ha*3 statu*3 ca*2 error*2 i*2 ietf*2 param*2 unauthoriz*2 urn*2 停用*2 被停*2 账户*2 403 clos contact detail doesn encrypt let now owner renewal revok seem shut somebody suspend type valid wa 不了 书续 了了 以后 号注 后证 失败 已被 我的 户已 户被 期失 注销 用了 续不 续期 证书 账号 返回 销以',
  'account-file-corrupt':
    'account*5 json*4 文件*3 账户*3 acme*2 acme-v02*2 api*2 file*2 letsencrypt*2 org*2 read*2 value*2 户文*2 损坏*2 abc acct after begin char character column could cut damag data decoder directory empty end error etc expect fail header http i id ietf input invalid jsondecodeerror keyid line load look malform param power regr sav seem start unexpect unmarshal url urn while won x0 不出 之后 件变 件损 出来 取账 变成 后账 坏了 序读 成空 户数 户配 据损 数据 断电 无法 法读 电之 程序 空的 置文 读不 读取 配置',
  'account-file-permissions':
    'json*7 acme*6 permission*5 account*4 deni*3 open*3 权限*3 60*2 acme-v02*2 api*2 error*2 key*2 letsencrypt*2 org*2 文件*2 13 64 are because complain data directory doesn eac errno etc example lego level lib msg net permissionerror please private read traefik unable var 不对 不让 件的 太宽 序说 户文 据文 改为 数据 的权 程序 让用 说数 请改 账户 过大 限不 限太 限过',
  'account-key-mismatch':
    'account*4 jw*4 acme*3 error*3 ietf*3 key*3 param*3 signature*3 urn*3 签名*3 账户*3 40*2 malform*2 match*2 校验*2 私钥*2 copi detail doesn i invalid now private server setting statu type unable unauthoriz validate verification verify wrong 一致 不一 不上 不匹 不通 与账 之后 匹配 名和 名所 名校 后账 和账 失败 密钥 对不 户不 户密 户私 所用 提示 求签 用私 示请 移之 请求 迁移 通过 钥不 钥与 钥对 验不 验失',
  'bad-signature-algorithm':
    'algorithm*5 ca*4 signature*3 算法*3 account*2 acme*2 badsignaturealgorithm*2 error*2 es256*2 es512*2 ietf*2 jw*2 param*2 rs256*2 unsupport*2 urn*2 名算*2 支持*2 签名*2 账户*2 accept contain doesn ed25519 eddsa es384 expect header hs256 key support type us 不接 不支 不被 受我 我账 户用 户的 持此 接受 此签 法不 用的 的签 的算 被支',
  'eab-required':
    'eab*6 account*4 requir*4 acme*3 external*3 externalaccountrequir*3 zerossl*3 40*2 bind*2 ca*2 error*2 google*2 hmac*2 i*2 ietf*2 key*2 param*2 urn*2 什么*2 需要*2 403 ask cert-manager com detail dv90 eab-hmac-key eab-kid externalaccountbind fail find http id kid newaccount none pick please post register registration server servic specify statu trust type v2 whatever where 不知 书要 去哪 哪里 填什 填外 外部 就要 户绑 授权 提示 是什 歌的 求填 的证 知道 示需 绑定 要填 要求 要配 证书 谷歌 账户 这是 选了 选谷 道填 部账 配置 里找',
  'eab-invalid':
    'eab*6 error*3 hmac*3 acme*2 fail*2 i*2 ietf*2 key*2 param*2 urn*2 不正*2 格式*2 正确*2 错误*2 401 43 account base64 base64url bind byte could data decode eab-hmac-key external externalaccountbind illegal input jw kid mac malform past re refus registration str swap they think two unauthoriz valid valu verifi verification wrong 了还 制进 去报 参数 填了 复制 式不 式错 报格 提示 数错 是提 示不 还是 进去',
  'eab-consumed-or-expired':
    'eab*7 key*4 account*3 already*3 external*3 us*3 acme*2 bind*2 error*2 expir*2 ha*2 ietf*2 param*2 unauthoriz*2 urn*2 申请*2 a ago another been credential detail generate google last made month now please refus server two type unknown week 一组 上周 不行 二次 使用 同一 周申 在说 就不 已被 新申 期了 次用 现在 用就 第二 被使 说过 请的 请重 过期 重新',
  'rate-limit-new-accounts':
    'ip*6 many*4 account*3 creat*3 registration*3 账户*3 error*2 ratelimit*2 册账*2 户太*2 注册*2 0 01 02 10 2026 429 acme addres after doc every given h0m0 http ietf last letsencrypt limit now org param range register request retry run se test too-many-registrations-for-thi type urn utc ve were 再试 制了 后再 太多 太频 建账 当前 户过 提示 新建 示这 稍后 繁被 被限 请稍 过多 这个 限制 频繁',
  'directory-url-wrong':
    'acme*5 directory*3 acmev1*2 addres*2 client*2 http*2 i*2 letsencrypt*2 org*2 v1*2 地址*2 目录*2 404 855 account acme-v02 acmev2 api begin certificat character creation deprecat disabl encrypt endpoint error found hand invalid isn keyerror let longer look newnonce please rfc server serverinternal stil stop support typ unable upgrade urn us value version 不了 不对 不开 不是 了证 动填 回的 在用 址不 址错 填的 开目 录地 手动 打不 接口 效的 旧的 是有 有效 用旧 申请 的不 的目 证书 请不 返回 还在 错误',
  'ca-discontinued':
    'buypas*5 证书*3 acme*2 certificat*2 ha*2 issue*2 service*2 wa*2 书机*2 停止*2 服务*2 机构*2 止服*2 15 2025 al api been ca com connect connection dial directory discontinu doesn down fail fre go gone http i more now october refus renewal shut ssl tcp terminat unable us what 不了 不再 之前 书续 停了 免费 关停 再签 前用 务了 发新 家免 已停 新证 构关 构已 用的 的那 签发 续不 该证 费证 那家',
  'dns-resolution-failing':
    'letsencrypt*7 org*6 acme-v02*5 api*5 host*3 http*3 resolve*3 解析*3 container*2 error*2 such*2 务器*2 服务*2 析不*2 10 443 53 acme again certificate code com could curl dial directory dn docker eai fail getaddrinfo hax hostname html httprequestexception i inside known libcurl libcurl-error lookup net please refer resolv se server system tcp zerossl 不了 不出 不通 主机 书服 出来 名字 器的 器解 器里 域名 字都 容器 无法 析主 法解 的名 的域 证书 连证 都解',
  'ca-network-blocked':
    'api*7 acme-v02*6 letsencrypt*6 org*6 443*4 172*3 248*3 32*3 65*3 connect*3 connection*2 directory*2 encrypt*2 http*2 let*2 out*2 tcp*2 tim*2 timeout*2 zerossl*2 务器*2 服务*2 超时*2 10 45 5112 acces acme authority block caus centre certificate china com connecttimeouterror data dial dv90 error etimedout exceed firewal host httpsconnectionpool init just max open peer port read reset retri seem server url v2 一直 不上 不了 内服 器访 器连 国内 查网 检查 直超 网络 访问 请检 连不 连接 问不',
  'proxy-misconfigured':
    'proxy*6 connect*3 代理*3 407*2 authentication*2 connection*2 fail*2 http*2 program*2 requir*2 through*2 10 127 3128 403 443 56 7890 acme-v02 after ap api ask before behind ca cannot caus code company curl dial doesn error even everyth exceed go ha hang host httpsconnectionpool letsencrypt login max office org oserror password port proxyconnect proxyerror re reach receiv refus remote retri return server squid tcp tunnel us 不上 不通 之后 了代 公司 务器 反而 司代 后反 失败 序走 接代 接失 无法 服务 法连 理之 理服 理连 理需 程序 置了 而连 要认 认证 设置 走不 连不 连接 需要',
  'ca-tls-untrusted':
    'certificate*5 acme-v02*4 api*4 http*4 letsencrypt*4 org*4 issuer*3 ca*2 directory*2 local*2 sign*2 ssl*2 trust*2 unable*2 信任*2 提示*2 证书*2 连接*2 443 60 accord acme antiviru ap authority cert chain cn code com company connection curl doesn dv90 encrypt error exception fail firewal host httpsconnectionpool i inspection intercept invalid isn let now port problem procedure remote request root self server sslerror tl unknown url v2 validation verify x509 zerossl zscaler 不信 不受 书不 书服 了加 件拦 做流 公司 加密 务器 受信 司做 器时 密连 截了 拦截 接证 时提 服务 杀毒 毒软 流量 示不 示证 解密 软件 量解',
  'tls-stack-too-old':
    'server*5 ssl*3 window*3 2008*2 2012*2 ca*2 connection*2 encrypt*2 let*2 letsencrypt*2 secure*2 tl*2 wa*2 不上*2 连不*2 abort acme-v02 alert algorithm api because cannot channel client clos common communicate could create error fail handshake net occur org posses protocol r2 request send sslerror system they tls1 tlsv1 underly unexpect version webexception 上怎 不支 中止 么都 全通 创建 失败 安全 怎么 手失 握手 支持 旧系 时握 未能 求被 系统 统不 老的 能创 被中 请求 连接 通道 都连',
  'clock-skew':
    'i*5 request*4 date*3 expir*3 ha*3 时间*3 battery*2 clock*2 current*2 dn*2 fail*2 http*2 signature*2 分钟*2 务器*2 十分*2 器时*2 慢了*2 报错*2 接口*2 服务*2 签名*2 0 01 101 13 2015 2019 2025 20260 acme-v02 after api are authfailure badtime before between bio boot certificate code computer credential dead di difference directory error every everyth getresponse indicat large letsencrypt message minut noth now org provid provider reject requesttimetooskew reset server signaturedoesnotmatch signatureexpire t0 t000000z ten timestamp tl tsig unsynchroniz valid verify wa wrong x509 yet 一直 不准 不过 了二 了十 二十 云接 口一 口报 同步 名时 名验 否同 戳过 时钟 是否 查系 检查 用阿 电脑 直报 系统 统时 脑时 证不 请检 调用 过期 里云 钟慢 间不 间慢 间戳 间是 阿里 验证',
  'ca-service-unavailable':
    'zerossl*6 503*4 acme*4 error*4 gateway*3 http*3 i*3 502*2 com*2 directory*2 down*2 encrypt*2 let*2 letsencrypt*2 service*2 statu*2 务器*2 服务*2 504 acme-v02 al api bad been check day detail dv90 finaliz giv ha had hav head html internal io maintenance more morn noth order org outage return server serverinternal since temporari timeout title type unavailable urn v2 一直 不是 今天 像在 器好 器故 在维 天是 好像 挂了 故障 是不 是挂 维护 返回',
  'redundant-with-wildcard':
    'example*4 wildcard*4 ww*4 com*3 域名*3 domain*2 error*2 i*2 order*2 redundant*2 same*2 包含*2 泛域*2 通配*2 配符*2 重复*2 acme already both certificate cover creat ietf mail malform name org param refus request single subdomain together urn wa why 一起 了子 写就 同时 名和 含了 含在 在泛 子域 就报 已包 已经 报错 拒绝 时写 申请 符已 符重 经包 被拒 说重 请被 起申',
  'too-many-identifiers':
    '域名*4 张证*4 证书*4 10*3 一张*3 contain*2 error*2 identifier*2 many*2 more*2 nam*2 order*2 太多*2 130 150 25 acme al cannot cert certificate creat csr dn domain fit ha how i ietf malform maximum mine param refus subdomain them urn 上限 不下 两百 个域 个子 书放 书最 书里 了两 公司 到一 单张 名太 名放 名数 多个 子域 想把 把公 提示 放不 放了 放到 数量 最多 百多 示太 被拒 超过 过上 里放 量超',
  'ca-internal-error':
    'error*5 acme*3 ca*3 ietf*3 internal*3 order*3 param*3 serverinternal*3 urn*3 内部*3 部错*3 错误*3 50*2 server*2 服务*2 acme-v02 answer api authz creat detail encrypt end experienc finaliz finalize http just let letsencrypt org post retriev statu type 下单 书机 务器 务端 单时 后重 器内 回内 提示 时证 机构 构提 示服 稍后 端内 证书 请稍 返回 重试',
  'bad-nonce':
    'nonce*8 badnonce*3 error*3 i*3 jw*3 acme*2 ietf*2 invalid*2 param*2 urn*2 0002 40 abc acme-v02 anti anti-replay api bad busy ca detail ha http idea let letsencrypt many new-order now org post renewal replay retry run seem server stale together type unable validate wait what 么意 什么 发续 失效 已失 并发 意思 提示 效是 无效 时老 是什 是报 期时 机数 续期 老是 错误 随机',
  'ari-replaces-rejected':
    'already*4 order*4 replac*4 certificate*3 replacement*3 替换*3 acme*2 another*2 error*2 ha*2 ietf*2 param*2 urn*2 wa*2 书已*2 已有*2 拒绝*2 换订*2 有替*2 续期*2 被拒*2 订单*2 证书*2 该证*2 03 409 a ab alreadyreplac ari because cannot conflict i indicate new-order occur post refus reject renewal serial validat which while 二次 参数 已经 换过 提示 数被 时提 期时 期被 次续 示该 第二 经被 被替 说已',
  'profile-not-available':
    'profile*7 ca*3 shortliv*3 tlsclient*3 account*2 acme*2 error*2 i*2 证书*2 40 available certificate chose directory fail gone ietf invalidprofile meta name order param profil support unrecogniz urn 不存 不支 不能 存在 拒绝 支持 申请 能用 被拒 说不 请被 选了 配置',
  'rate-limit-duplicate-certificate':
    'already*3 certificat*3 certificate*2 duplicate*2 error*2 exact*2 issu*2 limit*2 many*2 now*2 org*2 week*2 一周*2 同一*2 周内*2 在提*2 提示*2 现在*2 申请*2 证书*2 过多*2 0 02 03 1 168 2026 acme after again al been cert creat day doc domain encrypt example five given got h0m0 hit http identifier ietf last let letsencrypt na name new-certificates-per-exact-set- of-identifier order param rate-limit ratelimit reach reinstal request retry same se server several tel test tim type urn utc ve were won 一个 一域 上限 不能 个证 书太 书申 了好 候签 内签 内重 再签 几次 反复 发次 合一 同样 名组 周不 域名 复申 复重 多次 太多 好几 已达 数过 时候 样的 次了 次数 测试 的时 的证 示同 示这 签了 签发 组合 能再 试的 请同 请过 达上 这周 重复 重装',
  'rate-limit-registered-domain':
    'example*4 certificat*3 domain*3 域名*3 证书*3 already*2 cert*2 error*2 issu*2 limit*2 many*2 超限*2 02 03 168 2026 429 50 acme after certificate com creat create customer ddn dn duckdn dynamic each h0m0 ha hit i last now org over per quota ratelimit reach register retry subdomain week 一周 下子 个域 主域 书数 书次 书超 们主 免费 册域 动态 发证 名一 名下 周的 周签 周证 域太 太多 子域 完了 态域 我们 数用 数量 本周 次数 注册 用完 用的 的免 的证 签发 说这 费动 这个 这周 量超 限了',
  'rate-limit-failed-validations':
    'fail*4 失败*4 小时*3 after*2 authorization*2 hour*2 many*2 一小*2 再试*2 后再*2 多次*2 数过*2 时后*2 次数*2 现在*2 证失*2 败次*2 过多*2 验证*2 0 01 03 09 10 2026 429 acme attempt authorization-failures-per-iden because block creat encrypt error example five h0m0 ietf kept last let lock na now often order org out param ratelimit recent retry setting tifier-per-account tri urn utc validation wait wrong 一个 个小 了五 了好 五次 名验 在提 在要 域名 太多 好多 我一 提示 次都 着失 示失 等一 要等 让我 试了 该域 请一 败了 败太 连着 都失',
  'rate-limit-new-orders':
    'order*4 many*3 订单*3 now*2 ratelimit*2 下单*2 单过*2 新订*2 过多*2 01 03 2026 30 429 account acme after are authorization creat current error h0m0 hundred ietf into last limit loop new-orders-per-account once param pend plac retry script urn went 书时 再下 单太 后再 太多 循环 批量 提示 时说 本循 环下 申请 示订 稍后 脚本 证书 说新 请稍 请证 量申',
  'rate-limit-request-overload':
    'ca*3 request*3 retry*3 acme*2 acme-v02*2 busy*2 error*2 http*2 later*2 many*2 请求*2 113 120 203 429 503 after answer api current directory fast ha i ietf ip letsencrypt made org overload param ratelimit second send server service urn 务器 发机 器繁 太频 提示 服务 机构 构提 求太 求过 示服 繁忙 说请 过快 颁发 频繁',
  'account-identifier-paused':
    'i*4 account*3 paus*3 unpause*3 暂停*3 certificat*2 encrypt*2 issuance*2 let*2 link*2 portal*2 prevent*2 ratelimit*2 request*2 temporari*2 域名*2 接解*2 签发*2 解除*2 链接*2 除暂*2 acme because ca click domain error example fail giv got host http identifier ietf jwt letsencrypt mail message month org param please possib renewal self-service sfe until urn v1 visit xx 停了 停才 停签 名已 名暂 已被 开链 我的 才能 打开 把我 提示 点链 的域 示要 能签 要点 该域 请打',
  'order-expired':
    'expir*4 authorization*3 order*3 订单*3 acme*2 challenge*2 continue*2 error*2 ha*2 i*2 ietf*2 malform*2 param*2 urn*2 week*2 已过*2 继续*2 过期*2 ad back because came friday later monday must next now pend start such txt unable update 之前 了几 几天 前的 单失 单已 天继 失效 提示 效了 新申 没法 法继 申请 的订 示已 续之 证没 请重 重新 隔了 验证',
  'revoke-already-revoked':
    'revok*5 certificate*4 already*3 alreadyrevok*2 error*2 revoke*2 wa*2 吊销*2 证书*2 03 acme been before f giv ha ietf param second serial tri unable urn 书已 书时 再次 已经 已被 提示 撤销 时说 次撤 示重 经吊 被吊 说已 过了 重复 销提 销证 销过',
  'revoke-reason-rejected':
    'reason*5 revocation*4 不被*2 原因*2 吊销*2 因不*2 接受*2 被接*2 10 accept acme allow badrevocationreason because ca certificatehold code disallow doesn error fail gave i ietf param pick provid revok unsupport urn 书填 填的 拒绝 撤销 时选 理由 由被 的原 的理 被拒 证书 选的 销原 销时 销证',
  'dns-plugin-missing':
    'dn*8 provider*4 certbot*3 module*3 error*2 nam*2 plugin*2 unrecogniz*2 务商*2 插件*2 服务*2 adapt api appear argument caddyfile cannot cloudflare config dns-desec dns-porkbun-credential duckdn etc find fo foodn ha hook ini instal isn list modulenotfounderror netcup2 porkbun register registrar request unknown us 不在 不支 列表 名商 商不 商的 在列 域名 家域 少插 我的 我这 持该 支持 有我 没有 的插 缺少 表里 这家',
  'http-port-in-use':
    '80*12 i*5 port*5 already*4 nginx*4 端口*4 addres*3 start*3 bind*2 listen*2 server*2 tcp*2 us*2 不来*2 占用*2 口被*2 起不*2 812 apache because built could each eaddrinuse else error fd first ipv4 ipv6 network normal permit pid please problem protocol sit socket someth stop taken usage verification won 停止 先停 内置 别的 务起 占了 口已 在用 已经 序占 服务 用了 的程 程序 经有 置服 被占 证起 请先 验证',
  'http-port-permission':
    '80*9 permission*4 listen*3 port*3 端口*3 bind*2 deni*2 root*2 tcp*2 权限*2 没有*2 理员*2 监听*2 管理*2 a acces allow appropriate aren attempt because could don eac error example forbidden ha isn made open program right run socket user wa way 不了 不允 使用 允许 员权 员运 开不 户不 普通 有权 有管 用户 用管 许监 请使 运行 通用 限监',
  'hairpin-self-check':
    'check*3 fail*3 己的*3 自己*3 自检*3 abc*2 acme-challenge*2 example*2 http*2 org*2 propagation*2 self*2 well-known*2 公网*2 内网*2 地址*2 域网*2 失败*2 局域*2 打开*2 的公*2 网地*2 网自*2 能打*2 访问*2 20 404 addres although challenge code context couldn deadline download exceed expect file friend http-01 inside nat network open out outside page perform program public reach request site statu tim var wait wrong wrote ww 不了 不行 不过 了自 从外 却失 可能 名就 回环 在局 地无 域名 外网 外面 家里 就不 序说 开自 手机 无法 本地 机流 查没 检不 检却 检失 检查 没过 法访 流量 环问 的域 程序 网打 网能 网里 能是 说检 里局 里访 量能 问不 问自 问题 面手',
  'provider-credentials-invalid':
    'api*5 token*5 dn*4 error*4 i*3 key*3 message*3 authentication*2 cal*2 cloudflare*2 code*2 credential*2 fail*2 invalid*2 云的*2 失败*2 提示*2 认证*2 证失*2 1000 10003 401 403 accept acces accesskey alicloud are authenticate badsig delet digitalocean dnspod doesn errorcode ever false found giv godaddy includ incorrect indicat information invalidaccesskeyid login mis notauth notfound now ovh provider regenerat request route53 sdk secret secretid secretkey security servererror since some specifi statu step succes tsig unable unrecognizedclientexception update valid yesterday 一直 不认 为云 但是 务商 华为 商不 填了 填的 密钥 我填 无效 是一 服务 的密 直提 示无 示认 腾讯 认我 讯云 都填 里云 钥提 错误 阿里',
  'provider-key-whitespace':
    'header*4 invalid*4 token*4 authorization*3 character*2 format*2 key*2 value*2 复制*2 密钥*2 换行*2 空格*2 611 abc ad api bad bearer blank break char cloudflare code content copi curl end er fail field http i illegal invisible line mail message mis net out past request secret think turn typeerror url us valueerror xyz 个回 中包 了个 了空 候多 制的 包含 口返 含空 回车 回错 多了 多带 带了 或换 报错 接口 新复 时候 时多 有换 格或 的时 粘贴 请重 返回 里有 重新 钥中 钥复 错误',
  'provider-credential-type-mixup':
    'token*8 key*5 cloudflare*4 api*3 dnspod*3 global*3 密钥*3 code*2 message*2 正确*2 的密*2 腾讯*2 讯云*2 10002 403 6003 acces authfailure error field gandi go header id instead invalid kind livedn personal put request response return secret secretid secretidnotfound should statu sure tencent where which 不存 不对 不是 不正 了不 云的 使用 入正 到底 型不 填了 填到 存在 应使 底填 把腾 是腾 确的 类型 而不 请输 输入 还是 里了 钥填 钥类 错误',
  'provider-permission-missing':
    '权限*4 read*3 token*3 txt*3 没有*3 解析*3 记录*3 api*2 authoriz*2 create*2 dn*2 forbidden*2 perform*2 ram*2 record*2 resource*2 user*2 zone*2 号没*2 子账*2 析权*2 账号*2 123 403 9109 acces accessdeni acme action ad alidn allow arn authorization authorizationfail aw azure caller chang change changeresourcerecordset client cloudflare code createrecord dnspod dnszon doesn error fail googleapi ha i iam isn key message microsoft more ne network operate permission refus request route53 specifi support unauthoriz unauthorizedoperation update 不能 云解 加记 只能 子用 密钥 少解 录被 户没 改记 无法 有云 有权 有解 析的 法添 添加 用户 的权 缺少 能改 能读 被拒 读不 钥缺',
  'provider-plan-restriction':
    'api*8 domain*4 acces*3 套餐*3 餐不*3 code*2 godaddy*2 i*2 message*2 tk*2 不支*2 免费*2 支持*2 能用*2 解析*2 费版*2 10 1038 403 account allow authenticat available body cannot chang cloudflare deni domainlevel fre include limitexceed more ne open plan please registrar reseller statu ten through tld unexpect upgrade user 不能 付费 前套 功能 加解 务商 升级 商说 当前 才能 持该 接口 改解 服务 析记 添加 版套 版才 用接 级付 要升 记录 该功 说要 费套',
  'provider-ip-allowlist':
    'ip*9 api*5 namecheap*3 113*2 203*2 addres*2 不在*2 变了*2 名单*2 接口*2 白名*2 1011 50 9109 acces allow allowlist cannot chang cloudflare com dn error home i invalid key list location name now refus request token whitelist 不让 之后 了宽 了我 制了 务商 单中 口就 口提 在白 宽带 就不 带之 当前 我的 换了 提示 服务 用了 的接 示不 让用 限制',
  'provider-zone-not-found':
    'domain*6 account*4 example*4 org*4 zone*4 域名*4 find*3 found*3 账号*3 could*2 exist*2 name*2 不到*2 号下*2 找不*2 提示*2 的域*2 示找*2 20191 6 acme-challenge alidn another associat claim cloudflare determine digitalocean dn dnspod doesn fail host i identifier invaliddomainname key nam namecheap noexist provider se specifi tool unable us 下没 不在 个账 到我 务商 去解 号的 名不 商那 在这 密钥 我的 有此 服务 此域 没有 的密 解析 该账 边提 这个 那边 钥去',
  'provider-zone-ambiguous':
    'example*3 org*3 zon*3 zone*3 记录*3 private*2 record*2 two*2 wrong*2 两个*2 个同*2 写到*2 同名*2 录写*2 的域*2 creat found go host i instead into multiple nam name parent public route53 same sub txt us wa written 上级 不是 个了 了错 到上 到了 到错 加到 去了 名托 名的 在两 域里 子域 存在 录加 托管 是子 有两 的那 管区 级域 误的 那个 里去 错的 错误',
  'provider-record-conflict':
    'already*7 exist*6 record*5 txt*4 error*3 记录*3 acme-challenge*2 cname*2 code*2 create*2 dn*2 example*2 host*2 i*2 message*2 name*2 org*2 resource*2 存在*2 录已*2 409 81053 81057 aaa ad because challenge domainrecordduplicate entity entry googleapi invalidchangebatch nam panel place rrset same tel tri type 不上 冲突 加不 同名 名记 已存 已经 录冲 提示 析记 示记 经存 解析',
  'provider-ttl-rejected':
    'ttl*9 60*2 error*2 i*2 low*2 must*2 120 21474 30 83647 accept between dn doesn invalid least limitexceed minimum provider recordttllimit second validation value 不合 不接 不能 了限 值超 出了 务商 合法 商不 太小 小于 录的 接受 提示 服务 能小 记录 超出 限制',
  'provider-rate-limited':
    'many*4 request*4 dn*3 throttl*3 429*2 cal*2 renew*2 route53*2 20 971 alibaba answer api code consider control deni dnspod domain due error exceed flow godaddy i interval linode message nam often once please rate receiv requestlimitexceed spe throttlingexception user wa wait within 了频 云接 务商 口提 商限 太频 失败 批量 接口 提示 数超 服务 期失 次数 求的 流了 率限 用太 的次 示调 续期 请求 调用 超过 过了 里云 量续 阿里 限制 限流 频率 频繁',
  'provider-api-retired':
    'api*6 dn*3 ha*2 hetzner*2 key*2 v1*2 下线*2 接口*2 410 acces are been com console deprecat doesn down gandi gone host http i longer message migrate mov personal please shut support switch token version zon 不再 使用 再支 务商 口下 口已 商的 已下 持了 支持 新版 旧接 服务 版接 用新 的旧 线了 老版 该接 请使',
  'provider-endpoint-unreachable':
    'api*7 com*5 443*3 dn*3 http*3 cloudflare*2 out*2 reach*2 read*2 tcp*2 tim*2 timeout*2 接口*2 超时*2 10 104 19 192 198 29 41234 51 acme alidn aliyunc auth client connect connection dial dnspod econnrefus error eu godaddy handshake hook host httpsconnectionpool namecheap net network ovh peer port present provider reset response tl token v4 xml zon 一直 上腾 不上 云的 务商 口超 服务 的接 直超 腾讯 讯云 访问 连不 连接',
  'provider-domain-locked':
    '域名*4 i*3 domain*2 lock*2 record*2 suspend*2 zone*2 不能*2 名认*2 实名*2 被锁*2 解析*2 认证*2 ad because been dn domainforbidden domainislock domainrecordlock due failedoperation frozen ha haven identity invoic registrar registry unpaid verifi 冻结 加解 加记 务商 名已 名未 名没 名被 商冻 已被 操作 服务 未实 析被 止添 此操 没实 添加 禁止 能加 能进 行此 被服 记录 进行 锁了 锁定',
  'cname-delegation-misrouted':
    'cname*7 acme-challenge*6 example*3 org*3 acme-dn*2 follow*2 i*2 point*2 validation*2 zone*2 失败*2 委派*2 没有*2 123 auth configur could creat create delegat domain else fail found io net original please program record somewhere txt where writ 做了 写到 别名 别处 到别 却写 名没 向委 域名 录却 指向 有指 有跟 校验 派域 用的 的别 记录 证用 跟过 过去 验失 验证',
  'wildcard-cname-swallows-challenge':
    'acme-challenge*5 cname*5 txt*3 wildcard*3 answer*2 example*2 host*2 lookup*2 net*2 org*2 park*2 record*2 resolv*2 泛解*2 解析*2 验证*2 a acme challenge dn dyndn entry follow found go name through 不到 了泛 停放 到了 名截 名设 域名 录把 截走 把验 放记 有泛 析到 查不 置了 被解 记录 设置 证名 走了',
  'txt-name-wrong':
    'txt*9 acme-challenge*4 record*4 记录*4 name*3 主机*3 域名*3 机记*3 ad*2 domain*2 example*2 find*2 org*2 twice*2 一遍*2 了一*2 名重*2 复了*2 录填*2 重复*2 a already com creat dn exist field found hand host mydomain now nslookup panel prefix right sure typ under us verification wa wrong ww 不对 不过 候把 写错 到主 加的 动加 名填 名称 填写 填到 填错 完整 工加 录了 录名 手动 手工 把完 整域 时候 的主 的时 称不 证不 错了 错误 验证',
  'propagation-slow-provider':
    'record*7 dn*5 example*5 org*5 txt*5 acme-challenge*4 error*3 up*3 生效*3 acme*2 check*2 exceed*2 giv*2 last*2 limit*2 minut*2 n*2 netcup*2 nxdomain*2 propagation*2 provider*2 return*2 yet*2 析生*2 程序*2 解析*2 记录*2 超时*2 53 after before challenge did dns-01 domain exist expect forever found fqdn i ietf look net ns1 param present problem propagat publish second-dn show tak they token tool twenty two unauthoriz until urn verify visible wait 不了 不到 了记 候还 几分 出了 分钟 别慢 加了 十几 半小 后才 商家 太慢 家更 小时 就超 序早 序等 录十 录要 才生 才能 效太 效超 新特 早就 时候 时才 时退 更新 查不 查到 特别 用的 的时 等不 等半 等待 能查 要等 证的 还查 退出 钟后 验证',
  'negative-cache':
    'cach*3 resolver*3 存了*3 结果*3 缓存*3 negative*2 now*2 nxdomain*2 不存*2 了不*2 在的*2 存在*2 的结*2 360 acme-challenge ask before cache dn ear entry example exist ha i insist isn look minimum name nameup org public record remember response return soa someone 一次 不到 也查 了一 了也 先查 加了 否定 器缓 定缓 录加 析器 果被 查不 查了 次没 没有 被缓 解析 记录',
  'secondary-ns-out-of-sync':
    'dn*3 ns1*3 ns2*3 txt*3 务器*3 服务*3 doesn*2 example*2 nameserver*2 record*2 zone*2 一致*2 不一*2 同步*2 记录*2 10101 20251 20260 23001 abc acme-challenge answer are axfr between chang differ different dur fail found ha incorrect master net org out pick primary refus return secondary serial slave soa stil sync transfer two up validation 不同 两台 从服 到最 各权 器不 器没 器返 回的 威服 录不 新的 更新 最新 有更 权威 步到 没同 没有 的记 返回',
  'domain-uses-other-nameservers':
    'cloudflare*4 dn*4 nameserver*3 zone*3 域名*3 ad*2 i*2 mov*2 provider*2 statu*2 服务*2 解析*2 记录*2 里云*2 阿里*2 another are bought change code could credential delegat determine domain effect example forgot godaddy ha host match n namecheap never org pend record register response servfail show those txt unexpect up update 不会 不是 不起 买的 云买 云的 会生 作用 册在 别家 别的 到了 到别 加的 加错 务商 务器 名在 名注 名的 商了 器不 在别 在腾 在阿 地方 实际 已经 录不 录加 指到 是阿 析不 析实 注册 生效 的服 的记 移到 经迁 腾讯 讯加 起作 迁移 错地 际在',
  'local-resolver-wrong-answers':
    'dn*6 fail*3 的结*3 结果*3 check*2 different*2 find*2 return*2 zone*2 回的*2 返回*2 168 192 53 acme acme-challenge adguard answer authoritative authority com could determine domain example found giv home info internet local nameserver org ovh pi-hole propagation public record resolver result router soa start us wrong 一样 不一 不到 不同 不对 与公 公司 公网 内网 写成 到正 名改 和外 器的 地址 域名 外面 序找 成内 我的 找不 把我 改写 本地 析的 果不 果与 果和 正确 由器 的域 确的 程序 网不 网地 解析 路由 面不',
  'local-resolver-timeout':
    'dn*6 168*2 192*2 53*2 lookup*2 org*2 out*2 read*2 tim*2 timeout*2 udp*2 响应*2 超时*2 10 127 42312 5353 acme-challenge acme-v02 answer api did doesn etimeout example i letsencrypt local machine query querytxt resolver respond server slow very 一直 器的 家里 无响 有响 本地 本机 没有 由器 直超 路由 里路',
  'resolver-fake-ip':
    '18*5 198*5 clash*3 dn*2 fail*2 fake-ip*2 mode*2 openclash*2 resolve*2 tun*2 开着*2 证书*2 45 53 53864 acme-v02 al ap api cal certificate check computer detect every ip lego letsencrypt mak n nam name org out proxy read resolv resolver return router run someth tim timeout udp 一直 书就 书程 了代 代理 假的 劫持 名都 域名 失败 就失 序查 开了 式劫 成假 持了 析成 模式 理软 由开 申请 电脑 直超 程序 脑开 解析 请证 超时 路由 软件 软路 返回 都解',
  'dns-traffic-intercepted':
    'dn*7 queri*3 al*2 are*2 hijack*2 redirect*2 劫持*2 查询*2 询被*2 53 another answer could fail find found intercept itself look net port provider resolver router server traffic zone 一样 也一 了服 务器 商劫 器也 定向 拦截 持了 换了 服务 营商 被劫 被拦 被重 运营 重定',
  'outbound-dns-blocked':
    '53*6 dn*3 block*2 firewal*2 port*2 query*2 口被*2 对外*2 火墙*2 端口*2 防火*2 10 4000 cloudflare-dn com connect connection dial dns-query doesn doh fail filter hoster http i let out outbound outgo public read refus request resolver server tcp timeout tool udp 不让 公共 务器 器对 墙不 墙拦 外的 封了 拦截 服务 查公 被封 被防 让查',
  'split-horizon-dns':
    'dn*4 public*4 domain*3 internal*3 same*3 zone*3 外网*3 a*2 inside*2 name*2 不一*2 内外*2 内网*2 同名*2 有同*2 acme-challenge active ad answer challenge corp dc01 differ directory doesn example ha host i instead n office org outside private record refus return shadow split-horizon us 一样 一致 不同 公司 区域 司内 名区 名的 和外 域控 控里 析不 的不 的域 网的 网解 解析 里有',
  'apex-and-wildcard-overwrite':
    'txt*8 value*4 example*3 wildcard*3 域名*3 泛域*3 domain*2 duckdn*2 each*2 keep*2 order*2 org*2 overwrite*2 provider*2 record*2 一个*2 主域*2 互相*2 只能*2 存一*2 相覆*2 覆盖*2 aa acme-challenge apex base both com dn first found i incorrect main ne overwrote replac second single support two 一条 一起 与泛 两个 个值 保存 值只 剩一 只剩 同时 名和 名没 名的 和主 和泛 域一 域与 域和 时验 没法 法同 申请 能保 能存 裸域 起申 验证',
  'nameserver-unreachable':
    'dn*4 example*4 nameserver*4 org*4 look*3 problem*3 up*3 务器*3 服务*3 domain*2 威服*2 权威*2 acme-challenge answer authoritative connection did don down error i malfunction network ns1 out query refus respond servfail tim txt 反应 名的 响应 器挂 器无 器没 域名 挂了 无响 查询 没反 询超 超时',
  'domain-expired-or-held':
    'domain*5 域名*4 certificate*2 renew*2 statu*2 回期*2 赎回*2 过期*2 clienthold could delete example expir fail forgot ha hold i isn last now org out pend period ran rdap redemption registrar week why 上周 下来 不下 也申 书也 了忘 了续 了赎 于赎 到期 名上 名已 名过 名进 周到 处于 已过 忘了 期了 期没 没续 申请 续费 证书 请不 进了',
  'stale-txt-records':
    'txt*9 record*6 acme-challenge*3 found*3 are*2 example*2 incorrect*2 left*2 org*2 previou*2 旧的*2 记录*2 attempt earlier ever instead lk3j more none old-value over remov run se several ten they value zone 以前 删掉 删除 到的 前的 录残 录没 是旧 未被 查到 残留 没删 的还 被删 证查 还是 验证',
  'dnssec-servfail':
    'dnssec*7 d*4 dnskey*3 dn*2 i*2 match*2 mis*2 record*2 registrar*2 servfail*2 stil*2 之后*2 失败*2 解析*2 证失*2 验证*2 acme-challenge after bogu domain ede enabl encrypt example fail failure key let look mov noth org problem since transfer txt up validation verifi 不了 了关 出错 名之 后忘 后验 在解 域名 开了 录没 忘了 析不 析出 没删 现在 移域 记录 转移',
  'caa-forbids':
    'ca*11 record*5 prevent*3 允许*3 digicert*2 dn*2 encrypt*2 error*2 example*2 issuance*2 let*2 org*2 不允*2 加了*2 录不*2 签不*2 记录*2 403 acme allow another apparent authoriz entry i ietf param proces they urn while ww 不了 不出 公司 写了 出来 别家 只允 只写 在签 现在 签发 许别 许该 许这 这家 里加',
  'caa-lookup-failed':
    'ca*8 dn*4 查询*3 example*2 fail*2 look*2 org*2 problem*2 servfail*2 timeout*2 up*2 失败*2 answer check domain lookup malfunction nameserver out proces queri query record server tim while 不支 务商 商不 录失 支持 服务 查失 检查 记录 超时',
  'a-record-points-elsewhere':
    'ip*4 server*3 务器*3 域名*3 服务*3 解析*3 example*2 ha*2 org*2 point*2 record*2 stil*2 10 198 404 51 abc acme acme-challenge authorization challenge chang did different dn domain error fail file host http ietf invalid key last match mov param probab renewal response since unauthoriz urn vp week well-known wrong 不到 之后 以前 到文 到本 前那 台服 名没 名解 名还 后解 向旧 器的 导致 找不 指向 换了 文件 旧服 是以 有解 本服 析到 析没 析的 没改 没有 的还 致验 证找 还指 还是 那台 验证',
  'no-address-record':
    '域名*4 dn*3 example*3 org*3 record*3 test*3 解析*3 aaa*2 exist*2 found*2 subdomain*2 valid*2 名没*2 有设*2 没有*2 记录*2 设置*2 addres check creat create doesn domain entry fail forgot haven i ip look name nxdomain problem up why yet 书了 了做 二级 做解 加解 去申 名忘 名还 子域 就去 忘了 析就 析记 没加 申请 级域 置解 证书 请证 还没',
  'private-ip-address':
    '192*5 168*4 10*3 addres*3 ip*3 record*3 域名*3 解析*3 验证*3 ca*2 example*2 i*2 lan*2 na*2 org*2 private*2 resolv*2 内网*2 到内*2 名解*2 地址*2 析到*2 证不*2 aaa authority because certificate check disallow domain encrypt found ha hostname let point range reserv valid validation verify 不了 不到 不过 名指 域网 局域 指向 无法 是局 析的 法验 的地 的是 网地 访问 过去 问不',
  'port80-unreachable':
    '80*4 example*4 org*4 acme-challenge*3 connect*3 connection*3 fetch*3 http*3 well-known*3 端口*3 验证*3 113*2 203*2 abc*2 encrypt*2 error*2 firewal*2 forward*2 let*2 port*2 server*2 外网*2 我的*2 访问*2 超时*2 443 a acme although block box ca cannot check client could data detail domain dur everyth guide hi home isp just maybe myself open out page problem reach refus site think tim timeout tri type up urn validation verification verify webserver 一步 一直 上我 不上 不到 不是 书的 了开 云服 候一 全组 到我 务器 卡在 口未 口没 后提 器安 器连 在验 墙没 安全 射好 开放 忘了 接超 提示 放行 无法 时候 映射 是不 是端 最后 服务 未开 没放 没映 法访 火墙 申请 的时 的网 直卡 示连 组忘 网无 网站 网访 证书 证服 证超 证那 请证 连不 连接 那一 问不 防火',
  'isp-blocks-port80':
    '80*11 port*6 block*4 443*3 doesn*2 home*2 internet*2 isp*2 let*2 provider*2 口被*2 商封*2 家里*2 宽带*2 端口*2 营商*2 运营*2 anyth are certificate clos comcast connect connection dur firewal how inbound option problem residential run seem server stil telekom timeout vodafone what 不了 么办 信宽 封了 封锁 怎么 用不 电信 被封 被运 都用 里宽 里电',
  'cgnat-no-public-ip':
    'addres*3 ip*3 ipv4*3 public*3 公网*3 宽带*3 10*2 behind*2 cgnat*2 nat*2 provider*2 带没*2 有公*2 没有*2 13 72 box carrier-grade connection customer detect ds-lite i nobody reach router share wan 不进 么申 于运 内网 动宽 商级 地址 处于 外面 大内 家里 带是 怎么 是大 没给 申请 移动 给公 网地 营商 访问 证书 请证 运营 进来 里没 问不 面访',
  'icp-filing-block':
    '备案*4 fil*3 icp*3 域名*3 aliyun*2 com*2 http*2 instead*2 invalid*2 page*2 response*2 server*2 show*2 名没*2 拦截*2 没备*2 被拦*2 里云*2 阿里*2 113 20 203 403 beian block challenge china chinese cloud detail dnspod domain encrypt example file ha html let mainland non-compliance notice qcloud static webblock 云服 云的 务器 名未 器没 回的 开是 截页 打开 拦了 提示 是备 是拦 有备 服务 未备 机器 校验 案提 没有 的是 的机 示页 访问 证被 返回 问被 验证 验返',
  'ipv6-aaaa-broken':
    'ipv6*6 aaa*4 2001*2 abc*2 acme-challenge*2 addres*2 db8*2 example*2 http*2 org*2 record*2 well-known*2 不通*2 记录*2 404 connect doesn dur encrypt fail fetch firewal invalid ipv4 isn let pas point problem response right router they through timeout try unreachable us which 不来 但是 名有 域名 失败 导致 录是 录错 是错 本进 根本 致验 解析 证失 进不 通导 错的 错误 验证',
  'geo-block-secondary-validation':
    'validation*3 block*2 break*2 country*2 fail*2 firewal*2 失败*2 屏蔽*2 访问*2 验证*2 113 203 abc acme-challenge al allow ca check connect could countri drop dur example fetch foreign geo-block germany http ip multi-perspective org outside perspectiv problem remote request secondary timeout traffic verification visitor well-known 不了 书验 了国 允许 内访 分验 只允 国内 国外 境外 墙屏 外访 期不 火墙 点失 续期 节点 蔽了 被屏 许国 证书 证失 证节 部分 问被 防火',
  'cdn-proxy-interferes':
    'cloudflare*6 cdn*4 acme-challenge*3 abc*2 example*2 http*2 invalid*2 org*2 server*2 well-known*2 证书*2 验证*2 104 21 52 526 answer certificate cloud connection doctype doesn domain error everyth fail fetch front html instead just moment orange out proxy renewal response ssl tim title turn until verification 不通 之后 书就 书续 了验 云朵 以后 加速 后证 后验 失败 套了 小云 就没 开了 开着 截了 拦截 期失 朵开 没法 法续 着证 站开 续了 续期 网站 证不 证请 请求 通过 速以',
  'challenge-blocked-by-rule':
    'acme-challenge*4 well-known*4 403*3 113*2 203*2 abc*2 acces*2 client*2 deni*2 http*2 server*2 验证*2 ah01630 answer auth basic challenge configuration example file forbidden html invalid modsecurity org path protect read request response rule site validation var ww 不了 了登 件访 则把 加了 密码 录密 径拦 截了 把验 拦截 文件 登录 站规 网站 规则 访问 证文 证路 路径 返回 问不',
  'challenge-file-not-served':
    '404*7 acme-challenge*4 well-known*4 文件*4 file*3 http*3 证文*3 验证*3 abc*2 extension*2 found*2 i*2 目录*2 访问*2 113 153 203 addres are because browser cannot challenge configuration disk doesn error example folder giv head html invalid open org page request response se serv serve show title token under 上去 下的 不到 不开 件在 件找 件放 件无 去了 器里 在浏 录下 录选 打不 找不 放上 无法 法访 浏览 的文 站目 网站 览器 返回 选错 里打 错了 问是',
  'http-redirect-broken':
    'redirect*6 http*4 验证*4 8443*2 addres*2 are*2 invalid*2 loop*2 port*2 support*2 target*2 向循*2 失败*2 定向*2 导致*2 循环*2 网站*2 致验*2 证失*2 跳转*2 转到*2 重定*2 10 443 80 abc acme-challenge al another break challenge check detect domain example fail fetch go hostin ip many nam org site traffic validation well-known 不过 别的 到别 到登 制跳 口导 强制 录页 求重 登录 的端 站强 站重 端口 证不 证请 请求',
  'tls-alpn-intercepted':
    'challenge*4 tls-alpn*4 443*2 protocol*2 tl*2 tls-alpn-01*2 失败*2 验证*2 113 203 acme acme-tl alpn application balancer behind cannot certificate doesn error example ietf incorrect load negotiate never org param program reach receiv remote request urn validation 不去 代理 前面 有代 证失 证过 过不 面有',
  'ca-processing-slow':
    'proces*7 order*5 i*4 zerossl*3 pend*2 statu*2 stil*2 stuck*2 wait*2 一直*2 处理*2 理中*2 直处*2 订单*2 12 30 8640 become been ca certificate day ha half hour issu just out please retryafter sit tim valid 久了 于处 单一 单卡 卡在 处于 待超 很久 等待 超时',
  'common-name-too-long':
    '64*6 long*4 i*3 个字*3 域名*3 字符*3 character*2 cn*2 longer*2 name*2 wa*2 不了*2 子域*2 生成*2 请求*2 超过*2 70 acme asn1 badcsr byt certificate common domain encod error fail ietf maxsize mbstr more ncopy param request routin str subdomain urn very 书请 别长 名太 名申 名过 名长 太长 失败 成不 成请 求失 求生 特别 用名 申请 的子 证书 请不 过长 通用 长的 长达',
  'bad-public-key':
    'key*6 1024*3 p-521*3 密钥*3 acme*2 ca*2 error*2 i*2 ietf*2 param*2 public*2 size*2 support*2 urn*2 接受*2 的密*2 8192 accept allow badcsr badpublickey bit csr curve doesn ecdsa encrypt forbidden gave hsm invalid keyin let sign weak won 不接 不被 位的 太短 已泄 度过 我的 拒绝 泄露 短被 被拒 被接 说我 过短 钥太 钥已 钥长 长度',
  'order-not-ready':
    'order*5 订单*3 csr*2 finaliz*2 finalize*2 i*2 ready*2 statu*2 不能*2 提交*2 acceptable acme allow because cannot doesn error fail finalization ietf invalid isn ordernotready param pend state urn 不对 准备 单尚 单状 单还 备好 完成 尚未 就绪 态不 时说 未就 没准 状态 能完 能提 说订 还没',
  'bad-csr':
    'csr*6 error*3 i*3 order*3 acme*2 ca*2 certificate*2 finaliz*2 ietf*2 param*2 request*2 urn*2 不一*2 域名*2 订单*2 a asn1 badcsr doesn domain example ha identifier mis nam org pars reject same specify structure unauthoriz upload valid ww 一样 一致 与订 书请 单不 单域 名不 名和 和订 我的 报错 拒绝 求里 的域 绝了 被拒 证书 请求 里的',
  'csr-key-same-as-account-key':
    'account*5 key*5 certificate*4 same*3 证书*3 a*2 csr*2 error*2 i*2 must*2 public*2 us*2 密钥*2 私钥*2 账户*2 acme also badpublickey because different finaliz ietf order param refus urn 一个 一样 与账 个密 书用 书的 书私 了同 号的 同一 和证 和账 户和 户密 用了 的一 的私 相同 被拒 账号 钥与 钥和 钥相',
  'download-failed':
    'certificate*4 http*3 证书*3 03*2 404*2 ab*2 acme*2 acme-v02*2 api*2 cert*2 chain*2 download*2 fail*2 fetch*2 issu*2 letsencrypt*2 org*2 下载*2 失败*2 已签*2 签发*2 载失*2 50 alternate could found issuer out sign statu tim unable unexpect wa 不到 书却 书已 书签 但下 但是 却取 发但 取不 好了 是下 显示 示已 签好',
  'root-not-trusted-by-old-client':
    'android*3 trust*3 信任*3 证书*3 certificate*2 java*2 phon*2 root*2 不信*2 备不*2 旧设*2 设备*2 anchor ca cert certification certpathvalidatorexception client customer devic doesn dst expir found ha isrg javax net open path renewal security shop show since site some ssl sslhandshakeexception warn x1 x3 不受 书不 任新 任该 卓手 受信 安卓 开网 手机 打开 提示 新的 机打 根证 的证 示证 站提 网站 老安 该根',
  'name-not-covered':
    'certificate*5 ww*4 域名*4 证书*4 cert*2 er*2 error*2 example*2 hostname*2 i*2 invalid*2 match*2 name*2 org*2 valid*2 不匹*2 匹配*2 名不*2 打开*2 altnam altname blog browser certificateerror com common cover doesn giv ip isn mysite net open ssl subdomain tl visitor warn x509 不安 与域 主域 书与 书只 书域 书里 包含 只有 名没 含在 器报 在证 子域 安全 就报 开就 报不 报警 提示 有主 没包 浏览 示证 览器',
  'chain-incomplete':
    'certificate*4 证书*4 chain*3 i*3 中间*3 curl*2 error*2 first*2 incomplete*2 server*2 unable*2 verify*2 不完*2 书链*2 完整*2 少中*2 缺少*2 链不*2 间证*2 21 about android ap browser cap chrome code complain doesn download extra fine grade intermediate issu leaf mis num program send signature whole 不开 书错 了中 像少 器正 好像 小程 少了 序和 手机 打不 报证 提示 机打 正常 浏览 示缺 程序 览器 那张 错误 间那',
  'key-cert-mismatch':
    'key*7 nginx*4 private*4 证书*4 certificate*3 match*3 cert*2 pem*2 不匹*2 书不*2 匹配*2 和证*2 私钥*2 钥和*2 443 ah02565 another b080074 belong check crt ctx doesn don error etc example fail file fullchain isn mismatch mix org privatekey privkey public right routin ssl start they think tl together valu won x509 一对 不上 不了 不是 与证 书后 书对 动不 启动 密钥 对不 换证 是一 说密 钥与',
  'key-type-unsupported-by-target':
    'ec*4 key*4 rsa*4 证书*4 accept*2 certificate*2 fail*2 unsupport*2 不支*2 导入*2 支持*2 群晖*2 block cipher client device doesn ecdsa expect find format import na offer pkc printer private shar suit tak tl type 书失 书提 入椭 器导 圆曲 备不 失败 式错 提示 晖不 晖导 曲线 格式 椭圆 款群 由器 的证 示格 线的 老款 老路 设备 路由 错误',
  'pfx-modern-encryption-old-windows':
    'pfx*8 window*6 server*5 2012*4 2016*3 i*3 导入*3 202*2 import*2 password*2 r2*2 务器*2 器导*2 密码*2 服务*2 码错*2 说密*2 1 2019 aes-256 algorithm available cannot check colleague encryption enter export fail hmacpbesha256 import-pfxcertificate incorrect integrity io ioexception java nosuchalgorithmexception read refus right though us which won wrong 上正 上说 不了 入不 入新 可以 就可 换台 新的 无法 旧版 旧的 正常 法导 的服 错误',
  'pfx-password-wrong':
    'password*5 pfx*4 密码*3 i*2 码错*2 错误*2 correct error export file incorrect invalid keystore mac network open p12 specifi verify wa wrong 不对 不开 件打 出的 导出 打不 提示 文件 码不 示密',
  'export-path-not-writable':
    'pem*5 cert*3 etc*3 ssl*3 deni*2 example*2 fil*2 fullchain*2 into*2 nginx*2 open*2 permission*2 system*2 write*2 入权*2 写入*2 录没*2 有写*2 权限*2 没有*2 目录*2 证书*2 30 acces allow certificate chose crt directory eac eisdir errno error file folder i illegal isn operation oserror path program read-on save srv unauthorizedaccessexception 不了 书保 书失 件夹 保存 入证 出目 只读 失败 夹是 存不 导出 文件 是只 读的',
  'disk-full':
    'space*4 disk*3 ful*3 i*3 left*3 device*2 不足*2 盘空*2 硬盘*2 磁盘*2 空间*2 证书*2 进去*2 间不*2 10 28 because broke cert certificate couldn database drive enospc enough errno error oserror pfx renewal sav server var wa write 不进 书写 书没 写不 写进 务器 器硬 服务 没写 满了 爆了 盘满 盘爆',
  'deploy-permission-missing':
    'cdn*5 权限*4 上传*3 证书*3 authoriz*2 deni*2 permission*2 书到*2 限不*2 403 accessdeni acm balancer certificate code deploy forbidden i importcertificate load operate perform ram resource sdkerror setcdndomainsslcertificate specifi ssl statuscode unauthorizedoperation upload uploadcertificate user 七牛 不够 不足 书申 传到 传时 传证 到负 均衡 失败 好了 往七 拒绝 提示 时被 时说 有权 没有 没权 申请 示没 署证 衡时 被拒 说没 请好 负载 载均 部署',
  'private-key-not-exportable':
    'key*6 export*4 私钥*3 private*2 state*2 导出*2 bad because cannot certificate cryptographicexception cryptography export-pfxcertificate exportable fail firewal grey i isn mark ne non-exportable nte offer option out pfx security specifi system valid wizard x8009000b 不出 不可 书无 出来 出私 可导 导不 无法 是灰 法导 灰色 色的 证书 选项 钥不 钥导 项是',
  'private-key-permission':
    'key*5 read*3 私钥*3 cannot*2 certificate*2 file*2 private*2 service*2 服务*2 权限*2 没有*2 读取*2 acces account because bio cryptographicexception deni emerg etc exist fail fopen ha i keyset letsencrypt live load network nginx pem permission postgr privkey refus server sql ssl start user x80090016 不了 了私 务读 务账 取权 取私 户没 有权 有私 的读 读不 账户 钥的 限读',
  'windows-key-provider-cng':
    'certificate*4 provider*4 adf*2 after*2 cng*2 exchange*2 key*2 login*2 loop*2 owa*2 证书*2 accept ad because change cryptographic cryptographicexception doesn ecp f go import into invalid keyin microsoft must private rsa schannel specifi support type 不认 之后 书之 书的 了证 供程 密钥 录循 循环 提供 登录 的密 程序 装了 认证 钥提',
  'windows-store-access-denied':
    'deni*4 i*4 store*4 acces*3 书存*3 存储*3 证书*3 cert*2 certificate*2 import*2 into*2 入证*2 拒绝*2 绝访*2 访问*2 ad administrator certutil command cryptographicexception fail importpfx localmachine machine non-admin open put refus right storelocation user while window x509store x80070005 不进 储时 写不 写入 员权 地计 导入 无权 时拒 有管 本地 机的 权写 权限 没有 理员 的证 算机 管理 计算 进本',
  'windows-store-missing':
    'webhost*5 store*4 书存*3 存储*3 证书*3 certificate*2 exist*2 found*2 不存*2 存在*2 cannot cryptographicexception doesn file find machine open server specifi system window x509store 上没 个证 储不 务器 器上 提示 服务 没有 示证 这个',
  'scheduler-wrong-account':
    'task*4 任务*4 计划*4 划任*3 error*2 fail*2 logon*2 operation*2 password*2 request*2 run*2 since*2 window*2 密码*2 账户*2 21479 43726 a about additional because been chang change computer data elevation end failure grant ha last night perform renew requir result schedul scheduler se setting start system type user value wa win-acme x800702e4 x8007052e x80070569 不对 不执 不跑 之后 了系 划就 务不 务用 务计 务运 后计 就报 录密 户不 户错 执行 报错 换了 改了 用的 登录 的账 码之 系统 统登 行账 跑了 运行 错不 错误',
  'scheduler-user-not-logged-in':
    'log*3 run*3 任务*2 登录*2 运行*2 after doesn i interactive job last logon mode renew result schedul task user x800710e0 不自 之后 了就 仅在 务仅 务才 动续 只有 后任 在用 就不 录之 录时 户登 才运 时运 有登 注销 用户 续期 自动 销了',
  'scheduler-task-broken':
    'renew*3 任务*3 cron*2 crontab*2 ha*2 noth*2 schedul*2 task*2 划任*2 务不*2 计划*2 administrator after bad certbot certwright dead disappear enabl entry error file found got inactive instal job lost minute never operator refus request run timer upgrade wa 一直 不存 不见 以后 务没 动续 升级 后定 在或 存在 定时 或被 执行 时任 有自 没了 没执 没有 直没 禁用 级以 续期 自动 被禁 见了',
  'scheduler-missed-while-asleep':
    'mis*3 renewal*3 wa*3 电脑*3 asleep*2 computer*2 i*2 laptop*2 night*2 了续*2 任务*2 休眠*2 续期*2 过了*2 错过*2 after because cert clos did fire machine out power ran renew run schedul should sleep switch task timer usual wak 上关 也没 书到 了也 关机 到期 务没 动续 夜里 是休 晚上 期了 期任 本睡 没自 没运 眠的 眠错 睡眠 笔记 脑休 脑夜 脑晚 自动 记本 证书 运行 都是 里都',
  'scheduler-environment-differs':
    'cron*3 found*3 bin*2 command*2 fail*2 i*2 manual*2 nginx*2 renewal*2 sh*2 任务*2 失败*2 定时*2 手动*2 时任*2 正常*2 行正*2 acme alway automatic certbot configuration crontab error exist fine hand noinstallationerror plugin problem renew run shel systemd timer 不行 务失 务就 动执 动运 就失 己跑 执行 没问 自己 跑没 运行 里不 问题',
  'concurrent-run-lock':
    'i*4 lock*4 already*3 run*3 another*2 file*2 instance*2 renewal*2 一个*2 个实*2 在运*2 实例*2 运行*2 acquire bail busy certbot could cron data database don eexist error exist go lego lib manual open out ran same se sqlite start two var wa while 不了 例在 例正 动不 另一 启动 已有 已经 提示 文件 有一 有另 有锁 期启 正在 示已 经有 续期 锁文',
  'server-not-reloaded':
    'certificate*4 nginx*3 stil*3 证书*3 expir*2 i*2 reload*2 renew*2 serv*2 更新*2 站还*2 网站*2 过期*2 还是*2 browser cert command date error exit fail fil keep ok older renewal restart run server show site stor systemctl today until visitor wa 书已 书文 书更 书过 了但 仍在 件日 但服 但网 使用 功了 务器 可是 器仍 器还 在使 已更 成功 提示 文件 新了 新的 日期 旧的 旧证 是新 是显 是访 是说 显示 服务 期成 期是 浏览 用旧 示旧 示过 续期 览器 访问 说证 还提 问网',
  'keychain-service-missing':
    'keyr*3 i*2 linux*2 secret*2 service*2 wa*2 密钥*2 钥环*2 ap available backend cannot directory error fil file find freedesktop gnome gnome-keyr i3 libsecret-1 minimal name nokeyringerror object open org password provid recommend run shar stor such ubuntu us 上没 不了 不到 了密 保存 存不 安装 密码 找不 提示 有密 服务 未安 没有 没装 环服 示找 系统 统没 装密',
  'keychain-no-session-bus':
    'dbu*3 bu*2 d-bu*2 session*2 ssh*2 不了*2 about addres autolaunch cannot complain connect desktop display fail headles i keyr over reach sav secret server unable x1 上密 不上 了凭 会话 凭据 务器 器上 存不 密钥 录的 总线 接会 提示 无法 有桌 服务 桌面 没有 法连 环境 环用 用不 登录 的服 话总 连不 连接 钥环 面环',
  'keychain-backend-not-detected':
    'encryption*3 加密*3 available*2 backend*2 safestorage*2 text*2 不可*2 可用*2 密不*2 系统*2 统加*2 ap basic because error false found i isencryptionavailable isn plain return secret store system wa 会明 保存 后端 密后 序提 提示 文保 明文 有加 没有 示系 程序 说没',
  'keychain-denied-or-locked':
    'i*4 keychain*3 匙串*3 钥匙*3 ask*2 lock*2 now*2 password*2 25293 25308 allow ap cancel click correct deny dismis enter error errsecinteractionnotallow fail interaction keyr login maco passphrase prompt read seckeychainitem secret user username 不了 不到 串被 串锁 了拒 了钥 住了 到密 在用 密码 弹窗 拒绝 时点 点了 现在 用不 窗时 被锁 读不 锁住 锁定',
  'keychain-app-signature-changed':
    'acces*3 keychain*3 maco*3 匙串*3 钥匙*3 ask*2 keep*2 mac*2 password*2 34018 after again allow ap bug certwright code codesign confidential different errsecmissingentitlement every group i information invalid item last mismatch python safe sign signature since stor storage sure think update upgrade util 串密 串提 反复 名已 复弹 密码 已改 序签 弹窗 提示 改变 新后 新输 更新 次更 每次 示程 程序 窗要 签名 要访 要重 访问 输钥 都要 重新 问钥',
  'keychain-data-other-user-or-machine':
    'decrypt*3 key*3 stor*3 保存*2 存的*2 密钥*2 电脑*2 的密*2 解密*2 after al another api are backup ciphertext computer copi cryptunprotectdata decryptstr different dpapi encrypt error fail laptop machine mov now password profile provid read restor safestorage secret setting specifi state unable unreadable user valid wa while 一台 不了 不出 不开 之前 之后 他电 以后 其他 出来 到另 前保 加密 另一 台机 后保 失败 密不 密失 密由 密码 开了 把配 拷到 换电 机器 机密 由其 码读 系统 统以 置拷 脑之 脑加 装系 解不 读不 都解 配置 重装 钥解 钥都',
  'notify-smtp-failed':
    '535*3 authentication*3 mail*3 失败*3 邮件*3 accept*2 alert*2 error*2 fail*2 gmail*2 password*2 send*2 smtp*2 unsuccessful*2 发送*2 提醒*2 送失*2 邮箱*2 163 465 arrive com connect doesn don econnrefus email example login never notification org outlook q refus server smtpauthenticationerror username 不出 件发 件提 件通 出去 发不 发提 录失 总是 授权 提示 是发 权码 用的 登录 知发 码错 示登 箱发 通知 醒总 错误',
  'notify-webhook-rejected':
    'bot*3 errcode*3 webhook*3 器人*3 推送*3 机器*3 3100*2 errmsg*2 feishu*2 i*2 match*2 sign*2 slack*2 钉钉*2 19021 401 404 9300 alert arriv code content current dingtalk doesn error fail giv hour invalid keyword messag message msg post renewal return service show signature stop telegram timestamp unauthoriz url within wrong 一直 不了 不到 业微 书推 人一 人推 人收 企业 信机 到通 名错 失败 微信 息推 报签 报错 收不 消息 直报 签名 群机 送不 送失 送报 通知 钉机 钉群 错误 飞书',
};
