/** By the English text that stands with the facts. */
export const httpreqWords = {
  'HTTP request (own endpoint)': 'HTTP请求（自建接口）',
  'An HTTP endpoint of your own that answers “present” and “cleanup”, as lego’s httpreq and many helpers speak it.':
    '自建的HTTP接口，实现present和cleanup两个调用，与lego的httpreq及许多工具兼容。',
  'Endpoint address': '接口地址',
  '“/present” and “/cleanup” are added to it.': '程序会在其后加上 /present和 /cleanup。',
  Mode: '模式',
  'default sends the name and the value of the record; RAW sends the domain, the token and the key authorization.':
    'default发送记录名和记录值；RAW发送域名、令牌和密钥授权串。',
  'User name': '用户名',
  'Only where the endpoint asks for HTTP Basic authentication.': '仅当接口要求HTTP Basic认证时填写。',
  Password: '密码',
  'Goes with the user name.': '与用户名一起填写。',
  'Let the endpoint write only TXT records named _acme-challenge.': '请让该接口只能写入名为 _acme-challenge的TXT记录。',
  'Let your endpoint take POST requests with JSON at /present and /cleanup, and answer with status 200 when the record is made or gone.':
    '让接口在 /present和 /cleanup接收JSON的POST请求，记录写入或删除后返回状态码200。',
  'Protect it with HTTPS and, if it can be reached by others, with a user name and a password.':
    '请使用HTTPS；若他人也能访问，请再设置用户名和密码。',
  'Enter its address here.': '在这里填写接口地址。',
} as const;
