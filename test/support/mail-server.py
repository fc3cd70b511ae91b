"""Three ports with one mailbox: STARTTLS, TLS from the first byte, and none. Run by mail-server.ts."""
import json
import signal
import ssl
import sys
from email import message_from_bytes

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

asked = json.load(sys.stdin)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(asked["certificate"], asked["key"])


def log(what):
    print(json.dumps(what), flush=True)


def authenticator(port):
    def authenticate(server, session, envelope, mechanism, data):
        given = (data.login.decode(), data.password.decode())
        fits = given == (asked["user"], asked["password"])
        log({"login": mechanism, "fits": fits, "port": port})
        return AuthResult(success=fits, handled=fits, auth_data=data.login)

    return {"authenticator": authenticate, "auth_required": True}


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if not address.endswith("@example.test"):
            return "550 5.7.1 relay not permitted"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        message = message_from_bytes(envelope.content)
        with open(asked["mailbox"], "ab") as mailbox:
            mailbox.write(b"From " + envelope.mail_from.encode() + b"\n" + envelope.content + b"\n")
        log({"delivered": message["subject"], "to": envelope.rcpt_tos})
        return "250 2.0.0 Ok: queued as TEST1"


controllers = [
    Controller(
        Handler(),
        "127.0.0.1",
        asked["starttls"],
        tls_context=context,
        require_starttls=True,
        **authenticator("starttls"),
    ),
    # aiosmtpd knows a session as encrypted only after STARTTLS; here it always is.
    Controller(
        Handler(), "127.0.0.1", asked["tls"], ssl_context=context, auth_require_tls=False, **authenticator("tls")
    ),
    Controller(Handler(), "127.0.0.1", asked["plain"], auth_require_tls=False, **authenticator("plain")),
]
for controller in controllers:
    controller.start()
log({"ready": True})
signal.sigwait([signal.SIGTERM, signal.SIGINT])
for controller in controllers:
    controller.stop()
