/** What schedulers, keychains and message services say. */
import { type Rule, says, unless } from '../rule.ts';

export const machineRules: readonly Rule[] = [
  says(
    { 'scheduler-wrong-account': 0.94 },
    /error value: ?21479(43140|43785|43726|42405)|2147943(140|785|726)|0x(800)?702e4|0x8007052e|0x80070569|requested operation requires elevation|logon (failure|type)[^.]{0,60}(task|batch|schedul|user name|password|requested)|log ?on as a batch|has not been granted the requested logon type|(scheduled )?task.{0,60}(wrong|different|another|other|deleted|incorrect) (user|account)|(runs?|running|ran|executed) as (the )?(the )?(wrong user|another user|different user|system account|local ?service)|(计划任务|定时任务).{0,14}(账户|用户|账号|密码).{0,8}(错误|不对|不同|变更|修改|过期)|需要提升/,
  ),
  says(
    { 'scheduler-user-not-logged-in': 0.93 },
    /(require user|only when (the )?user|only if (the )?user|user) .{0,20}(to be )?log(ged)? ?(in|on).{0,20}(only|required|is set)?|interactive only|0x41306|0x800710e0|only (runs?|works?|executes?) .{0,20}(while|when|if) .{0,12}(logged|signed) (in|on)|logon mode: +interactive|(只|仅)(在|当)?.{0,4}用户(登录|登陆).{0,4}(时|后)?才?(运行|执行)|只在?用户登录时/,
  ),
  says(
    { 'scheduler-task-broken': 0.9 },
    /(scheduled )?task.{0,40}(was |is |has been )?(not (created|found|registered)|missing|disabled|deleted|could not be (created|found)|does not exist)|(unable|failed|could not|cannot|can't) (to )?(create|register|add|install|find|start) (the |a )?(scheduled )?(task|cron ?(job|entry|tab)|timer)|(bad|invalid|errors in) (minute|hour|day|crontab|cron|schedule)|no crontab for|crontab: .{0,60}(?:permission denied|must be privileged)|command: crontab .{1,80} failed|(?:can ?not|could not|unable to) install (?:the )?cron ?job|recommended to install crontab first|scheduled task (?:exists but does not look healthy|points to different location)|task exists but does not look healthy|crontab: .{0,60}(error|not|install)|operator or administrator has refused the request|(systemd )?timer.{0,40}(not (active|enabled|found|running)|inactive|disabled|failed|masked)|unit .{0,60}\.(timer|service) (not found|could not be found|is masked)|0x80070002|0x1\b.{0,40}task|(计划任务|定时任务|cron|crontab).{0,10}(不存在|丢失|未创建|被禁用|没有创建|创建失败|写错|错误|没了|已禁用)/,
  ),
  unless(
    says(
      { 'scheduler-task-broken': 0.8 },
      /(?<![\d{0,30},/] )(^| )\d{1,2} \d{1,2} \* \* "?\/[^ "]{2,80}|(^| )\d{1,2} \d{1,2} \* \* \* .{0,200}> ?\/dev\/null && service|cron.{0,160}service: (command )?not found/,
    ),
    /not found/,
  ),
  says(
    { 'scheduler-missed-while-asleep': 0.9 },
    /wak(ing|e|es|ing up)( up)? from (sleep|hibernat)|after (wake|sleep|resum|hibernat|suspend)\w{0,30}|(was|were|is|been) (asleep|suspended|hibernat\w{1,30}|sleeping|powered off|turned off|switched off).{0,80}(renew|schedul|task|run|cron|timer)|(renew|schedul|task|run|cron|timer)\w{0,30}.{0,80}(was|were|is|been) (asleep|suspended|hibernat|sleeping|powered off|turned off|switched off)|missed[^.]{0,40}(renew|schedul|run|task|trigger|start)|(renew|schedul|task|run|trigger|start)\w{0,30}[^.]{0,30}(was |were |been )?missed|startwhenavailable|on batter(y|ies)|(睡眠|休眠|待机|关机).{0,14}(错过|没有?(运行|执行|续期)|未(运行|执行|续期))|错过了?.{0,8}(任务|续期|运行|执行)/,
  ),
  says(
    { 'scheduler-environment-differs': 0.93 },
    /(unable|failed|could not|cannot) (to )?find (the )?(\w{2,12}-hook command|executable|command|program|binary) .{1,80}\bin (the |expanded |\$)?path\b|executable file not found in \$?path|\/usr\/bin\/env: .{1,40}no such file|\b(?:home|path): unbound variable|\$?home is not (?:set|defined)|status=203\/exec|failed at step exec|(?:certbot|certbot-auto|acme\.sh|lego): not found|noinstallationerror|could not find a usable 'nginx' binary|\/bin\/(sh|bash): (line )?\d{0,30}:? ?(?!pip3?:)[\w./-]{2,60}: (command )?not found|(cron|crontab|systemd|scheduled|schedule|task)[^.]{0,120}(command not found|not in path|no such file|environment|path is|\$path|home (is )?(not set|unset)|network drive|proxy variable)|(command not found|not found)[^.]{0,60}(cron|schedul|systemd)|your path is set correctly/,
  ),
  // Another user, another session or another environment: only the last run's own log tells.
  says(
    {
      'scheduler-environment-differs': 0.66,
      'scheduler-wrong-account': 0.45,
      'scheduler-user-not-logged-in': 0.32,
      'keychain-no-session-bus': 0.2,
    },
    /works? (fine |perfectly )?(manually|by hand|in (a |the )?(terminal|shell|console)|interactively)[^.]{0,80}(cron|schedul|task|timer|systemd|not|fail)|(手动|手工|命令行).{0,12}(正常|可以|成功|没问题).{0,16}(定时|计划|cron|自动)/,
  ),
  says(
    { 'concurrent-run-lock': 0.93 },
    /another (instance|process|copy|run|renewal)( of)? .{0,40}(is )?(already )?(running|in progress|active|using)|(already|currently) (running|in progress).{0,40}(instance|process|lock|pid|certbot|renew)|\block ?file\b.{0,60}(exist|held|found|in use|stale|running|present|another)|(acquire|obtain|create|open|remove|delete).{0,20}\block ?file\b|锁文件|(unable|failed|could not|cannot) (to )?(acquire|get|obtain|take) (a |the |file )?lock|eexist.{0,60}lock|\.lock\b.{0,60}(exist|held|busy|fail|resource temporarily)|database is locked|sqlite_busy|resource temporarily unavailable.{0,60}lock|lock (is )?held by|is locked by (pid|process|another)|(另一|其他|已有)(个)?.{0,6}(实例|进程|任务).{0,6}(正在)?运行|锁文件|被.{0,6}(进程|任务)锁定|任务(正在|已在)(运行|执行)(中)?.{0,6}(请|跳过|不能|无法)/,
  ),
  says(
    { 'server-not-reloaded': 0.9 },
    /(hadn't|have not|haven't|has not|hasn't|did not|didn't|forgot to|not|never|without) (been )?(restart|reload)(ed|ing)?|deployed without reload|new certificate has not taken hold|(reload|restart)(ing)?( of)? (nginx|apache|httpd|haproxy|caddy|service|the server|command|postfix|dovecot)[^.]{0,40}(fail|error|not|denied|skip)|(reload|restart|deploy|post)[- ]?(cmd|command|hook)[^.]{0,60}(fail|error|non-zero|not (set|found|run)|returned|exit)|served certificate.{0,40}(older|old|differ|expired|not the)|(服务器?|nginx|apache|网站).{0,12}(没有|未|忘记|没).{0,3}(重启|重载|重新加载|reload)/,
  ),
  // The serial number that is served tells.
  says(
    { 'server-not-reloaded': 0.66, 'key-cert-mismatch': 0.2, 'name-not-covered': 0.2 },
    /(still|keeps?|continues?) (using|serving|shows?|showing|serves?|presents?|presenting|delivers?|sees?|seeing|uses?|gets?|getting) .{0,20}(old|expired|previous|outdated)\b.{0,30}(cert|one\b|chain|ssl|tls|key)|(renewed|new cert|new certificate|issued)[^.]{0,80}(but|yet|still)[^.]{0,60}(old|expired|previous|not (used|loaded|picked))|(证书)(已)?(更新|续期|续签)(成功)?.{0,20}(还是|仍是|仍然|依然|依旧|还在用?)(旧|老|过期|以前)?/,
  ),
  // Keychains
  says(
    { 'keychain-service-missing': 0.95 },
    /org\.freedesktop\.secrets (was not|not) provided|org\.freedesktop\.(dbus\.error\.serviceunknown|secrets)|secret service.{0,60}(not available|unavailable|not running|missing|not found|no such|unknown)|no (secret service|keyring|password store|keychain)( backend| daemon| service)?.{0,30}(found|available|installed|running)|(gnome-?keyring|kwallet|libsecret)[^.]{0,60}(not (installed|found|available|running)|missing|unavailable|cannot open shared)|no recommended backend was available|nokeyringerror|(?:gnome |libsecret ?)?keyring is not available|error contacting kwalletd|org\.kde\.kwallet[^\n]{0,200}serviceunknown|couldn't access platform secure storage|no result returned from ss api|result not returned from ss api|secret service api .{0,40}not|libsecret-1\.so.{0,30}(no such|cannot|not found)|(没有|未安装|缺少|找不到).{0,6}(密钥环|keyring|钥匙环|secret service)/,
  ),
  says(
    { 'keychain-no-session-bus': 0.95 },
    /cannot autolaunch d-?bus|unable to autolaunch a dbus|dbus-launch .{0,120}(?:exited|terminated)|dbus_session_bus_address|(unable|failed|could not|cannot) (to )?connect to (the )?(session |message )?(d-?)?bus|no (d-?bus )?session bus|(session bus|d-?bus)[^.]{0,60}(not (available|running|found|set)|unavailable|no such file|connection refused)|without x11 \$?display|(没有|无|找不到|无法连接).{0,6}(会话总线|d-?bus|dbus)/,
  ),
  says(
    { 'keychain-backend-not-detected': 0.94 },
    /encryption is not available|decryption is not available|isencryptionavailable[^.]{0,20}false|basic_text|safestorage (is )?not (available|ready)|--password-store|(os|system)( crypt| level)? encryption (is )?(not available|unavailable)|(password|encryption) backend.{0,30}(not detected|unknown|basic)|(系统)?加密(功能)?(不可用|不可使用|未启用)/,
  ),
  says(
    { 'keychain-denied-or-locked': 0.9 },
    /-25293(?!.{0,60}codesign)|-25308|errsec(authfailed|usercanceled|interactionnotallowed)|user name or passphrase you entered is not correct|(keychain|keyring|kwallet|wallet|login\.keychain|collection|secret)[^.]{0,60}(is |was |are )?(locked|denied|cancel|dismissed|not allowed|interaction)|(user interaction|interaction) is not allowed|(denied|refused|cancelled|canceled) .{0,30}(keychain|keyring|wallet)|prompt (was )?dismissed|(钥匙串|密钥环|钥匙环).{0,8}(被?锁定|已锁定|拒绝|未解锁|无法解锁|锁住)|could not unlock|fail\w{0,3} to unlock (?:the )?(?:collection|keyring|wallet|key ?store)|in a locked collection|default-collection=locked|keychain: status -252|user interaction is not allowed|\.secret\.error\.islocked/,
  ),
  says(
    { 'keychain-app-signature-changed': 0.94 },
    /wants to (use|access) (your |the )?(confidential|information|key)|make sure python is signed|\bcode ?sign(ing|ature)[^.]{0,60}(invalid|changed|differ|ad.?hoc|keychain|mismatch|not valid)|wants to access key|safe storage\b.{0,60}(ask|prompt|password|allow|every|access|denied|keychain)|-34018|errsecmissingentitlement|missing (keychain )?entitlement|(签名|程序).{0,8}(已?改变|变化|不一致).{0,12}(钥匙串|macos|系统)|钥匙串.{0,12}(签名|每次|反复)/,
  ),
  says(
    { 'keychain-data-other-user-or-machine': 0.93 },
    /written by a different machine|error while decrypting the ciphertext|(dpapi|cryptunprotectdata|protecteddata|unprotect)[^.]{0,80}(fail|error|invalid|not valid|unable|cannot|exception)|key not valid for use.{0,80}(dpapi|unprotect|protecteddata)|(unable|failed|could not|cannot|can't) (to )?decrypt[^.]{0,80}(config|secret|setting|value|credential|password|stored|storage|safestorage|token)|(decrypt)\w{0,30}[^.]{0,60}(different|another|other) (machine|user|computer|profile)|(encrypted|stored|sealed) (by|on|for|with) (a |an )?(different|another|other) (user|machine|computer|account|windows)|(解密).{0,12}(失败|出错).{0,20}|(其他|另一|别的|不同)(台)?(用户|电脑|机器|账户).{0,8}(加密|保存|写入)/,
  ),
  // Messages
  says(
    { 'notify-smtp-failed': 0.9 },
    /(fail\w{0,3}|unable|error|could not|cannot) (to )?(send|sending|deliver|delivering) (the |a )?(notification|alert|report|message).{0,160}\bmail\b|(通知|告警|提醒)(发送)?失败.{0,80}(邮|mail)/,
  ),
  unless(
    says(
      { 'notify-smtp-failed': 0.55, 'notify-webhook-rejected': 0.55 },
      /(fail\w{0,3}|unable|error|could not|cannot) (to )?(send|sending|deliver|delivering|push|pushing) (the |a )?(notification|alert)|(通知|告警|消息)(发送|推送)失败/,
    ),
    /\bmail\b|smtp|webhook|\bbot\b|机器人|邮/,
  ),
  says(
    { 'notify-smtp-failed': 0.93 },
    /smtp(?!d)[^.]{0,120}(fail|error|refus|timed? ?out|reject|denied|auth|unable|could not|invalid|535|550|530|554|mismatch)|(fail|error|unable|could not|cannot)[^.]{0,60}(send|sending|deliver)[^.]{0,30}(e-?mail|mail|notification e?mail)|\b(5[35][0-9]|530)[ -]5\.\d\.\d|(?<![\d.])5\.7\.\d{1,3}(?![\d.])|eauth\b|invalid login: ?\d|smtpauthenticationerror|username and password not accepted|authentication unsuccessful|relay(ing)? (access )?denied|sender address rejected|(邮件|邮箱).{0,8}(发送失败|发不出|通知失败|登录失败|认证失败)|发送邮件.{0,6}(失败|出错)|授权码.{0,8}(错误|无效|过期)|smtp.{0,10}(失败|错误|超时|拒绝)/,
  ),
  says(
    { 'notify-webhook-rejected': 0.94 },
    /"?\berrcode"?:? ?"?(310000|[1-9]\d{2,5})|\b310000\b|sign not match|sign match fail|签名不匹配|签名校验失败.{0,20}(机器人|推送|通知|钉钉|飞书)|keywords? not in content|key words not found|关键词.{0,10}(不|未|没有)|\b(webhook|robot|bot|dingtalk|feishu|lark|slack|discord|telegram|wecom|bark|gotify|ntfy|pushover|serverchan|teams)[^.]{0,100}(fail|error|reject|invalid|refus|\b40[0134]\b|unauthori|not found|denied|no_service|channel_not_found)|(钉钉|飞书|企业微信|企微|机器人|webhook|telegram|推送|server ?酱)[^.]{0,16}(失败|错误|不匹配|被拒|拒绝|报错|无效|收不到)|invalid webhook|no_service|invalid_payload|"?code"?:? ?1902[14]|ip.{0,6}not in whitelist.{0,20}(robot|ding|机器人)/,
  ),
  unless(
    says({ 'export-path-not-writable': 0.62, 'account-file-permissions': 0.3 }, /unauthorizedaccessexception/),
    /access to the path|certificate ?store|x509store/,
  ),
];
