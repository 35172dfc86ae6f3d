"""Mails about mail, in the forms in which servers write them."""

from base64 import b64encode
from email.message import EmailMessage
from email.mime.text import MIMEText

from fazhi.outbox.models import Message

REPORTER = "MAILER-DAEMON@mx.example.test"


def standard(
    message: Message,
    *,
    action: str = "failed",
    status: str = "5.1.1",
    said: str = "smtp; 550 5.1.1 <wang@example.test>: no such user",
    recipient: str = "",
    mail_id: str = "",
    whole: bool = False,
) -> bytes:
    """RFC 3464, as Postfix writes it."""
    fields = (
        "Reporting-MTA: dns; mx.example.test\n"
        "Arrival-Date: Thu, 26 Nov 2026 10:00:00 +0800\n\n"
        f"Final-Recipient: rfc822; {recipient or message.address}\n"
        f"Action: {action}\nStatus: {status}\n"
        f"Diagnostic-Code: {said}\n"
    )
    original = f"From: noreply@localhost\nMessage-ID:\n {mail_id or message.mail_id}\nSubject: x\n"
    return _mail(
        'multipart/report; report-type=delivery-status; boundary="limit"',
        {
            "From": f"Mail Delivery System <{REPORTER}>",
            "Subject": "Undelivered Mail Returned to Sender",
            "Auto-Submitted": "auto-replied",
            "Message-ID": "<report-1@mx.example.test>",
        },
        ("text/plain", b"I'm sorry to have to inform you that"),
        ("message/delivery-status", fields.encode()),
        (
            "message/rfc822" if whole else "text/rfc822-headers",
            f"{original}\nsecret words".encode() if whole else original.encode(),
        ),
    )


def netease(message: Message) -> bytes:
    """A web page in Chinese with the original mail, as 163 and 126 (Coremail) send it; GBK."""
    page = (
        "<html><body><p>抱歉，您的邮件被退回来了……</p>"
        f"<p>收件人：&lt;{message.address}&gt;</p>"
        "<p>退信原因：SMTP error, RCPT TO: 550 User not found: wang</p></body></html>"
    )
    return _mail(
        'multipart/mixed; boundary="limit"',
        {"From": "Postmaster@163.com", "Subject": f"=?gbk?B?{_base64('系统退信', 'gbk')}?="},
        ("text/html; charset=gbk", page.encode("gbk")),
        ("message/rfc822", f"Message-ID: {message.mail_id}\n\nsecret words".encode()),
    )


def tencent(message: Message) -> bytes:
    """A page that names the Message-ID among its words, as QQ Mail and Exmail may."""
    mail = MIMEText(
        "<div>您的邮件未能送达</div><div>收件人："
        f"{message.address.upper()}</div><div>Message-ID：{message.mail_id[1:-1]}</div>"
        "<div>host mx3.qq.com said: 550 Mailbox unavailable or access denied</div>",
        "html",
        "utf-8",
    )
    mail["From"] = "QQ <PostMaster@qq.com>"
    mail["Subject"] = "退信通知"
    return mail.as_bytes()


def qmail(message: Message) -> bytes:
    """Plain words, then the mail."""
    mail = EmailMessage()
    mail["From"] = "MAILER-DAEMON@old.example.test"
    mail["Subject"] = "failure notice"
    mail.set_content(
        "Hi. This is the qmail-send program at old.example.test.\n"
        "This is a permanent error; I've given up. Sorry it didn't work out.\n\n"
        f"<{message.address}>:\n550 sorry, no mailbox here by that name (#5.1.1)\n\n"
        f"--- Below this line is a copy of the message.\n\nMessage-ID: {message.mail_id}\n"
    )
    return mail.as_bytes()


def exim_late(message: Message) -> bytes:
    """A warning: it is still being tried."""
    mail = EmailMessage()
    mail["From"] = "Mail Delivery System <Mailer-Daemon@exim.example.test>"
    mail["Subject"] = "Warning: message 1abc delayed 24 hours"
    mail.set_content(
        f"Message-ID: {message.mail_id}\n\nThe address to which it has not yet been delivered is:\n"
        f"  {message.address}\n    Delay reason: 451 try later\n"
    )
    return mail.as_bytes()


def holiday(message: Message, sender: str = "") -> bytes:
    """An automatic answer that quotes the mail."""
    mail = EmailMessage()
    mail["From"] = sender or message.address
    mail["Subject"] = "自动回复: 退信"
    mail["Auto-Submitted"] = "auto-replied"
    mail["In-Reply-To"] = message.mail_id
    mail["References"] = message.mail_id
    mail.set_content(f"我在休假。\n> {message.address}\n> {message.mail_id}\n退回")
    return mail.as_bytes()


def _mail(kind: str, headers: dict[str, str], *parts: tuple[str, bytes]) -> bytes:
    lines = [f"{name}: {value}" for name, value in headers.items()]
    head = "\n".join([*lines, "To: noreply@localhost", f"Content-Type: {kind}"]).encode()
    inner = [f"--limit\nContent-Type: {name}\n\n".encode() + body for name, body in parts]
    return b"\n".join([head, b"", *inner, b"--limit--", b""])


def _base64(text: str, charset: str) -> str:
    return b64encode(text.encode(charset)).decode()
