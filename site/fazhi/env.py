"""The one reader of environment variables; ``docs/settings.md`` is checked against it."""

import json
import secrets
import socket
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from fazhi import env_values
from fazhi.startup import StartupProblem

ROOT = Path(__file__).resolve().parents[2]


def _secretly(check: Callable[[str], str]) -> AfterValidator:
    """Checks what a secret holds without taking it out."""

    def checked(value: SecretStr) -> SecretStr:
        check(value.get_secret_value())
        return value

    return AfterValidator(checked)


CommaList = Annotated[list[str], NoDecode]
Keys = Annotated[list[Annotated[str, AfterValidator(env_values.fernet_key)]], NoDecode]
Hosts = Annotated[list[Annotated[str, AfterValidator(env_values.allowed_host)]], NoDecode]
Folder = Annotated[Path, AfterValidator(env_values.folder)]
Host = Annotated[str, AfterValidator(env_values.host)]
PublicAddress = Annotated[str, AfterValidator(env_values.public_address)]
FreePath = Annotated[str, AfterValidator(env_values.free_path)]
Sender = Annotated[str, AfterValidator(env_values.sender)]
MailProvider = Annotated[str, AfterValidator(env_values.mail_provider)]
ServiceAddress = Annotated[str, AfterValidator(env_values.web_address)]
RedisAddress = Annotated[SecretStr, _secretly(env_values.redis_address)]
SearchAddress = Annotated[SecretStr, _secretly(env_values.web_address)]
MailboxAddress = Annotated[SecretStr, _secretly(env_values.mailbox_address)]
ClassPath = Annotated[str, AfterValidator(env_values.class_path)]
Key = Annotated[SecretStr, _secretly(env_values.secret)]


