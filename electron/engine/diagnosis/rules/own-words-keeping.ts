/** How people tell of keys, files, schedules, keychains and messages that fail, in their own words. */
import { people, type Rule } from '../rule.ts';
import { bad } from './complaint-words.ts';

export const ownWordsAboutKeeping: readonly Rule[] = [
  people(
    { 'common-name-too-long': 0.7 },
    /(domain|name|sub ?domain|host ?name|common name|域名|名字|通用名).{0,40}(too long|very long|longer than|64|65|70|characters long|太长|过长|很长|超过|超长)|(very |too |extremely )long (domain|name|sub ?domain|host)|(很|太|超|特别)长的?(域名|子域|名字)/,
  ),
  people(
    { 'bad-public-key': 0.68 },
    /1024|8192|16384|p-?521|weak key|small key|key (size|length|type)|leaked key|compromised key|debian|curve|密钥(长度|太短|太弱|泄露|类型)|曲线|弱密钥/,
    bad,
  ),
  people(
    { 'order-not-ready': 0.66 },
    /finali[sz]|order.{0,30}(not ready|ready|invalid|state|status)|订单.{0,10}(状态|就绪|准备|无效)|提交.{0,6}太早/,
    bad,
  ),
  people({ 'bad-csr': 0.68 }, /\bcsr\b|certificate (signing )?request|证书请求|签名请求/, bad),
  people(
    { 'csr-key-same-as-account-key': 0.74 },
    /(same|one|single|reuse\w{0,30}|identical) (private )?key.{0,60}(account|cert|both)|account key.{0,60}(cert|csr|same|also)|(账户|账号).{0,10}(密钥|私钥).{0,10}(证书|同一|相同|一样)|(账户|账号).{0,8}证书.{0,10}(同|一样)|(同一|相同|一样)(个|把)?(的)?(密钥|私钥).{0,16}(账户|账号)|证书.{0,10}账[户号].{0,6}(同|一样)/,
  ),
  people(
    { 'download-failed': 0.68 },
    /download|fetch|retriev|get (it|the cert)|下载|取(不)?(到|回)|拿不到/,
    /cert|chain|证书/,
    /issued|signed|valid|ready|success|but|after|404|已(经)?(签发|颁发|成功)|签(好|发)|显示/,
    bad,
  ),
  people(
    { 'root-not-trusted-by-old-client': 0.72 },
    /(old|older|ancient|legacy) (android|phone|device|tv|client|browser|java|ipad|iphone|computer|pos|scanner|system|tablet)|android [4-8]|java [67]|windows xp|smart tv|(老|旧)(的)?(安卓|手机|设备|电视|浏览器|系统|平板|机器|客户端)|安卓 ?[4-7]/,
    /trust|cert|warning|secure|ssl|https|信任|证书|安全|打不开|警告|报错/,
  ),
  people(
    { 'name-not-covered': 0.68 },
    /www|sub ?domain|other (name|domain)|(only )?valid for|name mismatch|doesn't match|not (match|cover|includ|in the cert)|different (name|domain)|common name|子域|域名不(匹配|符|一致)|不包含|没(有)?(包含|覆盖)|名称不(匹配|符)/,
    /browser|cert|warning|visit|open|浏览器|证书|打开|访问/,
    bad,
  ),
  people({ 'chain-incomplete': 0.7 }, /intermediate|\bchain\b|ca[- ]bundle|中间证书|证书链/, bad),
  people(
    { 'key-cert-mismatch': 0.72 },
    /(key|私钥|密钥)/,
    /(match|belong|fit|pair|go together|mismatch|匹配|配对|一对|对应|不符|对不上)/,
    /cert|证书|crt|pem/,
    bad,
  ),
  people(
    { 'key-type-unsupported-by-target': 0.68 },
    /(nas|router|printer|camera|switch|firewall|exchange|device|appliance|synology|qnap|minio|rdp|vpn|phone system|交换机|打印机|路由器|摄像头|设备|群晖|防火墙)/,
    /\becc?\b|ecdsa|elliptic|rsa|key (type|format)|format|pkcs|椭圆|格式|密钥类型|私钥类型/,
    bad,
  ),
  people(
    { 'pfx-modern-encryption-old-windows': 0.68 },
    /pfx|p12|pkcs/,
    /(server )?(2008|2012|2016)|old(er)? (windows|server|mac|java|system)|windows (7|8|10)|works (on|in) (windows )?(11|2019|2022|newer|another)|(旧|老|低版本)(的)?(windows|系统|服务器)|在.{0,10}(2019|2022|win11|win10|新).{0,6}(可以|正常|能)/,
  ),
  people(
    { 'pfx-password-wrong': 0.66, 'pfx-modern-encryption-old-windows': 0.4 },
    /pfx|p12|pkcs|keystore|exported (file|cert)|证书文件/,
    /password|密码|口令/,
    bad,
  ),
  people(
    { 'export-path-not-writable': 0.66 },
    /(\/etc\/|[a-z]:\\|folder|directory|path|disk|share|file|location|usb|nas|目录|文件夹|路径|文件|共享)/,
    /(write|save|export|copy|store|created?|写|保存|导出|复制|存)/,
    /denied|permission|not allowed|read-?only|can't|cannot|unable|fail|refus|权限|只读|拒绝|无法|不能|失败|写不/,
    /cert|key|pem|export|证书|私钥|导出|pem/,
  ),
  people(
    { 'disk-full': 0.74 },
    /(disk|drive|partition|space|storage|volume|磁盘|硬盘|空间|存储|分区).{0,24}(full|left|free|(?:ran|runs?|is) out|\bno\b|100%|满|不足|不够|用完|没)|(no|out of|ran out of|run out of|not enough) (disk |free )?space/,
  ),
  people(
    { 'deploy-permission-missing': 0.7 },
    /deploy|upload|push|install|部署|上传|推送/,
    /cdn|load balancer|slb|clb|alb|elb|waf|cloud|bucket|oss|cos|acm|负载均衡|云/,
    /permission|denied|forbidden|403|not (allowed|authori)|right|role|权限|无权|拒绝|禁止|授权/,
  ),
  people(
    { 'private-key-not-exportable': 0.74 },
    /export|导(不)?出/,
    /private key|with (the )?key|greyed|grayed|not (possible|allowed)|私钥|灰(色|的)?|不可导出/,
    /key|私钥|密钥|greyed|grayed/,
  ),
  people(
    { 'private-key-permission': 0.7 },
    /private key|key file|privkey|私钥|密钥文件/,
    /service|iis|sql|nginx|apache|postfix|dovecot|exchange|rdp|user|account|mosquitto|服务|用户|账户/,
    /read|access|permission|right|open|load|读|权限|访问|加载|打开/,
  ),
  people(
    { 'windows-key-provider-cng': 0.72 },
    /exchange|adfs|ad fs|\becp\b|\bowa\b|\bcng\b|\bcsp\b|schannel|crypto ?provider|加密提供程序|密钥提供程序/,
    /log ?in|loop|cert|key|provider|old|won't|登录|循环|证书|私钥|旧式|密钥/,
    bad,
  ),
  people(
    { 'windows-store-access-denied': 0.68 },
    /(certificate|windows|computer|machine) store|local ?machine|import|certlm|证书存储|本地计算机|导入/,
    /denied|admin|elevat|permission|not allowed|rights|拒绝|管理员|权限/,
  ),
  people(
    { 'windows-store-missing': 0.72 },
    /store|存储/,
    /web ?hosting|does(n't| not) exist|missing|not (found|there)|can't (be )?f(ou|i)nd|no such|不存在|找不到|没有/,
    /cert|windows|iis|server|证书|windows|iis/,
  ),
  people(
    { 'scheduler-wrong-account': 0.68 },
    /schedul|task|cron|timer|job|计划任务|定时任务|任务计划/,
    /(wrong|other|different|another|system|root|deleted) (user|account)|password (has )?(changed|expired)|changed .{0,20}password|as (system|root|admin|another)|elevat|administrator|batch|(改|换|更新)(了)?.{0,10}密码|(别|其他|另一|system|root|错).{0,6}(用户|账户|账号)|账户|最高权限|提升/,
  ),
  people(
    { 'scheduler-user-not-logged-in': 0.72 },
    /(only|when|while|unless|until|if).{0,30}(log(ged)? ?(in|on|off|out)|sign(ed)? (in|out|off)|desktop|session)|log(ged)? (off|out)|nobody is (logged|signed)|after (i |a )?(log|sign)|(登录|登陆|注销|锁屏).{0,12}(才|后|时|就)/,
    /schedul|task|renew|run|job|timer|计划|任务|续|运行|自动/,
  ),
  people(
    { 'scheduler-task-broken': 0.68 },
    /schedul|cron|timer|(scheduled )?task|job|计划任务|定时任务|crontab|任务/,
    /missing|\blost\b|gone|disappear|deleted|disabled|never (runs?|ran|start|created)|not (there|created|found|exist)|doesn't exist|wrong (line|entry|path|time)|moved the program|syntax|没了|消失|不见|删|禁用|没有创建|从没|不执行|没执行|写错|路径/,
    /renew|cert|acme|run|续|证书|执行|运行/,
  ),
  people(
    { 'scheduler-missed-while-asleep': 0.74 },
    /sleep|asleep|hibernat|suspend|laptop|\blid\b|turned off|powered off|switched off|shut down at night|standby|\bbattery\b|睡眠|休眠|关机|合盖|笔记本|待机|断电|没开机|不开机/,
    /renew|schedul|task|run|cert|missed|expired|job|续|任务|证书|运行|错过|过期/,
  ),
  people(
    { 'scheduler-environment-differs': 0.74 },
    /(by hand|from (the|a|my) (shell|terminal|console|command)|manual(ly)?|in (the|a|my) (terminal|shell|console)|command line|when i run|if i (run|start)|interactively|手动|手工|命令行|自己(跑|运行)|终端)/,
    /(cron|schedul|timer|automatic|task|job|systemd|night|定时|计划|自动|cron|任务)/,
  ),
  people(
    { 'concurrent-run-lock': 0.72 },
    /another (instance|run|copy|process|renewal)|already running|two (instances|copies|runs|processes|containers|programs|machines|computers|servers)|\block(ed)?\b|at the same time|simultaneous|(另|已经有)一个(实例|进程|任务)|已经在(运行|跑)|锁|同时(运行|跑)|两(个|台)(进程|任务|程序|容器|机器|电脑|服务器)/,
    bad,
    /cert|renew|run|instance|lock|start|program|证书|续|运行|实例|锁|进程|任务|程序/,
  ),
  people(
    { 'server-not-reloaded': 0.74 },
    /still|keeps?|old|but|yet|restart|reload|还是|仍|旧|依然|重启|重载|但/,
    /(renew|new cert|cert\w{0,9} (?:was |got )?(?:updated|renewed|replaced)|issued|updated|replaced|success|files? (are|is) new|续期|更新|新证书|续签|换(了|上)|签(了|好|发))/,
    /(browser|visitor|site|server|nginx|apache|website|page|show|serv|expired|浏览器|网站|服务器|nginx|页面|显示|过期|网页|访问)/,
    /old|expired|previous|same|restart|reload|旧|过期|以前|原来|重启|重载|老/,
  ),
  people(
    { 'keychain-service-missing': 0.72 },
    /keyring|key ?chain|gnome-?keyring|kwallet|libsecret|secret service|password (service|store|manager)|密钥环|钥匙环|密码服务/,
    /linux|ubuntu|debian|arch|fedora|i3|sway|minimal|install|missing|no |not (found|there|running)|window manager|没有|没装|未安装|缺|找不到/,
  ),
  people(
    { 'keychain-no-session-bus': 0.72 },
    /ssh|headless|d-?bus|server without|no desktop|without (a )?(desktop|gui|screen)|container|docker|session bus|无头|没有(桌面|图形)|服务器上|会话总线|远程登录/,
    /key ?ring|key ?chain|secret|dbus|d-bus|password|credential|密钥环|钥匙|机密|凭据|总线|密码/,
  ),
  people(
    { 'keychain-backend-not-detected': 0.72 },
    /encrypt(ion)?|safe ?storage|加密/,
    /(not|n't) (available|possible|supported)|unavailable|can't|cannot|plain ?text|no (backend|encryption)|unencrypted|desktop environment|不可用|明文|无法|不能|没有/,
    /system|os|linux|app|key ?ring|desktop|storage|系统|程序|桌面|存储/,
  ),
  people(
    { 'keychain-denied-or-locked': 0.7 },
    /key ?chain|key ?ring|wallet|钥匙串|密钥环|钥匙环/,
    /locked|unlock|den(y|ied)|cancel|clicked|password|asks?|refus|锁|解锁|拒绝|点了|取消|密码|不让/,
  ),
  people(
    { 'keychain-app-signature-changed': 0.72 },
    /(mac|macos|key ?chain|钥匙串|系统)/,
    /(after|since) (the |an |every |each )?(update|upgrade|build)|when (?:up(?:grad|dat)ing)|(?:on|at) (?:every|each) (?:launch|start)|download of (?:the |an )?update|every time|each time|again and again|keeps? asking|signature|signed|codesign|another (app|program)|更新(后|之后)|升级(后|之后)|每次|反复|一直(弹|问|要)|签名/,
    /ask|password|key ?chain|confidential|access|prompt|allow|问|密码|弹|钥匙串|允许|授权|访问/,
  ),
  people(
    { 'keychain-data-other-user-or-machine': 0.72 },
    /(copied|moved|migrat|restor|transfer|cloned|new (computer|machine|pc|laptop)|another (computer|machine|user|pc)|different (computer|machine|user)|backup|复制|拷|迁移|搬|换(了)?(电脑|机器|用户)|新(电脑|机器)|备份|还原|恢复|重装|另一台|别的(电脑|用户))/,
    /decrypt|secret|password|credential|settings|config|keys?\b|token|unreadable|解密|机密|密码|凭据|设置|配置|密钥|读不/,
    bad,
  ),
  people(
    { 'notify-smtp-failed': 0.7 },
    /e-?mail|smtp|mail (server|notification)|gmail|outlook|office ?365|qq ?邮箱|163|邮件|邮箱|发信/,
    /notif|send|sent|deliver|alert|remind|report|arriv|receive|login|app password|通知|发(不|送)|收不到|提醒|授权码|登录|告警/,
    bad,
  ),
  people(
    { 'notify-webhook-rejected': 0.74 },
    /ding ?talk|feishu|lark|wechat|wecom|slack|discord|telegram|teams|webhook|bot\b|robot|chat|bark|钉钉|飞书|企业微信|企微|机器人|微信|推送|群(里|消息|通知)?/,
    /notif|message|send|alert|push|sign|keyword|arriv|nothing|error|post|通知|消息|收不到|发不|签名|关键词|加签|提醒|报错|失败|推送/,
    bad,
  ),

  // More ways to say the same
  people(
    { 'chain-incomplete': 0.72, 'root-not-trusted-by-old-client': 0.3 },
    /(browser|chrome|firefox|edge|desktop|浏览器|电脑)[^.]{0,30}(fine|works|ok|happy|no problem|正常|没问题|可以|能)/,
    /curl|app\b|android|phone|api|client|java|openssl|wechat|小程序|手机|安卓|接口|客户端|程序/,
    /complain|error|warn|fail|trust|not|cert|报错|错误|不信任|失败|证书/,
  ),
  people({ 'disk-full': 0.76 }, /100 ?%( full)?|\/var .{0,12}full|(disk|drive|硬盘|磁盘|空间).{0,8}(爆|满|没了)/),
  people(
    { 'scheduler-wrong-account': 0.74 },
    /(password|密码)/,
    /(nightly|scheduled|schedule|task|job|cron|计划|定时|任务)/,
    /chang|logon|log-on|expired|new|换|改|更新|过期/,
  ),
  people(
    { 'key-cert-mismatch': 0.74 },
    /(private )?key|私钥|密钥|\bkey\b/,
    /(isn't|\bnot|wrong|another)\b.{0,24}\b(right|one|key|pair|for this)\b|不是一(对|套)|不配|对不上|不匹配/,
    /cert|nginx|apache|证书|crt/,
  ),
  people(
    { 'chain-incomplete': 0.74 },
    /(?:没有|缺少?|不带|漏了?|未添加)(?:中间)?证书链|证书链(?:不完整|缺失|没有)|(?:without|missing|no) (?:the )?(?:certificate )?chain\b/,
  ),
  people(
    { 'keychain-app-signature-changed': 0.8 },
    /key ?chain|钥匙串/,
    /always allow|allow always|始终允许/,
    /updat|upgrad|new version|restart|always|every|again|keeps?|even|更新|升级|重启|每次|还是|反复/,
  ),
];
