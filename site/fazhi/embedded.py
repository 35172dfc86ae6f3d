"""Starting the embedded installation: what can stand in the way is said before anything changes."""

import fcntl
import shutil
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import DatabaseError, connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor

from fazhi.env import Environment, make_folder, unwritable
from fazhi.migrating import is_a_file
from fazhi.startup import StartupProblem

LEAST_FREE_BYTES = 200_000_000


def check_port(host: str, port: int) -> None:
    """Raises `StartupProblem` when ``host:port`` cannot be listened on."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except socket.gaierror:
            raise StartupProblem(
                f"地址 {host} 无法识别，请检查环境变量 HOST。",
                f"the address {host} is unknown; check HOST.",
            ) from None
        except PermissionError:
            raise StartupProblem(
                f"没有权限使用端口 {port}，请用 PORT 指定 1024 以上的端口，例如：PORT=8080 make run",
                f"port {port} may not be used; choose one above 1024, for example: PORT=8080 make run",
            ) from None
        except OSError as error:
            raise StartupProblem(
                f"{host} 的端口 {port} 正被占用或无法使用（{error.strerror}）。请关闭占用它的程序，"
                f"或另选端口，例如：PORT={port + 1} make run",
                f"port {port} of {host} is in use or cannot be used ({error.strerror}). Stop the program "
                f"that holds it or choose another port, for example: PORT={port + 1} make run",
            ) from None


def check_folder(folder: Path) -> None:
    """Raises `StartupProblem` when the data folder cannot be written or is nearly full."""
    try:
        make_folder(folder)
        probe = folder / ".write-test"
        probe.write_bytes(b"x")
        probe.unlink()
    except OSError as error:
        raise unwritable(folder, error) from None
    if shutil.disk_usage(folder).free < LEAST_FREE_BYTES:
        raise StartupProblem(
            f"数据文件夹 {folder} 所在磁盘的剩余空间不足 200 MB，请先清理磁盘。",
            f"less than 200 MB are left on the disk of the data folder {folder}; free some space first.",
        )


@contextmanager
def only_one_start(folder: Path) -> Iterator[None]:
    """Lets one start at a time prepare the data folder; raises `StartupProblem` for a second one."""
    with (folder / ".starting").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise StartupProblem(
                f"另一个程序正在准备同一个数据文件夹 {folder}，请等它完成后再试。",
                f"another start is preparing the data folder {folder}; wait until it is done.",
            ) from None
        # The file stays: a lock on a file that is gone keeps nobody out.
        yield


def check_database() -> int:
    """How many migrations are pending.

    Raises `StartupProblem` for a database that cannot be reached, read or written, and for one that
    a newer version of the software has already changed.
    """
    try:
        executor = MigrationExecutor(connection)
        if is_a_file(connection):
            with connection.cursor() as cursor:
                cursor.execute("BEGIN IMMEDIATE")
                cursor.execute("ROLLBACK")
    except (DatabaseError, sqlite3.Error) as error:
        raise unusable(connection, error) from None
    loader = executor.loader
    # Squashed and removed migrations of libraries may be unknown; ours never are.
    ours = {label for label in loader.migrated_apps if _is_ours(label)}
    unknown = sorted(
        f"{app}.{name}"
        for app, name in loader.applied_migrations
        if app in ours and (app, name) not in loader.disk_migrations
    )
    if unknown:
        raise StartupProblem(
            f"数据库由更新版本的软件创建（{unknown[-1]}）。请升级软件，或用 FAZHI_DATA_DIR 另选文件夹；"
            "数据未作任何改动。",
            f"the database was made by a newer version ({unknown[-1]}). Update the software or choose "
            "another folder with FAZHI_DATA_DIR; nothing has been changed.",
        )
    return len(executor.migration_plan(loader.graph.leaf_nodes()))


def unusable(database: BaseDatabaseWrapper, error: Exception) -> StartupProblem:
    """The problem that the database cannot be used at all."""
    reason = _first_line(error)
    if database.vendor != "sqlite":
        return StartupProblem(
            f"无法连接 FAZHI_DATABASE_URL 指定的数据库（{reason}）。请确认数据库已启动，地址和密码正确。",
            f"the database of FAZHI_DATABASE_URL cannot be reached ({reason}). See that it runs and that "
            "address and password are right.",
        )
    name = database.settings_dict["NAME"]
    if "readonly" in reason:
        return StartupProblem(
            f"数据库 {name} 只能读、不能写。请修改该文件的权限，或用 FAZHI_DATA_DIR 另选文件夹。",
            f"the database {name} can be read but not written. Change the permissions of the file or "
            "choose another folder with FAZHI_DATA_DIR.",
        )
    if "locked" in reason:
        return StartupProblem(
            f"数据库 {name} 正被另一个程序使用，请先停止那个程序。",
            f"another program is using the database {name}; stop it first.",
        )
    return StartupProblem(
        f"数据库 {name} 无法打开（{reason}）。请从备份恢复该文件，或用 FAZHI_DATA_DIR 另选文件夹。",
        f"the database {name} cannot be opened ({reason}). Restore it from a backup or choose another "
        "folder with FAZHI_DATA_DIR.",
    )


def not_migrated(database: BaseDatabaseWrapper, error: Exception) -> StartupProblem:
    """The problem that the database could not be brought to the software's version."""
    reason = _first_line(error)
    if "locked" in reason or "readonly" in reason:
        return unusable(database, error)
    name = database.settings_dict["NAME"]
    return StartupProblem(
        f"数据库 {name} 升级失败（{reason}），原有数据没有丢失。请检查磁盘空间后重试，仍不成功请从备份恢复；"
        "`manage.py migrate --traceback` 显示详情。",
        f"the database {name} could not be upgraded ({reason}); no data is lost. See that the disk has "
        "room and try again, else restore a backup; `manage.py migrate --traceback` shows the details.",
    )


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]


def _is_ours(label: str) -> bool:
    from django.apps import apps

    return apps.get_app_config(label).name.startswith(("fazhi", "cms_pages"))


def addresses(env: Environment) -> list[str]:
    """Addresses to print: the machine's own name too where the site listens on all interfaces."""
    urls = [env.url_of("127.0.0.1"), env.own_url] if env.on_all_interfaces else [env.own_url]
    return [f"{url}{env.script_name}/" for url in urls]