class Environment(BaseSettings):
    """Every variable that the software reads, with its type, default and meaning.

    Field ``data_dir`` is read from ``FAZHI_DATA_DIR`` and so on; only ``HOST`` and ``PORT`` have
    no prefix. An empty variable counts as not set.
    """

    model_config = SettingsConfigDict(
        env_prefix="FAZHI_",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    host: str = Field(
        "127.0.0.1", validation_alias="HOST", description="Address that `make run` listens on."
    )
    port: int = Field(
        8000,
        validation_alias="PORT",
        ge=1,
        le=65535,
        description="Port that `make run` listens on.",
    )
    data_dir: Folder = Field(
        ROOT / "var",
        description="Folder of the embedded installation: database, media, mail, caches, generated keys.",
    )
    debug: bool = Field(
        False, description="Django's debug pages and automatic reload. Never in production."
    )

    secret_key: SecretStr | None = Field(
        None,
        description="Signs sessions and links. Embedded: made once and kept in the data folder.",
    )
    secret_key_fallbacks: CommaList = Field(
        default_factory=list,
        description="Earlier secret keys that are still accepted, separated by commas.",
    )
    personal_data_keys: Keys = Field(
        default_factory=list,
        description="Fernet keys that encrypt telephone numbers, addresses and second factors, "
        "separated by commas; the first one encrypts, all decrypt. Embedded: "
        "made once and kept in the data folder.",
    )
    lookup_key: Key | None = Field(
        None,
        description="Key, of 32 characters at least, of the hash by which a telephone number is "
        "found; changing it needs `rotate_personal_data_keys`. Embedded: made once and kept in the "
        "data folder.",
    )

    allowed_hosts: Hosts = Field(
        default_factory=list,
        description="Host names that the site answers to, separated by commas; in production that of "
        "`FAZHI_BASE_URL` and no `*`.",
    )
    base_url: PublicAddress = Field(
        "",
        description="Public address without a closing slash. Its path, if any, is the sub-path that the "
        "site lives under, for example `https://www.example.gov.cn/huangqiao`.",
    )
    admin_path: FreePath = Field(
        "admin",
        pattern=r"^[A-Za-z0-9_-]+$",
        description="Path of the administration, one that no other page has.",
    )
    trusted_proxies: int = Field(
        0,
        ge=0,
        description="Number of reverse proxies in front that set X-Forwarded-For and X-Forwarded-Proto.",
    )
    require_second_factor: Literal["nobody", "privileged", "everybody"] = Field(
        "nobody",
        description="Who must have a second factor to enter the administration: `privileged` means "
        "signatories, department heads, legal reviewers, publishers and administrators.",
    )
    admin_password: SecretStr | None = Field(
        None,
        description="Password of the first administrator, read once by `init_town`. Empty: it asks.",
    )

    database_url: SecretStr | None = Field(
        None,
        description="`postgresql://user:password@host:port/name`. Embedded: SQLite in the data folder.",
    )
    redis_url: RedisAddress | None = Field(
        None,
        description="`redis://…` of cache and job queue. Embedded: local memory, and a process beside the "
        "site that runs the jobs.",
    )
    elasticsearch_url: SearchAddress | None = Field(
        None,
        description="`http(s)://…` of Elasticsearch 9, which then answers searches; `/readyz` asks for "
        "its health. Empty: the database answers.",
    )
    elasticsearch_prefix: str = Field(
        "fazhi",
        pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$",
        description="What the names of this site’s indexes in Elasticsearch begin with.",
    )

    smtp_host: Host = Field(
        "", description="Mail server. Embedded and empty: mail is written to the data folder."
    )
    smtp_port: int = Field(25, ge=1, le=65535, description="Port of the mail server.")
    smtp_security: Literal["none", "starttls", "ssl"] = Field(
        "none", description="Encryption of the mail connection."
    )
    smtp_user: str = Field("", description="User name at the mail server.")
    smtp_password: SecretStr | None = Field(None, description="Password at the mail server.")
    email_from: Sender = Field("noreply@localhost", description="Sender address of outgoing mail.")
    anymail_backend: MailProvider = Field(
        "",
        description="Backend of django-anymail, for example `anymail.backends.amazon_ses.EmailBackend`.",
    )
    anymail: dict[str, Any] = Field(
        default_factory=dict,
        description="Options of django-anymail as a JSON object, with the secret of the provider’s "
        "answers.",
    )
    bounces_imap_url: MailboxAddress | None = Field(
        None,
        description="Mailbox where mail that came back is read: "
        "`imaps://user:password@host/INBOX`, signs such as @ in the user name as `%40`. It should be "
        "that of `FAZHI_EMAIL_FROM` and serve nothing else.",
    )
    sms_provider: ClassPath = Field(
        "",
        description="Class that hands text messages over, as `package.module.Class`; empty: there are none.",
    )
    webhook_hosts: Hosts = Field(
        default_factory=list,
        description="Hosts of group chats besides the official ones, separated by commas: a WeCom of "
        "your own, also within your network.",
    )

    s3_bucket: str = Field(
        "",
        description="Bucket of an S3-compatible store for uploads, with its address and keys below and "
        "`FAZHI_BASE_URL`. Empty: a local folder.",
    )
    s3_endpoint: ServiceAddress = Field("", description="Address of the S3-compatible store.")
    s3_region: str = Field("", description="Region of the S3-compatible store.")
    s3_access_key: str = Field("", description="Access key of the S3-compatible store.")
    s3_secret_key: SecretStr | None = Field(
        None, description="Secret key of the S3-compatible store."
    )

    static_root: Folder | None = Field(
        None, description="Folder that `collectstatic` fills. Default: `static` in the data folder."
    )
    upload_max_mb: int = Field(
        20, ge=1, le=500, description="Largest upload in megabytes (of 1,048,576 bytes)."
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "INFO", description="Smallest level that is logged."
    )
    log_format: Literal["json", "text"] | None = Field(
        None, description="Form of log lines. Default: `text` embedded, `json` in production."
    )

    @field_validator(
        "secret_key_fallbacks",
        "personal_data_keys",
        "allowed_hosts",
        "webhook_hosts",
        mode="before",
    )
    @classmethod
    def _split(cls, value: Any) -> Any:
        if isinstance(value, str):
            return [part.strip() for part in value.split(",") if part.strip()]
        return value

    @cached_property
    def script_name(self) -> str:
        """Sub-path without a closing slash, empty at the root of a host."""
        return urlsplit(self.base_url).path

    @cached_property
    def origin(self) -> str:
        """Scheme and host of the public address, empty when none is set."""
        parts = urlsplit(self.base_url)
        return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""

    @cached_property
    def on_all_interfaces(self) -> bool:
        """Whether `make run` listens on every address of the machine."""
        return self.host in {"0.0.0.0", "::"}  # noqa: S104 - compared, not bound

    @cached_property
    def own_url(self) -> str:
        """Address of an installation without a public one; on all interfaces by the machine's name."""
        return self.url_of(socket.gethostname() if self.on_all_interfaces else self.host)

    def url_of(self, host: str) -> str:
        """Address of this installation as ``host``, without a path and a closing slash."""
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}"


def variable_name(field: str) -> str:
    """Name of the environment variable that ``field`` of `Environment` is read from."""
    alias = Environment.model_fields[field].validation_alias
    return alias if isinstance(alias, str) else f"FAZHI_{field.upper()}"


def read_environment() -> Environment:
    """Reads and checks the environment.

    Raises `StartupProblem` that names every variable with a value that cannot be used.
    """
    try:
        environment = Environment()
    except (ValidationError, ValueError) as error:
        raise _wrong(error) from None
    missing = [f for f in STORE_NEEDS if not getattr(environment, f)]
    if environment.s3_bucket and missing:
        listed = ", ".join(map(variable_name, missing))
        raise StartupProblem(
            f"设置了 FAZHI_S3_BUCKET，还需要设置 {listed}，请按 docs/settings.md 设置后再启动。",
            f"FAZHI_S3_BUCKET needs {listed} as well; set them as docs/settings.md says.",
        )
    return environment


