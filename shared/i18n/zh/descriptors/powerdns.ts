/** By the English text that stands with the facts. */
export const powerdnsWords = {
  PowerDNS: 'PowerDNS',
  'A PowerDNS Authoritative Server of your own, through its HTTP API.': '通过HTTP API使用自建的PowerDNS权威服务器。',
  'API address': 'API地址',
  'Where the server’s built-in web server listens. “/api/v1” at the end may be left out.':
    '服务器内置网页服务的地址，末尾的 /api/v1可以省略。',
  'API key': 'API密钥',
  'The value of “api-key” in pdns.conf.': 'pdns.conf中api-key的值。',
  'Server id': '服务器标识',
  'Almost always “localhost”; another one only behind a proxy that serves several servers.':
    '几乎总是localhost；只有前面有代理管理多台服务器时才不同。',
  'API version': 'API版本',
  'All servers since 2016 speak version 1.': '2016年以来的服务器都使用版本1。',
  'The key may change everything on the server. Let the API listen on loopback or inside a VPN only, and limit webserver-allow-from to this computer.':
    '该密钥可以修改服务器上的一切。请让API只监听本机或VPN内地址，并用webserver-allow-from限定为本机可访问。',
  'In pdns.conf set api=yes, api-key to a long random text, webserver=yes and webserver-allow-from to this computer’s address.':
    '在pdns.conf中设置api=yes、webserver=yes，api-key填一段较长的随机文本，webserver-allow-from填本机地址。',
  'Restart PowerDNS.': '重启PowerDNS。',
  'Enter the API address and the key here. Use https, or a connection nobody else can read, when the server is another machine.':
    '在这里填写API地址和密钥。服务器不在本机时，请使用https或他人无法读取的连接。',
} as const;
