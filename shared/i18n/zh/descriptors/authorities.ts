/** By the English text that stands with the facts. */
export const authoritiesWords = {
  'An ACME directory that you gave.': '你自己填写的ACME目录。',
  'A private authority. Only devices that trust its root accept its certificates.':
    '私有颁发机构。只有信任其根证书的设备才接受它签发的证书。',
  'Register at actalis.com and subscribe to the “Free” plan.': '在actalis.com注册，订阅Free方案。',
  'In the customer area open “Manage with ACME”.': '在客户专区打开Manage with ACME。',
  'Copy the key id (“EAB KID”) and the HMAC key (“EAB HMAC”).': '复制密钥ID（EAB KID）和HMAC密钥（EAB HMAC）。',
  'Free, European. One name and its www. Needs a key id and an HMAC key from your Actalis account.':
    '免费，位于欧洲。一个域名及其www。需要Actalis账户中的密钥ID和HMAC密钥。',
  'Asks for a means of payment at sign-up, also for the free plan.': '免费方案注册时也要填写付款方式。',
  'One name and its www: two other names in one order are refused.':
    '只签一个域名及其www，一张证书里放两个不同域名会被拒绝。',
  'Sign in at console.cloud.google.com, choose or make a project, and enable the Public Certificate Authority API.':
    '登录console.cloud.google.com，选择或新建一个项目，启用Public Certificate Authority API。',
  'Copy “keyId” as key id and “b64MacKey” as HMAC key, and use them within seven days.':
    '把keyId复制为密钥ID，b64MacKey复制为HMAC密钥，七天内用掉。',
  'Each key pair serves one account only; a further account needs a new pair.':
    '一对密钥只能注册一个账户，再注册就要重新取一对。',
  'Has refused names with letters beyond a to z.': '曾拒绝含中文等非ASCII字符的域名。',
  'Open Cloud Shell there and run: gcloud publicca external-account-keys create':
    '打开那里的Cloud Shell，运行：gcloud publicca external-account-keys create',
  'Free. Needs a key pair from Google Cloud, which serves one account and lapses after seven days if unused.':
    '免费。需要Google Cloud中的密钥对：只能用于一个账户，七天未用即失效。',
  'In Cloud Shell turn to the test service: gcloud config set api_endpoint_overrides/publicca https://preprod-publicca.googleapis.com/':
    '在Cloud Shell里切换到测试服务：gcloud config set api_endpoint_overrides/publicca https://preprod-publicca.googleapis.com/',
  'Then run: gcloud publicca external-account-keys create': '然后运行：gcloud publicca external-account-keys create',
  'For trying out, with a key pair made for the test service. Browsers do not trust its certificates.':
    '供试用，需要测试服务专用的密钥对。浏览器不信任它签发的证书。',
  'A key pair of the real service is refused here, and the other way round.':
    '正式服务的密钥对在这里不能用，反过来也一样。',
  'IP addresses are signed for six days only, with the profile “shortlived”, proven over HTTP or TLS.':
    'IP地址只签六天，须用shortlived配置，并通过HTTP或TLS验证。',
  'Free, no sign-up, trusted everywhere. The usual choice.': '免费，无需注册，受到普遍信任。通常选它即可。',
  'Sends no reminders before a certificate expires, and keeps no e-mail addresses.':
    '证书到期前不会发邮件提醒，也不保存邮箱地址。',
  'For trying out: the same checks with generous limits. Browsers do not trust its certificates.':
    '供试用：检查相同，限额宽松。浏览器不信任它签发的证书。',
  'Its accounts are its own: one at Let’s Encrypt itself is not known here.':
    '账户单独计算：在正式环境注册的账户，这里不认。',
  'Sign in at ssl.com and open the dashboard.': '登录ssl.com，打开Dashboard。',
  'Under “Developers and integration” choose “API credentials”.': '在Developers and integration一栏点API credentials。',
  'Copy “Account/ACME Key” as key id and “HMAC Key” as HMAC key.':
    '把Account/ACME Key复制为密钥ID，HMAC Key复制为HMAC密钥。',
  'Charges the account for a certificate of one year if it has funds. Keep it empty to stay free.':
    '账户有余额时会扣费，改签一年期证书。要免费，就不要充值。',
  'One name and its www, nothing more.': '只签一个域名及其www，不能再多。',
  'Refuses the finished order of an account without an e-mail address.': '账户没有填邮箱时，到最后一步才会拒绝签发。',
  'Accounts cannot be given a new key.': '账户不能更换密钥。',
  'One name and its www, for elliptic-curve keys. Needs a key id and an HMAC key. Charges an account that has funds.':
    '一个域名及其www，用于椭圆曲线密钥。需要密钥ID和HMAC密钥。账户有余额时会扣费。',
  'One name and its www, for RSA keys. Needs a key id and an HMAC key. Charges an account that has funds.':
    '一个域名及其www，用于RSA密钥。需要密钥ID和HMAC密钥。账户有余额时会扣费。',
  'Sign up at zerossl.com, or sign in.': '在zerossl.com注册或登录。',
  'Open “Developer” in the menu on the left.': '打开左侧菜单里的Developer。',
  'Under “EAB Credentials for ACME Clients” choose “Generate”.': '在EAB Credentials for ACME Clients一栏点Generate。',
  'Copy “EAB KID” as key id and “EAB HMAC Key” as HMAC key. They are shown once.':
    '把EAB KID复制为密钥ID，EAB HMAC Key复制为HMAC密钥。只显示这一次。',
  'Free. Needs a key id and an HMAC key, which it also hands out for an e-mail address.':
    '免费。需要密钥ID和HMAC密钥，只填一个邮箱也能取得。',
  'E-mail addresses with a plus sign have been refused.': '带加号的邮箱地址曾被拒绝。',
  'Has been out of order for days; a second authority is worth having.': '曾连续多日无法签发，最好另备一家颁发机构。',
} as const;