def _wrong(error: Exception) -> StartupProblem:
    if isinstance(error, ValidationError):
        names = {str(e["loc"][0]) if e["loc"] else "" for e in error.errors()}
        fields = Environment.model_fields
        wrong = sorted(variable_name(n) if n in fields else n for n in names)
        reasons = "; ".join(
            sorted({e["msg"].removeprefix("Value error, ") for e in error.errors()})
        )
    else:  # pydantic-settings: a variable that should hold JSON does not
        cause = error.__cause__
        field = str(error).partition('"')[2].partition('"')[0]
        wrong = [variable_name(field) if field in Environment.model_fields else str(error)]
        reasons = "not valid JSON" if isinstance(cause, json.JSONDecodeError) else str(error)
    listed = ", ".join(wrong)
    return StartupProblem(
        f"环境变量 {listed} 的值不正确，请按 docs/settings.md 修改后再启动。",
        f"the value of {listed} is wrong ({reasons}); correct it as docs/settings.md says.",
    )


STORE_NEEDS = ("s3_endpoint", "s3_access_key", "s3_secret_key", "base_url")
PRODUCTION_NEEDS = (
    "secret_key",
    "allowed_hosts",
    "base_url",
    "database_url",
    "redis_url",
    "personal_data_keys",
    "lookup_key",
)


def require(environment: Environment, fields: tuple[str, ...] = PRODUCTION_NEEDS) -> None:
    """Raises `StartupProblem` that names every one of ``fields`` that is not set."""
    missing = ", ".join(variable_name(f) for f in fields if not getattr(environment, f))
    if missing:
        raise StartupProblem(
            f"正式环境缺少环境变量 {missing}，请按 docs/settings.md 设置后再启动。",
            f"production needs {missing}; set them as docs/settings.md says.",
        )
    if not environment.base_url.startswith("https://"):
        raise StartupProblem(
            f"正式环境的 {variable_name('base_url')} 必须以 https:// 开头：登录只能经过加密的连接。",
            f"{variable_name('base_url')} must begin with https:// in production: nobody signs in over "
            "a connection that is not encrypted.",
        )
    name = urlsplit(environment.base_url).hostname or ""
    hosts = [h.lower() for h in environment.allowed_hosts]
    named = any(name == h or (h.startswith(".") and f".{name}".endswith(h)) for h in hosts)
    if "*" in hosts or not named:
        raise StartupProblem(
            f"{variable_name('allowed_hosts')} 必须写明 {variable_name('base_url')} 中的主机名 {name}，"
            "正式环境不能用 *。",
            f"{variable_name('allowed_hosts')} must name {name}, the host of {variable_name('base_url')}; "
            "production takes no *.",
        )


def kept_secret(
    folder: Path,
    name: str,
    make: Callable[[], str] = lambda: secrets.token_urlsafe(48),
    check: Callable[[str], str] = env_values.secret,
) -> str:
    """Secret of an embedded installation: made on first use, then read from ``folder/name``.

    Raises `StartupProblem` when the folder cannot be written, or when ``check`` finds that the file
    does not hold what was once made.
    """
    path = folder / name
    try:
        make_folder(folder)
        if path.exists() and (kept := path.read_text().strip()):
            return check(kept)
        secret = make()
        draft = folder / f".{name}.{secrets.token_hex(4)}"
        draft.touch(mode=0o600)
        draft.write_text(secret)
        # Two starts at once must agree: the first link wins, the other one reads it.
        try:
            path.hardlink_to(draft)
        except FileExistsError:
            if not path.read_text().strip():
                draft.replace(path)
                return secret
        draft.unlink(missing_ok=True)
        return path.read_text().strip()
    except OSError as error:
        raise unwritable(folder, error) from None
    except ValueError:  # what is no UTF-8 included
        raise StartupProblem(
            f"文件 {path} 已损坏。请从备份恢复该文件，不要删除它：用它加密的数据只有它能解开。",
            f"the file {path} is damaged. Restore it from a backup and do not delete it: only the key "
            "that it held opens what was encrypted.",
        ) from None


def make_folder(folder: Path) -> None:
    """Makes a data folder that only its owner can enter; one that is there stays as it is."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def private_file(path: Path) -> Path:
    """``path``, made empty and for its owner only where there is none yet.

    Raises `StartupProblem` when the folder cannot be written.
    """
    try:
        make_folder(path.parent)
        if not path.exists():
            path.touch(mode=0o600)
    except OSError as error:
        raise unwritable(path.parent, error) from None
    return path


def unwritable(folder: Path, error: OSError) -> StartupProblem:
    """The problem that ``folder`` cannot be written."""
    reason = error.strerror or str(error)
    return StartupProblem(
        f"数据文件夹 {folder} 无法写入（{reason}）。请修改权限，或用 FAZHI_DATA_DIR 指定另一个文件夹。",
        f"the data folder {folder} cannot be written ({reason}). Change its permissions or choose "
        "another one with FAZHI_DATA_DIR.",
    )
